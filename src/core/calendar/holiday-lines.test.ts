import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateText } from './civil-date.js';
import { holidayLines, parseHolidayLines } from './holiday-lines.js';

test('dates of one year and of every year, parts of a day, and what divides them', () => {
  const text = "2027-01-01 New Year's Day\n\n  12-25\tChristmas Day \r\n2027-12-24; Christmas Eve; 12:00-24:00\n02-29,Leap day";
  expect(parseHolidayLines(text)).toEqual({
    holidays: [
      { date: '2027-01-01', name: "New Year's Day" },
      { date: '12-25', name: 'Christmas Day' },
      { date: '2027-12-24', name: 'Christmas Eve', closed: [{ from: 720, to: 1440 }] },
      { date: '02-29', name: 'Leap day' },
    ],
    wrong: [],
  });
});

test('each wrong line is told with its number, and the others are read', () => {
  const text = [
    'New Year',
    '2027-02-30 Nothing',
    '2027-05-01',
    '2027-05-01 Labour Day',
    '2027-05-01 Labour Day',
    '05-02 Half 12:00-25:00',
    '2027-05-03 12:00-13:00',
  ];
  const { holidays, wrong } = parseHolidayLines(text.join('\n'), [{ date: '2027-06-01', name: 'Known' }]);
  expect(holidays).toEqual([{ date: '2027-05-01', name: 'Labour Day' }]);
  expect(wrong.map(({ line, why }) => [line, why])).toEqual([
    [1, 'no-date'],
    [2, 'no-such-day'],
    [3, 'no-name'],
    [5, 'twice'],
    [6, 'no-hours'],
    [7, 'no-name'],
  ]);
  expect(parseHolidayLines('2027-06-01 Known', [{ date: '2027-06-01', name: 'Known' }]).wrong).toMatchObject([{ why: 'twice' }]);
});

test('what is written is read again', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z ']{0,20}[a-z]$/);
  const closed = fc.option(
    fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1440 }) }).map((period) => [period]),
    { nil: undefined },
  );
  const holiday = fc
    .record({ day: fc.integer({ min: 0, max: 40_000 }), yearly: fc.boolean(), name, closed })
    .map(({ day, yearly, name: called, closed: hours }) => ({
      date: yearly ? dateText(day).slice(5) : dateText(day),
      name: called,
      ...(hours === undefined ? {} : { closed: hours }),
    }));
  fc.assert(
    fc.property(fc.uniqueArray(holiday, { maxLength: 8, selector: ({ date, name: called }) => `${date} ${called}` }), (holidays) => {
      expect(parseHolidayLines(holidayLines(holidays))).toEqual({ holidays, wrong: [] });
    }),
  );
});
