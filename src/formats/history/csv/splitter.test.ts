import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadableFile } from './problem.js';
import { type Dialect, LIMITS, Splitter } from './splitter.js';

const comma: Dialect = { delimiter: ',', quote: '"', newline: '\n' };

interface Row {
  readonly fields: string[];
  readonly line: number;
  readonly count: number;
}

const split = (chunks: readonly string[], dialect: Dialect = comma, select?: readonly number[]): { rows: Row[]; blank: number } => {
  const rows: Row[] = [];
  const splitter = new Splitter(dialect, (fields, line, count) => rows.push({ fields, line, count }));
  if (select !== undefined) splitter.select(select);
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return { rows, blank: splitter.blankLines };
};
const fields = (text: string, dialect = comma) => split([text], dialect).rows.map((row) => row.fields);
const refusal = (text: string, dialect = comma) => {
  try {
    split([text], dialect);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problems[0];
    throw error;
  }
  return null;
};

describe('rows', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"a,b",c\n', [['a,b', 'c']]],
    ['"say ""hi""",c\n', [['say "hi"', 'c']]],
    ['"",b\n', [['', 'b']]],
    [
      'a,"two\nlines"\r\nc,d\n',
      [
        ['a', 'two\nlines'],
        ['c', 'd'],
      ],
    ],
    ['a,"b"', [['a', 'b']]],
    [
      'a,"b"\r\n"c",d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a"\r', [['a']]],
  ])('%j', (text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  test('of a file with carriage returns only', () => {
    expect(fields('a,b\r"1\r2",3\r', { ...comma, newline: '\r' })).toEqual([
      ['a', 'b'],
      ['1\r2', '3'],
    ]);
  });

  test('with another delimiter and quote, or with none', () => {
    expect(fields("a;'b;c'\n", { delimiter: ';', quote: "'", newline: '\n' })).toEqual([['a', 'b;c']]);
    expect(fields('5" disk,a"b\n', { ...comma, quote: null })).toEqual([['5" disk', 'a"b']]);
  });

  test('know their physical line, past quoted line ends and blank lines', () => {
    const { rows, blank } = split(['h1,h2\n\n"a\nb\nc",d\r\n\r\ne,f\n']);
    expect(rows.map((row) => row.line)).toEqual([1, 3, 7]);
    expect(blank).toBe(2);
  });

  test('give the chosen columns in the order asked for, and the real count', () => {
    const { rows } = split(['a,b,c,d\n"w",x\n'], comma, [2, 0]);
    expect(rows).toEqual([
      { fields: ['c', 'a'], line: 1, count: 4 },
      { fields: ['', 'w'], line: 2, count: 2 },
    ]);
  });

  test('show themselves as they stand in the file', () => {
    const raw: string[] = [];
    const splitter: Splitter = new Splitter(comma, () => raw.push(splitter.rawRow(8)));
    splitter.push('a,b\r\n"x\ny",12345678\n');
    splitter.end();
    expect(raw).toEqual(['a,b', '"x\ny",12']);
  });
});

describe('refusals name line and column', () => {
  test.each([
    ['a,b\n1,"2\n3,4\n', { line: 2, column: 3, text: 'a quote opens here and never closes' }],
    ['a,b\n1,5" disk\n', { line: 2, column: 4, text: expect.stringContaining('a quote inside an unquoted field') }],
    ['a,"b"c\n', { line: 1, column: 6, text: expect.stringContaining('text after a closing quote') }],
    ['h\n"a\nb"x\n', { line: 3, column: 3, text: expect.stringContaining('text after a closing quote') }],
    ['"', { line: 1, column: 1, text: 'a quote opens here and never closes' }],
  ])('%j', (text, expected) => {
    expect(refusal(text)).toEqual(expected);
  });

  test('a million columns, in one chunk or in many', () => {
    const expected = { line: 1, column: 4001, text: 'more than 2,000 columns' };
    expect(refusal('a,'.repeat(1_000_000))).toEqual(expected);
    expect(refusal(`${'a,'.repeat(1_000_000)}\n`)).toEqual(expected);
    const splitter = new Splitter(comma, () => {});
    expect(() => {
      for (let sent = 0; sent < 200; sent += 1) splitter.push('abc,'.repeat(10_000));
    }).toThrow('line 1, column 1: more than 2,000 columns, and longer than 4,194,304 characters');
  });

  test('a row and a quoted field without end', () => {
    const long = new Splitter(comma, () => {});
    expect(() => {
      for (let sent = 0; sent < 100; sent += 1) long.push('x'.repeat(100_000));
    }).toThrow('line 1, column 1: the row is longer than');
    const open = new Splitter(comma, () => {});
    open.push('a\n');
    expect(() => {
      for (let sent = 0; sent < 100; sent += 1) open.push(`"${'x\n'.repeat(LIMITS.fieldCharacters / 20)}`.slice(sent === 0 ? 0 : 1));
    }).toThrow('line 2, column 1: a quote opens here and does not close within 1,048,576 characters');
  });
});

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '1', ' ', ',', '"', '\n', ';', '😀'), maxLength: 8 });
const written = (value: string, always: boolean) => (always || /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const table = fc.record({
  rows: fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
  end: fc.constantFrom('\n', '\r\n'),
  last: fc.boolean(),
});
const textOf = ({ rows, end, last }: { rows: [string, boolean][][]; end: string; last: boolean }) =>
  rows.map((row) => row.map(([value, always]) => written(value, always)).join(',')).join(end) + (last ? end : '');

describe('laws', () => {
  test('agrees with csv-parse on well-formed text', () => {
    fc.assert(
      fc.property(table, (value) => {
        const text = textOf(value);
        expect(fields(text)).toEqual(parse(text, { relax_column_count: true, skip_empty_lines: true }));
      }),
      { numRuns: 500 },
    );
  });

  test('the size of the chunks changes nothing', () => {
    const cuts = fc.array(fc.nat(60), { maxLength: 12 });
    fc.assert(
      fc.property(table, cuts, (value, places) => {
        const text = textOf(value);
        const at = [0, ...places.filter((place) => place < text.length).sort((a, b) => a - b), text.length];
        const chunks = at.slice(1).map((to, index) => text.slice(at[index], to));
        expect(split(chunks)).toEqual(split([text]));
      }),
      { numRuns: 500 },
    );
  });

  test('noise is split or refused with a place, whatever the chunks', () => {
    const noise = fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 12 }), { maxLength: 8 });
    const outcome = (chunks: readonly string[]) => {
      try {
        return split(chunks);
      } catch (error) {
        if (error instanceof UnreadableFile) return error.problems;
        throw error;
      }
    };
    fc.assert(
      fc.property(noise, (chunks) => {
        expect(outcome(chunks)).toEqual(outcome([chunks.join('')]));
      }),
      { numRuns: 1_000 },
    );
  });
});
