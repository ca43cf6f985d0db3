/**
 * Holidays as people paste them: a line each, a date and a name, at the end hours where only a part of
 * the day is off.
 *
 * Lines that cannot be read are told apart by what is wrong with each, all at once; the others are
 * read. Empty lines mean nothing.
 *
 * Worked example: `2027-01-01 New Year's Day`, `12-25 Christmas Day` (every year) and
 * `2027-12-24; Christmas Eve; 12:00-24:00` are three holidays; `2027-02-30 Nothing` is wrong at line
 * 4: there is no such day.
 */
import { parseDate, parseMonthDay } from './civil-date.js';
import type { Holiday } from './definition.js';
import { parsePeriods, periodsText } from './hours-text.js';

export interface WrongLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly why: 'no-date' | 'no-such-day' | 'no-name' | 'no-hours' | 'twice';
}

export interface HolidayLines {
  readonly holidays: readonly Holiday[];
  readonly wrong: readonly WrongLine[];
}

const LINE = /^((?:\d{4}-)?\d{2}-\d{2})(?:[\s,;]+(.*))?$/;
const HOURS = /^(.*?)[\s,;]+(\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2})$/;

/** Whether a text is a date of one year or of every year, as holidays have it. */
export const isHolidayDate = (text: string): boolean => parseDate(text) !== null || parseMonthDay(text) !== null;

/** What tells two holidays apart: two may share a date. */
const keyOf = ({ date, name }: Holiday): string => `${date} ${name}`;

/**
 * Reads pasted holidays.
 *
 * @param known holidays that are there already; the same one again is wrong
 * @example parseHolidayLines('2027-01-01 New Year') // { holidays: [{ date: '2027-01-01', name: 'New Year' }], wrong: [] }
 */
export function parseHolidayLines(text: string, known: readonly Holiday[] = []): HolidayLines {
  const holidays: Holiday[] = [];
  const wrong: WrongLine[] = [];
  const seen = new Set(known.map(keyOf));
  text.split(/\r\n|\r|\n/).forEach((raw, at) => {
    const line = raw.trim();
    if (line === '') return;
    const read = parseLine(line);
    if (typeof read === 'string') wrong.push({ line: at + 1, text: line, why: read });
    else if (seen.has(keyOf(read))) wrong.push({ line: at + 1, text: line, why: 'twice' });
    else {
      seen.add(keyOf(read));
      holidays.push(read);
    }
  });
  return { holidays, wrong };
}

function parseLine(line: string): Holiday | Exclude<WrongLine['why'], 'twice'> {
  const [, date, rest = ''] = LINE.exec(line) ?? [];
  if (date === undefined) return 'no-date';
  if (!isHolidayDate(date)) return 'no-such-day';
  const [, before, hours] = HOURS.exec(` ${rest}`) ?? [];
  const name = (before ?? rest).trim();
  if (name === '') return 'no-name';
  if (hours === undefined) return { date, name };
  const closed = parsePeriods(hours);
  return 'wrong' in closed ? 'no-hours' : { date, name, closed: closed.value };
}

/**
 * Writes holidays as `parseHolidayLines` reads them, as far as one line can say it.
 *
 * @example holidayLines([{ date: '12-25', name: 'Christmas Day' }]) // '12-25 Christmas Day'
 */
export const holidayLines = (holidays: readonly Holiday[]): string =>
  holidays.map(({ date, name, closed }) => `${date} ${name}${closed === undefined ? '' : `; ${periodsText(closed)}`}`).join('\n');
