import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../core/time.js';
import { formProblem, instantReader } from './instants.js';

const iso = (value: number | string) => (typeof value === 'number' ? new Date(value).toISOString() : value);
const read = (form: string, zone: string, text: string) => iso(instantReader(form, zone)(text));

describe('instants', () => {
  test.each([
    ['d/M/yyyy HH:mm', 'UTC', '29/2/2016 01:16', '2016-02-29T01:16:00.000Z'],
    ['d/M/yyyy HH:mm', 'UTC', '05/12/2016 23:59', '2016-12-05T23:59:00.000Z'],
    ['yyyy-MM-dd HH:mm:ss', 'Europe/Rome', '2013-07-01 10:00:00', '2013-07-01T08:00:00.000Z'],
    ['yyyyMMddHHmmss', 'UTC', '20160229011630', '2016-02-29T01:16:30.000Z'],
    ['MM/dd/yy h:mm a', 'America/New_York', '03/09/26 12:05 am', '2026-03-09T04:05:00.000Z'],
    ['MM/dd/yy h:mm a', 'America/New_York', '03/09/26 12:05 PM', '2026-03-09T16:05:00.000Z'],
    ["dd MMM yyyy 'at' HH:mm", 'UTC', '01 Mar 2026 at 07:30', '2026-03-01T07:30:00.000Z'],
    ['dd.MM.yyyy HH:mm:ss.SSS', 'Europe/Berlin', '31.12.2025 23:59:59.999', '2025-12-31T22:59:59.999Z'],
    ["yyyy-MM-dd'T'HH:mmX", 'UTC', '2026-03-01T07:30+01:00', '2026-03-01T06:30:00.000Z'],
    ['d/M/yyyy', 'Pacific/Apia', '1/1/2012', '2011-12-31T10:00:00.000Z'],
    ['iso', 'UTC', '2010-01-13 08:40:25+00:00', '2010-01-13T08:40:25.000Z'],
    ['iso', 'UTC', '2010-01-13T08:40:25.5Z', '2010-01-13T08:40:25.500Z'],
    ['iso', 'UTC', '2010-01-13T08:40-0530', '2010-01-13T14:10:00.000Z'],
    ['iso', 'America/New_York', '2026-07-01', '2026-07-01T04:00:00.000Z'],
    ['epoch-seconds', 'UTC', '1456708560', '2016-02-29T01:16:00.000Z'],
    ['epoch-milliseconds', 'UTC', '1456708560123', '2016-02-29T01:16:00.123Z'],
  ])('%s in %s: %s', (form, zone, text, expected) => {
    expect(read(form, zone, text)).toBe(expected);
  });

  test('on days when clocks change', () => {
    const rome = (text: string) => read('yyyy-MM-dd HH:mm:ss', 'Europe/Rome', text);
    expect(rome('2026-03-29 01:59:59')).toBe('2026-03-29T00:59:59.000Z');
    expect(rome('2026-03-29 03:00:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(rome('2026-10-25 02:30:15')).toBe('2026-10-25T00:30:15.000Z');
    expect(rome('2026-10-25 03:00:00')).toBe('2026-10-25T02:00:00.000Z');
    expect(rome('2026-10-26 03:00:00')).toBe('2026-10-26T02:00:00.000Z');
  });

  test.each([
    ['d/M/yyyy HH:mm', '31/2/2016 01:16', 'date'],
    ['d/M/yyyy HH:mm', '1/13/2016 01:16', 'date'],
    ['d/M/yyyy HH:mm', '29/2/2015 01:16', 'date'],
    ['d/M/yyyy HH:mm', '1/1/2016 24:00', 'date'],
    ['h:mm a d/M/yyyy', '13:00 PM 1/1/2016', 'date'],
    ['d/M/yyyy HH:mm', '2016-01-01 10:00', 'form'],
    ['d/M/yyyy HH:mm', '1/1/2016 10:00 ', 'form'],
    ['d/M/yyyy HH:mm', '', 'form'],
    ['iso', 'yesterday', 'form'],
    ['iso', '2016-02-30', 'date'],
    ['iso', '2016-02-20 25:00', 'date'],
    ['iso', '1890-01-01', 'range'],
    ['iso', '2200-01-01', 'range'],
    ['epoch-seconds', '99999999999', 'range'],
    ['epoch-seconds', '1e9', 'form'],
  ])('%s: %s is refused for its %s', (form, text, reason) => {
    expect(read(form, 'UTC', text)).toBe(reason);
  });

  test('1900 and 2100 are read', () => {
    expect(read('iso', 'UTC', '1900-01-01')).toBe('1900-01-01T00:00:00.000Z');
    expect(read('iso', 'Europe/Rome', '2100-06-01 12:00')).toBe('2100-06-01T10:00:00.000Z');
  });

  test.each([
    ['dd/MM HH:mm', 'it has no year (yyyy)'],
    ['yyyy HH:mm', 'it has no month (M)'],
    ['yyyy-MM', 'it has no day (d)'],
    ['yyyy-MM-dd QQ', '"QQ" means nothing here'],
    ['yyy-MM-dd', '"yyy" means nothing here'],
    ["yyyy-MM-dd 'at", 'a single quote opens and does not close'],
  ])('%s is no form: %s', (form, problem) => {
    expect(formProblem(form)).toBe(problem);
  });

  test('agrees with Date over the whole range', () => {
    const pattern = instantReader('yyyy-MM-dd HH:mm:ss.SSS', 'UTC');
    const standard = instantReader('iso', 'UTC');
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        expect(pattern(date.toISOString().replace('T', ' ').slice(0, -1))).toBe(date.getTime());
        expect(standard(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  test('a wall time is within its day, whatever the zone', () => {
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Europe/London'];
    const readers = new Map(zones.map((zone) => [zone, instantReader('yyyy-MM-dd HH:mm:ss', zone)]));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 86_399 }),
        (zone, day, second) => {
          const wall = new Date(day * DAY + second * 1_000).toISOString().replace('T', ' ').slice(0, 19);
          const instant = readers.get(zone)!(wall);
          const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
            instant as number,
          );
          // A skipped wall time is the end of its gap, which is later; every other one reads back as it was written.
          expect(shown >= wall).toBe(true);
          if (shown !== wall) expect(new Date(instant as number).getUTCSeconds()).toBe(second % 60);
        },
      ),
    );
  });
});
