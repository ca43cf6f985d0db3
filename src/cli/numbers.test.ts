import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../core/time.js';
import { COLOURED, cut, inkFor, PLAIN, widthOf } from './ink.js';
import { count, counted, days, hours, percent, signed } from './numbers.js';
import { progressLine } from './progress.js';
import { columns } from './table.js';

describe('figures', () => {
  test('are grouped, signed and named', () => {
    expect([count(20_769), signed(-73), signed(5), signed(0), counted(1, 'row'), counted(2, 'row')]).toEqual([
      '20,769',
      '−73',
      '+5',
      '0',
      '1 row',
      '2 rows',
    ]);
  });

  test('a share is never rounded to all or nothing', () => {
    expect([percent(1, 3), percent(9_999, 10_000), percent(1, 10_000), percent(3, 3), percent(0, 3), percent(0, 0)]).toEqual([
      '33.3 %',
      '99.9 %',
      '0.1 %',
      '100 %',
      '0 %',
      'no data',
    ]);
  });

  test('hours are as exact as they are short', () => {
    expect([hours(45 * MINUTE), hours(4 * HOUR), hours(9.5 * HOUR), hours(843.4 * HOUR), hours(59.7 * MINUTE)]).toEqual([
      '45 min',
      '4 h 00',
      '9 h 30',
      '843 h',
      '1 h 00',
    ]);
  });

  test('days are of the zone, the year said once', () => {
    const at = (text: string) => Date.parse(text);
    expect(days(at('2016-02-29T01:00Z'), at('2016-05-13T01:00Z'), 'UTC')).toBe('29 Feb to 13 May 2016');
    expect(days(at('2016-02-29T01:00Z'), at('2016-05-13T01:00Z'), 'America/New_York')).toBe('28 Feb to 12 May 2016');
    expect(days(at('2015-12-31T12:00Z'), at('2016-01-01T12:00Z'), 'UTC')).toBe('31 Dec 2015 to 1 Jan 2016');
    expect(days(at('2016-01-01T01:00Z'), at('2016-01-01T12:00Z'), 'UTC')).toBe('1 Jan 2016');
  });
});

describe('a terminal', () => {
  test('columns stand under each other, whatever colours they have', () => {
    const rows = [
      [COLOURED.bold('Service desk'), '1,204'],
      ['Onsite', COLOURED.bad('7')],
    ];
    expect(columns(rows, [{}, { align: 'right' }]).map((line) => widthOf(line))).toEqual([21, 21]);
    expect(
      columns(
        [
          ['a', ''],
          ['bcd', 'x'],
        ],
        [],
      ),
    ).toEqual(['  a', '  bcd  x']);
    expect([cut('Infrastructure', 8), cut('Network', 8)]).toEqual(['Infrast…', 'Network']);
  });

  test('colours are for terminals that want them', () => {
    expect(inkFor({ isTTY: true }, {})).toBe(COLOURED);
    expect(inkFor({ isTTY: true }, { NO_COLOR: '1' })).toBe(PLAIN);
    expect(inkFor({ isTTY: true }, { TERM: 'dumb' })).toBe(PLAIN);
    expect(inkFor({}, {})).toBe(PLAIN);
  });

  test('progress is one line, not too often, gone at the end, and nothing where nobody watches', () => {
    const written: string[] = [];
    const stream = { isTTY: true, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
    let now = 0;
    const line = progressLine(stream, () => now);
    line.update('5 of 10 rows', 0.5);
    line.update('6 of 10 rows', 0.6);
    now = 200;
    line.update('still', null);
    line.clear();
    line.clear();
    expect(written).toEqual([`\r\u001b[K${'█'.repeat(10)}${'░'.repeat(10)}  50 %  5 of 10 rows`, '\r\u001b[Kstill', '\r\u001b[K']);
    written.length = 0;
    const silent = progressLine({ ...stream, isTTY: false } as unknown as NodeJS.WriteStream);
    silent.update('x', 0.5);
    silent.clear();
    expect(written).toEqual([]);
  });
});
