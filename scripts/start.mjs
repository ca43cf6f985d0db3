// `npm start`: installs when needed, builds when stale, starts the server. Nothing but Node and npm.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
ensureInstalled(root);
const { build, isBuilt } = await import('./build.mjs');
if (!isBuilt()) {
  console.log('Building (once for each change of the sources)');
  try {
    await build();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
process.env.NODE_ENV ??= 'production';
// In this process, so that Ctrl-C and signals reach the server alone.
process.argv = [process.argv[0], join(root, 'dist/tandem.mjs'), 'serve', ...process.argv.slice(2)];
await import('../dist/tandem.mjs');
