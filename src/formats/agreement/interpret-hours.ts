/** Holidays, calendars and coverage windows of the agreement file. */
import type { CoverageWindow, CoverageWindows } from '../../core/agreement/agreement.js';
import type { Path } from '../../core/agreement/problem.js';
import type { CalendarDefinition, CalendarException, Holiday, WeeklyHours } from '../../core/calendar/definition.js';
import { parseDays, parseHours } from '../../core/calendar/hours-text.js';
import { Names } from './names.js';
import type { Found, Keyed, Read } from './read-shape.js';
import { manyOf, type Reading } from './reading.js';
import type { Spot } from './report.js';
import type { AgreementFileRead, calendarObject } from './schema.js';
import type { calendarException, holidayEntry, holidays, hours } from './schema-scalars.js';

type HolidaysRead = Found<Read<typeof holidays>>;
type HolidayRead = Found<Read<typeof holidayEntry>>;

/** Lists of holidays by name. What each holds is found once, however often it is named. */
interface HolidayLists {
  readonly names: Names;
  readonly entries: ReadonlyMap<string, readonly HolidayRead[]>;
  readonly found: Map<string, readonly PlacedHoliday[]>;
  readonly open: Set<string>;
}

/** More holidays than this in one list come from lists that name each other over and over. */
const MOST_HOLIDAYS = 5_000;

const SHORT_HOLIDAY = /^\s*((?:\d{4}-)?\d{1,2}-\d{1,2})(?:\s+(\S.*?))?\s*$/;

interface PlacedHoliday {
  readonly holiday: Holiday;
  readonly spot: Spot;
}

function holidayOf(entry: HolidayRead, lists: HolidayLists, reading: Reading): readonly PlacedHoliday[] {
  const { value, spot } = entry;
  if (typeof value !== 'string') {
    if (value.date === undefined || value.name === undefined) return [];
    const closed = value.closed === undefined ? {} : { closed: reading.periods(value.closed) };
    return [{ holiday: { date: value.date.value, name: value.name.value, ...closed }, spot: value.date.spot }];
  }
  const short = SHORT_HOLIDAY.exec(value);
  if (short !== null) {
    if (short[2] === undefined)
      reading.report.add(spot, `The holiday ${short[1]} has no name`, { expected: `a date and a name, such as ${short[1]} Company day` });
    return [{ holiday: { date: short[1]!, name: short[2] ?? short[1]! }, spot }];
  }
  if (/^\s*\d/.test(value)) {
    reading.report.add(spot, `"${value}" is no holiday`, { expected: "a date and a name, such as 2027-01-01 New Year's Day" });
    return [];
  }
  const list = lists.names.resolve(value, spot, reading.report);
  return list === null ? [] : holidaysOfList(list, spot, lists, reading);
}

function holidaysOfList(name: string, spot: Spot, lists: HolidayLists, reading: Reading): readonly PlacedHoliday[] {
  const known = lists.found.get(name);
  if (known !== undefined) return known;
  if (lists.open.has(name)) {
    reading.report.add(spot, `The holiday list "${name}" is part of itself`);
    return [];
  }
  lists.open.add(name);
  let all: readonly PlacedHoliday[] = (lists.entries.get(name) ?? []).flatMap((entry) => holidayOf(entry, lists, reading));
  lists.open.delete(name);
  if (all.length > MOST_HOLIDAYS) {
    reading.report.add(spot, `The holiday list "${name}" holds too many holidays`);
    all = [];
  }
  lists.found.set(name, all);
  return all;
}

function holidaysOf(found: HolidaysRead | undefined, path: Path, lists: HolidayLists, reading: Reading): readonly Holiday[] {
  const placed = manyOf(found as Found<HolidayRead['value'] | readonly HolidayRead[]> | undefined).flatMap((entry) =>
    holidayOf(entry, lists, reading),
  );
  placed.forEach(({ spot }, i) => {
    reading.mark([...path, i], spot);
  });
  return placed.map(({ holiday }) => holiday);
}

function holidayLists(file: AgreementFileRead, reading: Reading): HolidayLists {
  const names = new Names('holiday list');
  const entries = new Map<string, readonly HolidayRead[]>();
  for (const [name, list] of file.holidays?.value ?? []) {
    names.add(name, name);
    entries.set(name, list.value);
  }
  names.incomplete = file.holidays !== undefined && reading.report.within(file.holidays.spot);
  return { names, entries, found: new Map(), open: new Set() };
}

/** The hours of a week; null when they could not be read, which is reported. */
function weekOf(found: Found<Read<typeof hours>>, reading: Reading): WeeklyHours | null {
  const { value } = found;
  if (typeof value === 'string') return reading.take(parseHours([value]), found.spot);
  if (!(value instanceof Map)) {
    const texts = value as readonly Found<string>[];
    const bad = texts.find((text) => 'wrong' in parseHours([text.value]));
    return reading.take(parseHours(texts.map((text) => text.value)), bad?.spot ?? found.spot);
  }
  const week: { -readonly [Day in keyof WeeklyHours]: WeeklyHours[Day] } = {};
  for (const [key, entry] of value as ReadonlyMap<string, Keyed<string | readonly Found<string>[]>>) {
    const days = reading.take(parseDays(key), entry.key);
    const periods = reading.periods(entry);
    for (const day of days ?? []) {
      if (week[day] !== undefined) reading.report.add(entry.key, `The hours of ${day} are given twice`);
      week[day] = periods;
    }
  }
  return week;
}

