/** `tandem replay`: a real history through an agreement. */
import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { Instant } from '../core/time.js';
import { instantReader } from '../formats/history/instants.js';
import { replayHistory } from '../formats/history/replay-history.js';
import { readAgreementInput } from './agreement-input.js';
import { FINDINGS, FINE } from './exit.js';
import { finish } from './finish.js';
import { historyProgress } from './history-progress.js';
import { inkFor } from './ink.js';
import { openHistory, readMapping, UnreadableInput, unreadableHistory } from './input-files.js';
import { type Io, send } from './io.js';
import { receiptFile } from './receipt-file.js';
import { htmlReport } from './replay/html-report.js';
import { textReport } from './replay/text-report.js';
import { hasFindings, type ReplayView } from './replay/view.js';

interface Options {
  readonly map: string;
  readonly compare?: string;
  readonly html?: string;
  readonly receipt?: string;
  readonly asOf?: Instant;
  readonly json?: boolean;
}

const instant = (text: string): Instant => {
  const value = instantReader('iso', 'UTC')(text);
  if (typeof value !== 'number') throw new InvalidArgumentError('write an instant such as 2026-03-01 or 2026-03-01T08:00Z');
  return value;
};

const HELP = `
What it prints: what nobody owns, who gets what before and after, what moves, clocks met and missed
beside what the desk recorded, hand-offs and the costliest bounces, load by hour of the week.

The mapping says how columns and values of the file become tickets: docs/guide/history.md. The file
may be gzipped; rows that cannot be used are counted, and --receipt writes each with its reason.

Ends with 0, with 1 when tickets have no owner or cannot be routed, with 2 when a file cannot be read.

Examples:
  tandem replay agreement.yaml history.csv.gz --map map.yaml
  tandem replay agreement.yaml history.csv.gz --map map.yaml --compare draft.yaml --html report.html
  tandem replay agreement.yaml history.csv --map map.yaml --json | jq .report.routed`;

export function replayCommand(io: Io): Command {
  return new Command('replay')
    .description('Run a real ticket history through an agreement: who would have got what, and which clocks would have been met')
    .argument('<agreement>', 'the agreement file; - for standard input')
    .argument('<history>', 'the history as CSV, plain or gzipped')
    .requiredOption('--map <file>', 'the mapping file: what columns and values mean')
    .option('--compare <file>', 'a second agreement: list the tickets that it decides otherwise')
    .option('--html <file>', 'also write the report as one HTML file')
    .option('--receipt <file>', 'write refused rows as JSON Lines')
    .option(
      '--as-of <instant>',
      'when the history ends: clocks that still run are judged then (otherwise at each ticket’s last event)',
      instant,
    )
    .option('--json', 'report and receipt as JSON, for machines')
    .addHelpText('after', HELP)
    .action((agreement: string, history: string, options: Options) => finish(io, () => replay(agreement, history, options, io)));
}

async function replay(agreementPath: string, historyPath: string, options: Options, io: Io): Promise<number> {
  const agreement = (await readAgreementInput(agreementPath, io)).agreement;
  const compare = options.compare === undefined ? undefined : (await readAgreementInput(options.compare, io)).agreement;
  const mapping = await readMapping(options.map);
  const source = await openHistory(historyPath);
  const { line, onProgress } = historyProgress(io.stderr);
  const receipt = receiptFile(options.receipt);
  const result = await replayHistory(source, mapping, agreement, {
    onProgress,
    onRefused: (rows) => receipt.add(rows),
    ...(compare !== undefined && { compare }),
    ...(options.asOf !== undefined && { asOf: options.asOf }),
  }).finally(() => {
    line.clear();
    receipt.close();
  });
  if (!result.ok) throw unreadableHistory(historyPath, result.problems);
  const view: ReplayView = { ...result, agreement };
  if (options.html !== undefined) await write(options.html, htmlReport(view));
  const text =
    options.json === true
      ? `${JSON.stringify({ report: result.report, receipt: result.receipt, misfits: result.misfits })}\n`
      : textReport(view, inkFor(io.stdout, io.env), io.stdout.columns ?? 100);
  await send(io.stdout, text);
  return hasFindings(view) ? FINDINGS : FINE;
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new UnreadableInput([`${path}: ${(error as Error).message}`]);
  }
}
