/** Runs one benchmark in this process and prints its rows as a line of JSON: `npx tsx bench/one.ts calendar`. */
import type { BenchRow } from './row.js';

const name = process.argv[2];
if (name === undefined || !/^[a-z-]+$/.test(name)) throw new Error('Name a benchmark');
const { run } = (await import(`./${name}.js`)) as { run: () => Promise<readonly BenchRow[]> };
console.log(`rows ${JSON.stringify(await run())}`);
process.exit(0);
