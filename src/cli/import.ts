/** `tandem import`: a history of another desk, checked row by row and handed to a store. */
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { RefusedRow } from '../formats/history/change.js';
import { fitMapping } from '../formats/history/fit.js';
import { type HashedTicket, readHistory } from '../formats/history/read-history.js';
import { readAgreementInput } from './agreement-input.js';
import { FINDINGS, FINE } from './exit.js';
import { finish } from './finish.js';
import { historyProgress } from './history-progress.js';
import { importText } from './import-text.js';
import { inkFor } from './ink.js';
import { openHistory, readMapping, UnreadableInput, unreadableHistory } from './input-files.js';
import { type Io, send } from './io.js';
import { receiptFile } from './receipt-file.js';
import type { OpenStore } from './store.js';

interface Options {
  readonly map: string;
  readonly agreement?: string;
  readonly receipt?: string;
  readonly out?: string;
  readonly into?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const SHOWN = 10;

const HELP = `
Every row is used, refused with a reason, or ignored by a rule of the mapping; the counts add up.
Importing the same file again changes nothing, and an import that was killed goes on where it was.
docs/guide/history.md explains mappings.

Ends with 0, with 1 when rows were refused, with 2 when a file cannot be read.

Examples:
  tandem import history.csv.gz --map map.yaml --dry-run
  tandem import history.csv.gz --map map.yaml --receipt refused.jsonl --out tickets.jsonl
  tandem import history.csv.gz --map map.yaml --into "Harbor Lane Manufacturing"`;

export function importCommand(io: Io, openStore: OpenStore = openDatabase): Command {
  return new Command('import')
    .description('Read a ticket history of another desk and account for every row')
    .argument('<history>', 'the history as CSV, plain or gzipped')
    .requiredOption('--map <file>', 'the mapping file: what columns and values mean')
    .option('--agreement <file>', 'an agreement whose names the mapping and the file use')
    .option('--into <partnership>', 'store it in this partnership, by name or id, of the database that `tandem serve` would use')
    .option('--dry-run', 'store nothing')
    .option('--receipt <file>', 'write refused rows as JSON Lines')
    .option('--out <file>', 'write the tickets as JSON Lines: number, events, what the desk recorded')
    .option('--json', 'the receipt as JSON, for machines')
    .addHelpText('after', HELP)
    .action((history: string, options: Options) => finish(io, () => importHistory(history, options, openStore, io)));
}

async function importHistory(path: string, options: Options, openStore: OpenStore, io: Io): Promise<number> {
  const parsed = await readMapping(options.map);
  const source = await openHistory(path);
  const store =
    options.into === undefined || options.dryRun === true
      ? null
      : await openStore({ source, mapping: readFileSync(options.map, 'utf8'), into: options.into, env: io.env });
  const named = options.agreement === undefined ? store?.agreement : (await readAgreementInput(options.agreement, io)).agreement;
  const mapping = named === undefined ? parsed : fitMapping(parsed, named).mapping;
  const receipt = receiptFile(options.receipt);
  const out = ticketFile(options.out);
  const { line, onProgress } = historyProgress(io.stderr);
  const shown: RefusedRow[] = [];
  const stored = { written: 0, unchanged: 0 };
  try {
    for await (const step of readHistory(source, mapping, { onProgress, from: store?.from ?? null })) {
      if (step.kind === 'unreadable') throw unreadableHistory(path, step.problems);
      if (step.kind === 'batch') {
        receipt.add(step.refused);
        out.add(step.tickets);
        shown.push(...step.refused.slice(0, SHOWN - shown.length));
        const done = await store?.put(step);
        stored.written += done?.written ?? 0;
        stored.unchanged += done?.unchanged ?? 0;
        continue;
      }
      await store?.finish(step.receipt);
      line.clear();
      const outcome = store === null ? null : stored;
      await send(
        io.stdout,
        options.json === true
          ? `${JSON.stringify({ receipt: step.receipt, stored: outcome })}\n`
          : importText(step.receipt, shown, outcome, inkFor(io.stdout, io.env)),
      );
      return step.receipt.refused > 0 ? FINDINGS : FINE;
    }
    throw new Error('A reading ends with a receipt or with problems');
  } finally {
    line.clear();
    receipt.close();
    out.close();
    await store?.close();
  }
}

function ticketFile(path: string | undefined): { add(tickets: readonly HashedTicket[]): void; close(): void } {
  if (path === undefined) return { add: () => {}, close: () => {} };
  let file: number;
  try {
    file = openSync(path, 'w');
  } catch (error) {
    throw new UnreadableInput([`${path}: ${(error as Error).message}`]);
  }
  const add = (tickets: readonly HashedTicket[]): void =>
    writeFileSync(file, tickets.map((ticket) => `${JSON.stringify(ticket)}\n`).join(''));
  return { add, close: () => closeSync(file) };
}

/** The database that the environment names; loaded late, so that a mere check starts fast. */
const openDatabase: OpenStore = async (request) => {
  const { openHistoryStore } = await import('./history-store.js');
  return openHistoryStore(request);
};
