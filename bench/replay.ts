/**
 * Replay of a history through an agreement, reading included: the real log where it is beside the
 * project, and a million synthetic tickets of six changes each, streamed.
 *
 * Each measurement is made in a process of its own, so that its memory is its own and nothing is
 * warm. Run: npx tsx bench/replay.ts
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { Agreement } from '../src/core/agreement/agreement.js';
import { harborLane } from '../src/core/testing/harbor-lane.js';
import { parseAgreement } from '../src/formats/agreement/parse.js';
import { fileSource, type HistorySource } from '../src/formats/history/csv/source.js';
import { parseMapping } from '../src/formats/history/parse-mapping.js';
import { replayHistory } from '../src/formats/history/replay-history.js';
import { type BenchRow, printRows } from './row.js';
import { SYNTHETIC_MAPPING, syntheticHistory } from './synthetic-history.js';

const MILLION = 1_000_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const shared = process.env.TANDEM_SHARED ?? join(root, '..', 'shared');
const log = join(shared, 'data', 'history', 'servicenow-incident-events.csv.gz');

interface Measured {
  readonly tickets: number;
  readonly seconds: number;
  readonly megabytes: number;
}

const measured = async (work: () => Promise<number>): Promise<Measured> => {
  const started = process.hrtime.bigint();
  const tickets = await work();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { tickets, seconds, megabytes: process.resourceUsage().maxRSS / 1_024 };
};

const replayed = async (source: HistorySource, mapping: string | Buffer, agreement: Agreement): Promise<number> => {
  const parsed = parseMapping(mapping);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ text }) => text).join('\n'));
  const result = await replayHistory(source, parsed.mapping, agreement);
  if (!result.ok || result.misfits.length > 0) throw new Error('The history does not fit its mapping');
  return result.report.tickets;
};

const replayLog = async (): Promise<number> => {
  const example = join(root, 'examples', 'servicenow-log');
  const parsed = parseAgreement(readFileSync(join(example, 'agreement.yaml')));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ text }) => text).join('\n'));
  return replayed(await fileSource(log), readFileSync(join(example, 'map.yaml')), parsed.agreement);
};

/** What csv-parse needs for cutting the rows of the log, and nothing else. */
const cutLog = async (): Promise<number> => {
  const tickets = new Set<string>();
  const unpacked = createGunzip();
  const rows = unpacked.pipe(parse());
  const reading = (async () => {
    for await (const row of rows) tickets.add((row as string[])[0]!);
  })();
  for await (const chunk of (await fileSource(log)).open())
    if (!unpacked.write(chunk)) await new Promise((resolve) => unpacked.once('drain', resolve));
  unpacked.end();
  await reading;
  return tickets.size - 1;
};

const WORK: Readonly<Record<string, () => Promise<number>>> = {
  log: replayLog,
  'log-csv-parse': cutLog,
  million: () => replayed(syntheticHistory(MILLION), SYNTHETIC_MAPPING, harborLane),
};

const alone = (name: string): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), name], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(output) as Measured) : reject(new Error(`${name} ended with ${code}`))));
  });

export async function run(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  const seconds = (what: string, ours: number, target: number, rivals: BenchRow['rivals']): void => {
    rows.push({ what, ours, unit: 's', target, higherIsBetter: false, rivals });
  };
  if (existsSync(log)) {
    const ours = await alone('log');
    const cutting = await alone('log-csv-parse');
    const rival = { name: 'csv-parse, cutting the rows and nothing else', value: cutting.seconds };
    seconds(`Replay of ${ours.tickets.toLocaleString('en')} recorded incidents, reading included`, ours.seconds, 3, [rival]);
  } else {
    console.log(`Left out: the real log is not in ${shared}`);
  }
  const million = await alone('million');
  seconds(`Replay of ${million.tickets.toLocaleString('en')} synthetic tickets of 6 changes, streamed`, million.seconds, 60, []);
  rows.push({
    what: 'Memory at its most during that',
    ours: million.megabytes,
    unit: 'MB',
    target: 600,
    higherIsBetter: false,
    rivals: [],
  });
  return rows;
}

const asked = process.argv[2];
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const work = asked === undefined ? undefined : WORK[asked];
  if (work === undefined) printRows(await run());
  else process.stdout.write(JSON.stringify(await measured(work)));
}
