// The table of benchmarks: `npm run bench`, or some of them by name: `npm run bench -- calendar desk`.
// Each runs in a process of its own, one after the other, beside its rivals. A whole run writes
// bench/RESULTS.md with the machine it ran on.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

const root = join(import.meta.dirname, '..');
const ALL = [
  'calendar',
  'routing',
  'proof',
  'clocks',
  'draft',
  'replay',
  'import',
  'desk',
  'desk-external',
  'search',
  'streams',
  'queue',
  'queue-paint',
  'start',
  'web',
  'lighthouse',
];

const figure = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

function lineOf({ what, ours, unit, target, higherIsBetter, rivals }) {
  const met = higherIsBetter ? ours >= target : ours <= target;
  const beside = rivals
    .map(({ name, value }) => `${name} ${figure(value)} (${figure(higherIsBetter ? ours / value : value / ours)}×)`)
    .join('; ');
  return `| ${what} | ${figure(ours)} ${unit} | ${higherIsBetter ? '≥' : '≤'} ${figure(target)} | ${met ? 'met' : 'missed'} | ${beside} |`;
}

ensureInstalled(root);
if (!isBuilt()) await build();
const wanted = process.argv.slice(2);
const lines = [];
for (const name of wanted.length > 0 ? wanted : ALL) {
  const started = Date.now();
  const result = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', 'bench/one.ts', name], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const rows = result.stdout.split('\n').find((line) => line.startsWith('rows '));
  if (result.status !== 0 || rows === undefined) {
    lines.push(`| ${name} | did not finish | | missed | |`);
    console.error(`${name} did not finish\n${result.stdout}`);
    continue;
  }
  for (const row of JSON.parse(rows.slice(5))) {
    const line = lineOf(row);
    lines.push(line);
    console.log(line);
  }
  console.error(`${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

const { model } = os.cpus()[0];
const text = `# Results of \`npm run bench\`

${new Date().toISOString().slice(0, 10)} · ${os.cpus().length} × ${model.trim()} · ${Math.round(os.totalmem() / 2 ** 30)} GiB · Node ${process.versions.node} · ${os.type()} ${os.release()} · load at the end ${os.loadavg()[0].toFixed(1)}

Ours and rivals ran side by side in this one run; on a shared machine trust the ratios. A ratio above 1 means that ours is better.

| what | ours | target | | beside |
|---|---|---|---|---|
${lines.join('\n')}
`;
if (wanted.length === 0) writeFileSync(join(root, 'bench', 'RESULTS.md'), text);
