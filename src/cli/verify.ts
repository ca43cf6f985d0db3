/** `tandem verify`: whether what is stored for speed is what the events say. */
import { Command } from 'commander';
import type { ClockDifference, VerifiedClocks } from '../server/modules/tickets/index.js';
import { FINDINGS, FINE } from './exit.js';
import { finish } from './finish.js';
import { type Ink, inkFor } from './ink.js';
import { UnreadableInput } from './input-files.js';
import { type Io, send } from './io.js';
import { instantText } from './moments.js';
import { count } from './numbers.js';
import { progressLine } from './progress.js';
import type { VerifiedStore } from './verified-tickets.js';

interface Options {
  readonly partnership?: string;
  readonly show: string;
  readonly json?: boolean;
}

const HELP = `
Lists show deadlines, holders and breaches from a row that is written with each event. This folds the
events of every ticket again and compares: deadline and its kind, breach, status, holder, offer, bounces,
next waking and what the ticket is about. It changes nothing, and may run while people work.

Uses the database that \`tandem serve\` would use (TANDEM_DATA, or DATABASE_URL), also while it runs.

Ends with 0 when all is equal, with 1 when tickets differ, with 2 for wrong usage or a database that
cannot be reached.

Examples:
  tandem verify clocks
  tandem verify clocks --partnership "Harbor Lane Manufacturing" --show 100`;

export function verifyCommand(io: Io, open: (env: Io['env']) => Promise<VerifiedStore> = openDatabase): Command {
  const verify = new Command('verify')
    .description('Check what is stored against the events it was made from')
    .addHelpText('after', '\nExamples:\n  tandem verify clocks\n  tandem verify clocks --help');
  verify
    .command('clocks')
    .description('Check the stored deadlines, holders and breaches of every ticket against its events')
    .option('--partnership <partnership>', 'only this one, by name or id')
    .option('--show <n>', 'how many differences to print', '20')
    .option('--json', 'for machines')
    .addHelpText('after', HELP)
    .action((options: Options) => finish(io, () => verifyAll(options, io, open)));
  return verify;
}

type Shown = ClockDifference & { readonly partnership: string };

async function verifyAll({ partnership, show, json }: Options, io: Io, open: (env: Io['env']) => Promise<VerifiedStore>): Promise<number> {
  const most = Number(show);
  if (!Number.isInteger(most) || most < 0) throw new UnreadableInput([`--show ${show}: give a whole number, such as 20`]);
  const store = await open(io.env);
  const line = progressLine(io.stderr);
  try {
    const all = await store.partnerships(partnership ?? null);
    if (all === null) throw new UnreadableInput([`There is no partnership "${partnership}", or more than one with that name: give its id`]);
    const shown: Shown[] = [];
    const done: (VerifiedClocks & { readonly name: string })[] = [];
    for (const { id, name } of all) {
      const found = (differences: readonly ClockDifference[]) =>
        shown.push(...differences.slice(0, Math.max(0, most - shown.length)).map((one) => ({ partnership: name, ...one })));
      const verified = await store.verify(id, found, (tickets) => line.update(`${name}: ${count(tickets)} tickets`, null));
      done.push({ name, ...verified });
    }
    line.clear();
    const total = sum(done);
    const text =
      json === true
        ? `${JSON.stringify({ ...total, partnerships: done, differences: shown })}\n`
        : textOf(done, total, shown, store, inkFor(io.stdout, io.env));
    await send(io.stdout, text);
    return total.differing > 0 ? FINDINGS : FINE;
  } finally {
    line.clear();
    await store.close();
  }
}

const sum = (all: readonly VerifiedClocks[]): VerifiedClocks => ({
  tickets: all.reduce((so, one) => so + one.tickets, 0),
  events: all.reduce((so, one) => so + one.events, 0),
  differing: all.reduce((so, one) => so + one.differing, 0),
});

function textOf(
  done: readonly (VerifiedClocks & { readonly name: string })[],
  total: VerifiedClocks,
  shown: readonly Shown[],
  { instants }: VerifiedStore,
  ink: Ink,
): string {
  const said = (field: string, value: ClockDifference['stored']): string => {
    if (value === null) return 'none';
    return instants.has(field) && typeof value === 'number' ? instantText(value) : `${value}`;
  };
  const state = ({ tickets, events, differing }: VerifiedClocks) =>
    `${count(tickets)} tickets with ${count(events)} events checked, ${differing === 0 ? ink.good('all equal') : ink.bad(`${count(differing)} differ`)}`;
  const lines = done.map((one) => `${ink.bold(one.name)}: ${state(one)}`);
  if (done.length !== 1) lines.push(`${count(done.length)} partnerships: ${state(total)}`);
  if (shown.length > 0) lines.push('');
  for (const { partnership, number, field, stored, computed } of shown) {
    const where = done.length === 1 ? '' : `${partnership}  `;
    lines.push(`${where}${number}  ${field}: stored ${said(field, stored)}, computed ${said(field, computed)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Loaded late, so that help and wrong usage answer fast. */
async function openDatabase(env: Io['env']): Promise<VerifiedStore> {
  const { openVerifiedStore } = await import('./verify-store.js');
  return openVerifiedStore(env);
}
