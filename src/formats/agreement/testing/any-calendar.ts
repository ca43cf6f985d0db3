/** Random names, ids and calendars, of the kind that people would rather not choose. */
import fc from 'fast-check';
import { type CalendarDefinition, type CalendarException, type Holiday, WEEKDAYS } from '../../../core/calendar/definition.js';

/** Words that mean something to YAML or to the file format, beside ordinary ones. */
const AWKWARD = [
  'any',
  'tier 2',
  'a, b',
  'a/b',
  'a › b',
  'a > b',
  '- x',
  '? y',
  'a: b',
  'a #b',
  '#c',
  '*d',
  '&e',
  '!f',
  '[g',
  '{h',
  '"i',
  "'j",
  'true',
  'null',
  '~',
  '365',
  '1e3',
  '0x1f',
  '2027-01-01',
  '=',
  '<<',
  'name',
  'id',
  'under',
  'the rest',
  'closed',
  '24x7',
  'Über straße',
  '日本',
  'x-y',
  '%',
  '@',
  '`',
  '|',
  '>',
  'y',
  'no',
  '🙂',
  'mon',
  'Run',
];

const word = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ minLength: 1, maxLength: 12 }), fc.stringMatching(/^[a-z][a-z-]{0,8}$/));
/** Any text that may be a name: not empty, no reserved word, and not the word that means none or unknown. */
export const anyName = word
  .map((text) => text.replace(/[\p{Cc}\p{Surrogate}]/gu, ''))
  .filter((text) => text.trim() !== '' && text !== '__proto__' && !/^\s*none\s*$/i.test(text));
export const anyId = anyName.filter((id) => !(id in {}));

export const things = (min: number, max: number) =>
  fc.uniqueArray(fc.record({ id: anyId, name: anyName }), { minLength: min, maxLength: max, selector: (thing) => thing.id });

const period = fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1440 }) });
const periods = (min: number) => fc.uniqueArray(period, { minLength: min, maxLength: 4, selector: ({ from, to }) => `${from}-${to}` });
const anyWeek = fc.oneof(
  { weight: 1, arbitrary: fc.constant(Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: 0, to: 1440 }]]))) },
  { weight: 4, arbitrary: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, periods(0)])), { requiredKeys: ['mon'] }) },
);
export const anyDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyHoliday: fc.Arbitrary<Holiday> = fc
  .record({ date: fc.oneof(anyDate, fc.constantFrom('12-25', '02-29')), name: anyName, closed: fc.option(periods(1)) })
  .map(({ date, name, closed }) => ({ date, name, ...(closed === null ? {} : { closed }) }));
export const anyHolidays = fc.uniqueArray(anyHoliday, { maxLength: 3, selector: ({ date }) => date });

const anyException: fc.Arbitrary<CalendarException> = fc.oneof(
  fc.record({ date: anyDate, name: anyName, open: periods(0) }),
  fc.record({ date: anyDate, name: anyName, opens: periods(1) }),
  fc.record({ date: anyDate, name: anyName, closes: periods(1) }),
);

export const ZONE = fc.constantFrom('America/New_York', 'Europe/Berlin', 'UTC');
/** A calendar with an opening on some Monday, so that clocks may run on it. */
export const anyCalendar: fc.Arbitrary<CalendarDefinition> = fc.record({
  zone: ZONE,
  week: anyWeek.map((week) => ({ ...week, mon: (week.mon ?? []).length === 0 ? [{ from: 480, to: 1020 }] : week.mon! })),
  holidays: anyHolidays,
  exceptions: fc.uniqueArray(anyException, { maxLength: 2, selector: ({ date }) => date }),
});