function exceptionOf(found: Found<Read<typeof calendarException>>, reading: Reading): CalendarException[] {
  const { date, name, open, opens, closes } = found.value;
  const given = [open, opens, closes].filter((part) => part !== undefined).length;
  if (given !== 1)
    reading.report.add(found.spot, `${given === 0 ? 'None' : 'More than one'} of \`open\`, \`opens\` and \`closes\` is given`, {
      expected: 'exactly one',
    });
  if (date === undefined || name === undefined || given !== 1) return [];
  const entry = { date: date.value, name: name.value };
  if (open !== undefined) return [{ ...entry, open: reading.periods(open) }];
  if (opens !== undefined) return [{ ...entry, opens: reading.periods(opens) }];
  return [{ ...entry, closes: reading.periods(closes!) }];
}

function exceptionsOf(list: readonly Found<Read<typeof calendarException>>[], path: Path, reading: Reading): readonly CalendarException[] {
  const exceptions: CalendarException[] = [];
  for (const found of list) {
    const [exception] = exceptionOf(found, reading);
    if (exception === undefined) continue;
    reading.mark([...path, 'exceptions', exceptions.length], found.spot);
    exceptions.push(exception);
  }
  return exceptions;
}

function zoneOf(own: Found<string> | undefined, path: Path, file: AgreementFileRead, at: Spot, reading: Reading): string {
  const found = own ?? file.zone;
  if (found === undefined) reading.report.add(at, 'No time zone is given', { expected: '`zone` here or at the top of the file' });
  reading.mark(path, found?.spot);
  return found?.value ?? 'UTC';
}

type CalendarRead = Read<typeof calendarObject>;

/** Whether an entry is hours alone, rather than an object that has hours. */
function isHours(entry: Found<unknown>): entry is Found<Read<typeof hours>> {
  return typeof entry.value === 'string' || Array.isArray(entry.value) || entry.value instanceof Map;
}

function calendarsOf(file: AgreementFileRead, lists: HolidayLists, reading: Reading): Record<string, CalendarDefinition> {
  const calendars: Record<string, CalendarDefinition> = {};
  reading.calendars.incomplete = file.calendars === undefined || reading.report.within(file.calendars.spot);
  for (const [key, entry] of file.calendars?.value ?? []) {
    const full: CalendarRead = isHours(entry) ? { hours: entry } : (entry.value as CalendarRead);
    const id = reading.id(full.id, key, entry.key);
    if (Object.hasOwn(calendars, id)) reading.report.add(full.id?.spot ?? entry.key, `There are two calendars with the id "${id}"`);
    if (id === '' || id in {}) continue;
    const path = ['calendars', id];
    reading.calendars.add(id, key);
    reading.place('calendar', id, entry.key);
    reading.mark(path, { ...entry.key, to: entry.spot.to });
    reading.mark([...path, 'week'], full.hours?.spot);
    calendars[id] = {
      zone: zoneOf(full.zone, [...path, 'zone'], file, entry.key, reading),
      week: (full.hours === undefined ? null : weekOf(full.hours, reading)) ?? {},
      holidays: holidaysOf(full.holidays, [...path, 'holidays'], lists, reading),
      exceptions: exceptionsOf(full.exceptions?.value ?? [], path, reading),
    };
  }
  return calendars;
}

const isRest = (value: unknown): boolean => typeof value === 'string' && /^\s*the rest\s*$/i.test(value);

function windowsOf(file: AgreementFileRead, lists: HolidayLists, reading: Reading): CoverageWindows {
  const found = file.windows;
  const windows: CoverageWindow[] = [];
  reading.windows.incomplete = found?.value.hours === undefined || reading.report.within(found.value.hours.spot);
  reading.mark(['windows'], found?.spot);
  reading.mark(['windows', 'windows'], found?.value.hours?.spot);
  for (const [name, entry] of found?.value.hours?.value ?? []) {
    const full: Pick<CalendarRead, 'id' | 'hours'> = isHours(entry) ? { hours: entry } : (entry.value as CalendarRead);
    const id = reading.id(full.id, name, entry.key);
    const path = ['windows', 'windows', windows.length];
    reading.windows.add(id, name);
    reading.place('window', id, entry.key);
    reading.mark(path, entry.key);
    reading.mark([...path, 'week'], full.hours?.spot);
    reading.mark([...path, 'id'], full.id?.spot ?? entry.key);
    const week = full.hours === undefined ? {} : isRest(full.hours.value) ? null : (weekOf(full.hours, reading) ?? {});
    windows.push({ id, name, week });
  }
  const into = found?.value['holidays-fall-into'];
  reading.mark(['windows', 'holidayWindow'], into?.spot);
  return {
    zone: found === undefined ? 'UTC' : zoneOf(found.value.zone, ['windows', 'zone'], file, found.spot, reading),
    holidays: holidaysOf(found?.value.holidays, ['windows', 'holidays'], lists, reading),
    holidayWindow: into === undefined ? '' : (reading.windows.resolve(into.value, into.spot, reading.report) ?? ''),
    windows,
  };
}

/** Reads calendars and windows, and makes their names known. */
export function interpretHours(
  file: AgreementFileRead,
  reading: Reading,
): { calendars: Record<string, CalendarDefinition>; windows: CoverageWindows } {
  const lists = holidayLists(file, reading);
  // A list that nobody refers to is read all the same, so that its mistakes show.
  for (const [name, list] of file.holidays?.value ?? []) holidaysOfList(name, list.key, lists, reading);
  return { calendars: calendarsOf(file, lists, reading), windows: windowsOf(file, lists, reading) };
}
