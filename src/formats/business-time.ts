/**
 * Questions about business time as lines of JSON: the format in which desks exchange test cases.
 *
 * A line names its calendar in full, what is asked (`kind`) and from when; the answer is an instant,
 * a number of seconds or yes and no. Keys beside these, such as where a case comes from and what it
 * expects, are let through unread.
 *
 * Worked example: `{"id": "a", "kind": "add", "start": "2024-03-08T21:00:00Z", "amount": 120, "unit":
 * "minute", "calendar": {"tz": "America/New_York", "week": {"mon": [["09:00", "17:00"]], …}}}` is
 * answered with `{"id": "a", "result": "2024-03-11T14:00:00Z"}`.
 */
import { z } from 'zod';
import { complement, during, intersect } from '../core/calendar/algebra.js';
import type { Calendar, Deadline } from '../core/calendar/calendar.js';
import { calendarsAnswer } from '../core/calendar/calendar.js';
import { parseDate } from '../core/calendar/civil-date.js';
import { compileCalendar } from '../core/calendar/compile.js';
import type { CalendarDefinition, CalendarException, Period, WeeklyHours } from '../core/calendar/definition.js';
import { calendarProblems } from '../core/calendar/problems.js';
import { HOUR, type Instant, MINUTE, type Millis, SECOND } from '../core/time.js';
import { pathText } from './place.js';

type CaseId = string | number | null;
export type CaseAnswer =
  | { readonly id: CaseId; readonly result: string | number | boolean }
  | { readonly id: CaseId; readonly error: string };

const UNITS: Readonly<Record<'second' | 'minute' | 'hour', Millis>> = { second: SECOND, minute: MINUTE, hour: HOUR };
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const CLOCK = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
/** A line with more problems is wrong as a whole; the rest are counted. */
const MOST_LISTED = 10;
const MOST_CALENDARS = 200;

const instant = z.string().transform((text, context): Instant => {
  const date = INSTANT.exec(text)?.[1];
  if (date === undefined || parseDate(date) === null) {
    context.addIssue({ code: 'custom', message: 'expected an instant such as 2026-03-06T20:00:00Z' });
    return z.NEVER;
  }
  const t = Date.parse(text);
  if (!calendarsAnswer(t)) context.addIssue({ code: 'custom', message: 'outside the years 1900 to 2199 that calendars answer for' });
  return t;
});

const minuteOfDay = z
  .string()
  .regex(CLOCK, 'expected a time of day from "00:00" to "24:00"')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const periods = z.array(z.tuple([minuteOfDay, minuteOfDay]).transform(([from, to]): Period => ({ from, to }))).max(200);
const byDate = z.record(z.string().max(40), periods).default({});

const calendar = z.strictObject({
  tz: z.string().max(100),
  week: z.strictObject({ mon: periods, tue: periods, wed: periods, thu: periods, fri: periods, sat: periods, sun: periods }).partial(),
  holidays: z.array(z.string().max(40)).max(20_000).default([]),
  breaks: byDate,
  shifts: byDate,
});

const from = { id: z.union([z.string(), z.number()]).nullish(), calendar, start: instant };
const amount = { amount: z.number(), unit: z.enum(['second', 'minute', 'hour']).default('hour') };
const end = { end: instant };
const pause = z.tuple([instant, instant]).refine(([a, b]) => a <= b, 'expected a pause that ends after it begins');
const pauses = { pauses: z.array(pause).max(10_000) };

const question = z.discriminatedUnion('kind', [
  z.looseObject({ ...from, kind: z.literal('add'), ...amount }),
  z.looseObject({ ...from, kind: z.literal('sub'), ...amount }),
  z.looseObject({ ...from, kind: z.literal('between'), ...end }),
  z.looseObject({ ...from, kind: z.literal('is_open') }),
  z.looseObject({ ...from, kind: z.literal('next_open') }),
  z.looseObject({ ...from, kind: z.literal('due_with_pauses'), ...amount, ...pauses }),
  z.looseObject({ ...from, kind: z.literal('elapsed_with_pauses'), ...end, ...pauses }),
]);
type Question = z.infer<typeof question>;

/** A message of the schema in the words of this format. */
const plain = (message: string): string =>
  message
    .replace(/^Invalid (input: |discriminator value\. )/, '')
    .replace(/^expected (.+), received undefined$/, 'missing; expected $1')
    .replace(/^[A-Z]/, (first) => first.toLowerCase())
    .replaceAll("' | '", "', '")
    .slice(0, 200);

