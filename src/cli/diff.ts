/** `tandem diff`: which work goes elsewhere from one agreement to another. */
import { Command } from 'commander';
import { agreementHash } from '../core/agreement/hash.js';
import { type Change, type Diff, diffRouters } from '../core/routing/diff.js';
import { compileRouter } from '../core/routing/router.js';
import { otherChanges } from './agreement-changes.js';
import { type AgreementInput, readAgreementInput } from './agreement-input.js';
import { FINDINGS, FINE } from './exit.js';
import { finish } from './finish.js';
import { historyTraffic } from './history-traffic.js';
import { type Ink, inkFor } from './ink.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';
import { count, counted, percent } from './numbers.js';
import { situationText } from './words.js';

interface Options {
  readonly history?: string;
  readonly map?: string;
  readonly json?: boolean;
}

const HELP = `
Not which rows were edited, but which situations change hands: grouped by who has the work now and who
will have it, each with one example. Two agreements that differ in more ways than can be walked are
compared by examples, and the answer says so. Below it stands what else differs, such as targets and hours.
With a history each group says how many of its tickets would have gone elsewhere.

Ends with 0 when nothing differs, with 1 when something does, with 2 when a file cannot be read.

Examples:
  tandem diff agreement.yaml draft.yaml
  tandem diff agreement.yaml draft.yaml --history log.csv.gz --map map.yaml
  git show HEAD:agreement.yaml | tandem diff - agreement.yaml
  tandem diff agreement.yaml draft.yaml --json | jq .changes[].text`;

export function diffCommand(io: Io): Command {
  return new Command('diff')
    .description('Tell which work goes elsewhere from one agreement to another')
    .argument('<old>', 'the agreement as it is; - for standard input')
    .argument('<new>', 'the agreement as it would be')
    .option('--history <file>', 'count the tickets of a history that change (CSV, plain or gzipped)')
    .option('--map <file>', 'the mapping file of that history')
    .option('--json', 'for machines')
    .addHelpText('after', HELP)
    .action((before: string, after: string, options: Options) => finish(io, () => diff(before, after, options, io)));
}

async function diff(before: string, after: string, options: Options, io: Io): Promise<number> {
  if (before === '-' && after === '-') throw new UnreadableInput(['Only one of the two agreements can come from standard input']);
  const [a, b] = await bothInputs(before, after, io);
  const traffic = await historyTraffic(options, a.agreement, io);
  const difference = diffRouters(compileRouter(a.agreement), compileRouter(b.agreement), traffic ?? undefined);
  const { changes, complete } = difference;
  const others = otherChanges(a.agreement, b.agreement);
  if (options.json === true) {
    const side = ({ file, agreement }: AgreementInput) => ({
      file,
      name: agreement.name,
      version: agreement.version,
      hash: agreementHash(agreement),
    });
    const told = changes.map((change) => ({ ...change, example: situationText(b.agreement, change.witness) }));
    io.stdout.write(`${JSON.stringify({ before: side(a), after: side(b), changes: told, complete, others })}\n`);
  } else io.stdout.write(diffText(a, b, difference, others, inkFor(io.stdout, io.env)));
  return changes.length + others.length > 0 || !complete ? FINDINGS : FINE;
}

/** Reads both files, and tells the mistakes of both at once. */
async function bothInputs(before: string, after: string, io: Io): Promise<[AgreementInput, AgreementInput]> {
  const [a, b] = await Promise.allSettled([readAgreementInput(before, io), readAgreementInput(after, io)]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  const lines: string[] = [];
  for (const result of [a, b]) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof UnreadableInput)) throw result.reason;
    lines.push(...result.reason.lines);
  }
  throw new UnreadableInput(lines);
}

function changeLines(change: Change, b: AgreementInput, ink: Ink): string[] {
  const tickets =
    change.tickets === null
      ? ''
      : `, ${counted(change.tickets, 'ticket')} of the history (${percent(Math.round((change.trafficShare ?? 0) * 1e6), 1e6)})`;
  const known = change.after.kind !== 'absent';
  return [
    '',
    ink.bold(change.text),
    `  ${change.situations === null ? 'situations not counted' : counted(change.situations, 'situation')}${tickets}`,
    ...(known ? [`  ${ink.faint('example')}  ${situationText(b.agreement, change.witness)}`] : []),
    ...(change.regions.length > 3 ? change.regions.slice(0, 40).map((region) => `  ${ink.faint('-')} ${region.text}`) : []),
    ...(change.regions.length > 40 || !change.complete
      ? [ink.faint(`  - and ${change.complete ? count(change.regions.length - 40) : 'further'} parts`)]
      : []),
  ];
}

function headline(changes: readonly Change[], complete: boolean, ink: Ink): string {
  if (!complete)
    return `The two differ in more ways than can be counted. ${counted(changes.length, 'group')} met by examples, each of which is true; there may be more.`;
  if (changes.length === 0) return ink.good('No work goes elsewhere.');
  const total = changes.reduce((sum, change) => sum + (change.situations ?? 0), 0);
  return `${counted(total, 'situation')} in ${counted(changes.length, 'group')} ${changes.length === 1 ? 'changes' : 'change'} hands.`;
}

function diffText(a: AgreementInput, b: AgreementInput, { changes, complete }: Diff, others: readonly string[], ink: Ink): string {
  const title = ({ file, agreement }: AgreementInput) => `${agreement.name}, version ${agreement.version}  ${ink.faint(file)}`;
  const lines = [
    `${ink.faint('from')}  ${title(a)}`,
    `${ink.faint('to')}    ${title(b)}`,
    '',
    headline(changes, complete, ink),
    ...changes.flatMap((change) => changeLines(change, b, ink)),
    ...(others.length === 0 ? [] : ['', ink.bold('What else differs'), ...others.map((text) => `  ${text}`)]),
  ];
  return `${lines.join('\n')}\n`;
}
