/**
 * What is wrong with a calendar as written, all of it at once, each with its place.
 *
 * Worked example: a holiday on `2027-02-30` is a problem at `holidays, 0, date`: "2027-02-30 is not
 * a date". A calendar without problems compiles; it may still never open, which is for its user to
 * judge.
 */
import { nearestName } from '../agreement/nearest.js';
import { EARLIEST, LATEST } from '../time.js';
import { parseDate, parseMonthDay } from './civil-date.js';
import { type CalendarDefinition, type CalendarException, type Holiday, type Period, WEEKDAYS } from './definition.js';
import { yearOf } from './offset-table.js';
import { isZone } from './zone.js';

export interface CalendarProblem {
  /** The way to the place: keys and positions from the calendar down. */
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** A file with more problems than this is wrong as a whole; the last entry says how many more there are. */
const MOST_LISTED = 100;
const FIRST_YEAR = yearOf(EARLIEST);
const LAST_YEAR = yearOf(LATEST - 1);

type Report = (path: readonly (string | number)[], text: string) => void;

const KINDS = ['open', 'opens', 'closes'] as const;

/** What was written, quoted and short enough for a message. */
const quoted = (text: unknown): string => {
  const written = typeof text === 'string' ? JSON.stringify(text) : String(text);
  return written.length <= 60 ? written : `${written.slice(0, 57)}…"`;
};

function checkZone(zone: string, report: Report): void {
  if (isZone(zone)) return;
  const near = nearestName(zone, Intl.supportedValuesOf('timeZone'));
  report(['zone'], `${quoted(zone)} is not a known time zone${near === null ? '' : `; did you mean "${near}"?`}`);
}

function checkPeriods(path: readonly (string | number)[], periods: readonly Period[], report: Report): void {
  const seen = new Set<string>();
  periods.forEach(({ from, to }, i) => {
    const here = [...path, i];
    const whole = (minute: number, most: number) => Number.isInteger(minute) && minute >= 0 && minute <= most;
    if (!whole(from, 1439)) report([...here, 'from'], `${quoted(from)} is not a time of day: whole minutes from 0 (00:00) to 1439 (23:59)`);
    if (!whole(to, 1440)) report([...here, 'to'], `${quoted(to)} is not a time of day: whole minutes from 0 (00:00) to 1440 (24:00)`);
    const written = `${from}-${to}`;
    if (seen.has(written)) report(here, 'This period is listed twice');
    seen.add(written);
  });
}

function checkDate(path: readonly (string | number)[], date: string, yearly: boolean, report: Report): void {
  const day = parseDate(date);
  if (day === null) {
    if (yearly && parseMonthDay(date) !== null) return;
    const wanted = yearly ? 'YYYY-MM-DD, or MM-DD for every year' : 'YYYY-MM-DD';
    const written = /^(\d{4}-)?\d{2}-\d{2}$/.test(date) && (yearly || date.length === 10);
    report(path, written ? `${date} is not a date: there is no such day` : `${quoted(date)} is not a date: write ${wanted}`);
    return;
  }
  const year = Number(date.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR)
    report(path, `${date} is outside the years ${FIRST_YEAR} to ${LAST_YEAR} that calendars answer for`);
}

function checkHoliday(path: readonly (string | number)[], holiday: Holiday, report: Report): void {
  checkDate([...path, 'date'], holiday.date, true, report);
  if (holiday.closed === undefined) return;
  if (holiday.closed.length === 0)
    report([...path, 'closed'], 'A part-day holiday needs at least one period; leave it out for the whole day');
  checkPeriods([...path, 'closed'], holiday.closed, report);
}

function checkException(path: readonly (string | number)[], exception: CalendarException, report: Report): void {
  checkDate([...path, 'date'], exception.date, false, report);
  const hours: Partial<Record<(typeof KINDS)[number], readonly Period[]>> = exception;
  const given = KINDS.filter((kind) => hours[kind] !== undefined);
  if (given.length !== 1) {
    report(
      path,
      `An exception says exactly one of open, opens and closes; this one says ${given.length === 0 ? 'none' : given.join(' and ')}`,
    );
  }
  for (const kind of given) {
    if (hours[kind]!.length === 0 && kind !== 'open') {
      report([...path, kind], `An exception that ${kind} needs at least one period; "open" without periods closes the whole day`);
    }
    checkPeriods([...path, kind], hours[kind]!, report);
  }
}

/** Reports every entry whose key an earlier one has. */
function checkTwice<T>(
  list: 'holidays' | 'exceptions',
  entries: readonly T[],
  keyOf: (entry: T) => string,
  text: (entry: T) => string,
  report: Report,
): void {
  const seen = new Set<string>();
  entries.forEach((entry, i) => {
    const key = keyOf(entry);
    if (seen.has(key)) report([list, i], text(entry));
    seen.add(key);
  });
}

/**
 * Lists the problems of a calendar, in the order of its parts, at most a hundred and a line that
 * counts the rest.
 *
 * Two holidays may share a date (Easter Monday and Anzac Day in 2011); the same one twice is a
 * problem, and so are two exceptions that each set the whole hours of one date.
 *
 * @example calendarProblems({ zone: 'Europe/Rom', … }) // [{ path: ['zone'], text: '"Europe/Rom" is not a known time zone; did you mean "Europe/Rome"?' }]
 */
export function calendarProblems(definition: CalendarDefinition): readonly CalendarProblem[] {
  const found: CalendarProblem[] = [];
  const report: Report = (path, text) => found.push({ path, text });

  checkZone(definition.zone, report);
  for (const [day, periods] of Object.entries(definition.week)) {
    if ((WEEKDAYS as readonly string[]).includes(day)) checkPeriods(['week', day], periods, report);
    else report(['week', day], `${quoted(day)} is not a weekday: ${WEEKDAYS.join(', ')}`);
  }
  definition.holidays.forEach((holiday, i) => {
    checkHoliday(['holidays', i], holiday, report);
  });
  checkTwice(
    'holidays',
    definition.holidays,
    ({ date, name }) => `${date} ${name}`,
    ({ date, name }) => `${quoted(name)} on ${date} is listed twice`,
    report,
  );
  definition.exceptions.forEach((exception, i) => {
    checkException(['exceptions', i], exception, report);
  });
  checkTwice(
    'exceptions',
    definition.exceptions,
    (entry) => ('open' in entry ? `${entry.date} open` : JSON.stringify(entry)),
    (entry) => ('open' in entry ? `The hours of ${entry.date} are set twice` : `${quoted(entry.name)} on ${entry.date} is listed twice`),
    report,
  );

  if (found.length <= MOST_LISTED) return found;
  return [...found.slice(0, MOST_LISTED), { path: [], text: `and ${found.length - MOST_LISTED} more problems` }];
}
