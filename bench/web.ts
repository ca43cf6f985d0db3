/**
 * The web before first use: what the sign-in page loads, gzipped, from the built files.
 * Run: npx tsx bench/web.ts
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BenchRow, printRows } from './row.js';

const web = fileURLToPath(new URL('../dist/web', import.meta.url));

/** A script with everything that it imports at once. */
function withImports(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(join(web, 'assets', file), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) withImports(name!, seen);
}

export async function run(): Promise<BenchRow[]> {
  const page = readFileSync(join(web, 'index.html'), 'utf8');
  const scripts = new Set<string>();
  for (const [, name] of page.matchAll(/assets\/([\w-]+\.js)/g)) withImports(name!, scripts);
  const bytes = [...scripts].reduce((sum, file) => sum + gzipSync(readFileSync(join(web, 'assets', file))).length, 0);
  return [{ what: 'script before first use, gzipped', ours: bytes / 1000, unit: 'kB', target: 250, higherIsBetter: false, rivals: [] }];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
