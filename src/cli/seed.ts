/** `tandem seed`: the sample world as files, for the command line and for reading. */
import { once } from 'node:events';
import { copyFileSync, createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command } from 'commander';
import { historyLines, mondayOf } from '../../seed/history/csv.js';
import { seedFolder } from '../server/folders.js';
import { ending, FINE } from './exit.js';
import { UnreadableInput } from './input-files.js';

const FILES = ['agreement.yaml', 'agreement-draft.yaml', 'map.yaml'] as const;
const HISTORY = 'history.csv.gz';

const HELP = `
Writes agreement.yaml (in force), agreement-draft.yaml, history.csv.gz (a year of the old desk, 20,000
tickets) and map.yaml. The same date gives the same bytes, and "Open the sample partnership" in the web
imports the very same history.

Examples:
  tandem seed --out sample
  tandem replay sample/agreement.yaml sample/history.csv.gz --map sample/map.yaml --compare sample/agreement-draft.yaml`;

export function seedCommand(): Command {
  return new Command('seed')
    .description('Write the sample partnership as files: agreement, draft, history, mapping')
    .requiredOption('--out <folder>', 'where to; made when it is not there')
    .option('--until <date>', 'the history ends with the Monday of this week, YYYY-MM-DD; today when left out')
    .addHelpText('after', HELP)
    .action((options: { out: string; until?: string }) => ending(() => seed(options.out, options.until)));
}

async function seed(out: string, until: string | undefined): Promise<number> {
  const at = until === undefined ? Date.now() : Date.parse(`${until}T12:00:00Z`);
  if (Number.isNaN(at) || (until !== undefined && !/^\d{4}-\d\d-\d\d$/.test(until))) {
    throw new UnreadableInput([`--until ${until}: expected a date such as 2026-11-23`]);
  }
  const folder = path.resolve(out);
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of FILES) copyFileSync(path.join(seedFolder(), name), path.join(folder, name));
    await writeHistory(path.join(folder, HISTORY), at);
  } catch (error) {
    throw new UnreadableInput([`${folder}: ${(error as Error).message}`]);
  }
  const ends = new Date(mondayOf(at)).toISOString().slice(0, 10);
  process.stdout.write(`${folder}: ${[...FILES, HISTORY].join(', ')}. The history ends on ${ends}.\n`);
  return FINE;
}

async function writeHistory(file: string, until: number): Promise<void> {
  const target = createWriteStream(file);
  await once(target, 'open');
  await pipeline(Readable.from(historyLines({ until })), createGzip(), target);
}
