#!/usr/bin/env node
// The `tandem` command: the built bundle where it is up to date, the sources otherwise.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bundle = join(root, 'dist/tandem.mjs');
const scripts = join(root, 'scripts/build.mjs');
const sources = join(root, 'src/cli/main.ts');

async function isFresh() {
  if (!existsSync(bundle)) return false;
  // A package as published has the bundle and no sources.
  if (!existsSync(sources) || !existsSync(scripts)) return true;
  const { isBuilt } = await import(pathToFileURL(scripts).href);
  return isBuilt();
}

if (await isFresh()) await import(pathToFileURL(bundle).href);
else {
  const tsx = await import('tsx/esm/api').catch(() => null);
  if (tsx === null) {
    process.stderr.write(`tandem: its packages are not installed. Run npm install in ${root}\n`);
    process.exitCode = 2;
  } else {
    tsx.register();
    await import(pathToFileURL(sources).href);
  }
}
