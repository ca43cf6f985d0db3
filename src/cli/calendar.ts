/** `tandem calendar`: questions about business time. */
import { Command } from 'commander';
import type { Calendar, Deadline } from '../core/calendar/calendar.js';
import { parseDuration } from '../core/sla/duration-text.js';
import { lengthText } from '../core/sla/length-text.js';
import type { Instant } from '../core/time.js';
import { answerCase } from '../formats/business-time.js';
import { type CalendarOptions, calendarOf } from './calendar-input.js';
import { FINDINGS, FINE, UNREADABLE } from './exit.js';
import { explainLines } from './explain-time.js';
import { finish } from './finish.js';
import { inkFor } from './ink.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';
import { answerLines } from './json-lines.js';
import { instantText, momentText, parseMoment } from './moments.js';

interface Options extends CalendarOptions {
  readonly explain?: boolean;
  readonly json?: boolean;
}

const HELP = `
A calendar is one of an agreement (--agreement and --calendar) or made here (--zone, --hours, --holiday).
A date and time without an offset is meant on the calendar's wall clock.

With --batch every line of standard input is a question with its calendar, and every line of the output
its answer: {"id": …, "result": …}, or {"id": …, "error": …}. docs/guide/command-line.md has the format.

Ends with 0, with 1 when there is no such moment, with 2 when something cannot be read.

Examples:
  tandem calendar add "2026-03-06 15:00" "8 h" --zone America/New_York --hours "mon-fri 08:00-17:00" --explain
  tandem calendar elapsed "2026-03-06 15:00" "2026-03-09 14:00" --agreement agreement.yaml --calendar Office
  tandem calendar open? now --agreement agreement.yaml --calendar Office
  tandem calendar next-open "2027-01-01 09:00" --zone UTC --hours "mon-fri 09:00-17:00" --holiday "2027-01-01 New Year's Day"
  tandem calendar --batch < cases.jsonl`;

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** What one question gives: for people, for machines, and how it ends. */
interface Answered {
  readonly text: string;
  readonly result: string | number | boolean;
  /** The stretch that `--explain` explains; null when there is none. */
  readonly explained: readonly [Instant, Instant] | null;
}

export function calendarCommand(io: Io): Command {
  const command = new Command('calendar')
    .description('Reckon in business time: when something is due, how much open time has passed')
    .option('--batch', 'answer JSON Lines from standard input')
    .addHelpText('after', HELP)
    .action((options: { batch?: boolean }) => finish(io, () => batch(options.batch === true, command, io)));

  const question = (name: string, description: string, ...names: readonly [string, string][]) => {
    const sub = new Command(name).description(description);
    for (const [argument, meaning] of names) sub.argument(`<${argument}>`, meaning);
    sub
      .option('--agreement <file>', 'take the calendar from this agreement file')
      .option('--calendar <name>', 'which calendar of the agreement')
      .option('--zone <zone>', 'an IANA zone, such as America/New_York')
      .option('--hours <hours>', 'opening hours, such as "mon-fri 08:00-17:00; sat 09:00-12:00" or 24x7')
      .option('--holiday <holiday>', 'a date and its name; MM-DD for every year; may be repeated', collect, [])
      .option('--explain', 'list every stretch that counts or does not, with the reason')
      .option('--json', 'for machines');
    command.addCommand(sub);
    return sub;
  };
  const run = (options: Options, ask: (calendar: Calendar, moment: (text: string) => Instant) => Answered) =>
    finish(io, () => answer(options, ask, io));

  question(
    'add',
    'The instant by which an amount of open time has passed',
    ['start', 'from when'],
    ['duration', 'how much, such as "8 h"'],
  ).action((start: string, duration: string, options: Options) =>
    run(options, (calendar, moment) => {
      const from = moment(start);
      const ms = parseDuration(duration);
      if (ms === null) throw new UnreadableInput([`"${duration}" is no length of time; expected one such as "8 h" or "1 h 30 min"`]);
      return deadline(calendar, from, calendar.add(from, ms));
    }),
  );
  question('elapsed', 'The open time between two instants', ['from', 'from when'], ['to', 'until when']).action(
    (from: string, to: string, options: Options) =>
      run(options, (calendar, moment) => {
        const [a, b] = [moment(from), moment(to)];
        const ms = calendar.elapsed(a, b);
        return { text: lengthText(ms), result: ms / 1000, explained: a < b ? [a, b] : null };
      }),
  );
  question('open?', 'Whether it is open at an instant', ['at', 'when'])
    .alias('open')
    .action((at: string, options: Options) =>
      run(options, (calendar, moment) => {
        const when = moment(at);
        const open = calendar.isOpen(when);
        return { text: open ? 'open' : 'closed', result: open, explained: [when, when + 1] };
      }),
    );
  question('next-open', 'The first open instant at or after an instant', ['at', 'when']).action((at: string, options: Options) =>
    run(options, (calendar, moment) => {
      const from = moment(at);
      return deadline(calendar, from, calendar.nextOpening(from));
    }),
  );
  return command;
}

function deadline(calendar: Calendar, from: Instant, due: Deadline): Answered {
  if (due === 'never') return { text: 'never', result: 'never', explained: null };
  return {
    text: `${momentText(calendar.zone, due)}  (${instantText(due)})`,
    result: instantText(due),
    explained: from < due ? [from, due] : null,
  };
}

async function answer(options: Options, ask: (calendar: Calendar, moment: (text: string) => Instant) => Answered, io: Io): Promise<number> {
  const calendar = await calendarOf(options, io);
  const moment = (text: string): Instant => {
    const at = parseMoment(text, calendar.zone, io.now());
    if (typeof at === 'string') throw new UnreadableInput([at]);
    return at;
  };
  const { text, result, explained } = ask(calendar, moment);
  const spans = options.explain === true && explained !== null ? calendar.explain(...explained) : null;
  if (options.json === true) {
    const told = spans?.map((span) => ({ ...span, from: instantText(span.from), to: instantText(span.to) }));
    io.stdout.write(`${JSON.stringify(told === undefined ? { result } : { result, spans: told })}\n`);
  } else {
    const lines = spans === null ? [] : explainLines(spans, calendar.zone, inkFor(io.stdout, io.env), explained![1] - explained![0] <= 1);
    io.stdout.write(`${[text, ...lines].join('\n')}\n`);
  }
  return result === 'never' ? FINDINGS : FINE;
}

async function batch(asked: boolean, command: Command, io: Io): Promise<number> {
  if (!asked) {
    command.outputHelp({ error: true });
    return UNREADABLE;
  }
  const calendars = new Map<string, Calendar>();
  const { errors } = await answerLines(io, (value) => answerCase(value, calendars));
  return errors > 0 ? UNREADABLE : FINE;
}