/** Several problems in one line of text, each with its place. */
const told = (problems: readonly { readonly path: readonly PropertyKey[]; readonly text: string }[]): string => {
  const lines = problems.slice(0, MOST_LISTED).map(({ path, text }) => {
    const place = pathText(path.map((step) => (typeof step === 'symbol' ? String(step) : step)));
    return place === '' ? text : `${place}: ${text}`;
  });
  if (problems.length > MOST_LISTED) lines.push(`and ${problems.length - MOST_LISTED} more problems`);
  return lines.join('; ');
};

/** The calendar of a line in the shape of the core, or what is wrong with it. */
function definitionOf({ tz, week, holidays, breaks, shifts }: Question['calendar']): CalendarDefinition | string {
  const dated = [
    ...Object.entries(shifts).map(([date, open]) => ({ path: ['shifts', date], entry: { date, name: 'Shift', open } })),
    ...Object.entries(breaks)
      .filter(([, closes]) => closes.length > 0)
      .map(([date, closes]) => ({ path: ['breaks', date], entry: { date, name: 'Break', closes } })),
  ] satisfies { path: string[]; entry: CalendarException }[];
  const definition: CalendarDefinition = {
    zone: tz,
    week: week as WeeklyHours,
    holidays: [...new Set(holidays)].map((date) => ({ date, name: date })),
    exceptions: dated.map(({ entry }) => entry),
  };
  const problems = calendarProblems(definition).map(({ path, text }) => {
    const [part, index] = path;
    if (part === 'zone') return { path: ['calendar', 'tz'], text };
    if (part === 'exceptions') return { path: ['calendar', ...dated[Number(index)]!.path], text };
    return { path: ['calendar', ...path.filter((step) => step !== 'date')], text };
  });
  return problems.length > 0 ? told(problems) : definition;
}

const millisOf = ({ amount, unit }: { readonly amount: number; readonly unit: keyof typeof UNITS }): Millis =>
  Math.round(amount * UNITS[unit]);
const isoText = (t: Instant): string => new Date(t).toISOString().replace('.000Z', 'Z');

/** The calendar without the time during which the clock stands. */
const running = (on: Calendar, pauses: readonly (readonly [Instant, Instant])[]): Calendar =>
  intersect(
    on,
    complement(
      during(
        'pause',
        pauses.map(([from, to]) => ({ from, to })),
      ),
    ),
  );

function answer(asked: Question, on: Calendar): string | number | boolean | { readonly error: string } {
  const instantOr = (found: Deadline, error: string) => (found === 'never' ? { error } : isoText(found));
  const tooShort = 'The calendar is not open for so long before the year 2200';
  switch (asked.kind) {
    case 'add':
      return instantOr(on.add(asked.start, millisOf(asked)), tooShort);
    case 'sub':
      return instantOr(on.subtract(asked.start, millisOf(asked)), 'The calendar is not open for so long since the year 1900');
    case 'next_open':
      return instantOr(on.nextOpening(asked.start), 'The calendar does not open again before the year 2200');
    case 'is_open':
      return on.isOpen(asked.start);
    case 'between':
      return on.elapsed(asked.start, asked.end) / SECOND;
    case 'elapsed_with_pauses':
      return running(on, asked.pauses).elapsed(asked.start, asked.end) / SECOND;
    case 'due_with_pauses':
      return instantOr(running(on, asked.pauses).add(asked.start, millisOf(asked)), tooShort);
  }
}

const idOf = (line: unknown): CaseId => {
  const id = typeof line === 'object' && line !== null && 'id' in line ? line.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
};

/**
 * Answers one line.
 *
 * @param line what `JSON.parse` made of it; anything is taken, and refused with all its problems
 * @param calendars calendars compiled so far: hand the same map to every line of a batch, and a
 *   calendar that many lines share is compiled once
 * @example answerCase({ id: 'a', kind: 'is_open', start: '2024-01-15T10:00:00Z', calendar }) // { id: 'a', result: true }
 */
export function answerCase(line: unknown, calendars: Map<string, Calendar> = new Map()): CaseAnswer {
  const id = idOf(line);
  const read = question.safeParse(line);
  if (!read.success) return { id, error: told(read.error.issues.map(({ path, message }) => ({ path, text: plain(message) }))) };
  const key = JSON.stringify(read.data.calendar);
  let on = calendars.get(key);
  if (on === undefined) {
    const definition = definitionOf(read.data.calendar);
    if (typeof definition === 'string') return { id, error: definition };
    on = compileCalendar(definition);
    if (calendars.size >= MOST_CALENDARS) calendars.clear();
    calendars.set(key, on);
  }
  const result = answer(read.data, on);
  return typeof result === 'object' ? { id, ...result } : { id, result };
}
