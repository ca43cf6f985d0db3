import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../time.js';
import { excerptOf, hasAll, marksIn, standInARow } from './marks.js';
import { meant, nearestWords, nearness } from './nearest.js';
import { standing } from './order.js';
import { readQuestion } from './question.js';
import { fold, wordsIn } from './words.js';

const sought = (...words: string[]) => words.map((word) => ({ words: [[word]], open: true }));

test('words lose case, accents and signs, and keep their place', () => {
  expect(wordsIn('Größe: Wi-Fi')).toEqual([
    { folded: 'grosse', from: 0, to: 5 },
    { folded: 'wi', from: 7, to: 9 },
    { folded: 'fi', from: 10, to: 12 },
  ]);
  expect(['ŁÓDŹ', 'Ærø', 'ÅNGSTRÖM', 'e\u0301te\u0301'].map(fold)).toEqual(['lodz', 'aero', 'angstrom', 'ete']);
});

test.each([
  ['printer "paper jam" -toner', { number: null, wanted: [['printer'], ['paper', 'jam']], unwanted: [['toner']] }],
  ['#2041', { number: '2041', wanted: [['2041']], unwanted: [] }],
  ['KB-503', { number: 'KB-503', wanted: [['kb', '503']], unwanted: [] }],
  ['"open quote', { number: null, wanted: [['open', 'quote']], unwanted: [] }],
  ['-nothing', { number: null, wanted: [], unwanted: [] }],
  ['"" - "-" &|!', { number: null, wanted: [], unwanted: [] }],
])('the question %s', (text, { number, wanted, unwanted }) => {
  const question = readQuestion(text);
  expect({ ...question, wanted: question.wanted.map((one) => one.words), unwanted: question.unwanted.map((one) => one.words) }).toEqual({
    number,
    wanted,
    unwanted,
  });
});

test('a question has ten terms at most, whatever was typed', () => {
  expect(readQuestion('⑴').wanted).toEqual([{ words: ['1'], open: true }]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { wanted, unwanted } = readQuestion(text);
      const words = [...wanted, ...unwanted].flatMap((term) => term.words);
      return wanted.length <= 10 && unwanted.length <= 10 && words.every((word) => word.length <= 60 && /^[\p{L}\p{N}\p{M}]+$/u.test(word));
    }),
  );
});

describe('marks', () => {
  test('stand where the words stand, also in a row', () => {
    expect(marksIn('The printer jams', [{ words: [['printer', 'print']], open: true }])).toEqual([[4, 11]]);
    const row = [{ words: [['paper'], ['jam']], open: true }];
    expect(marksIn('Paper jams; jam of paper', row)).toEqual([
      [0, 5],
      [6, 10],
    ]);
    expect(marksIn('Paper jams', [{ words: [['paper'], ['jam']], open: false }])).toEqual([]);
  });
  test('an excerpt keeps its first mark, is bounded, and says what it marks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('alpha', 'zebra', 'größe', '👩‍👩‍👧', 'x'.repeat(70), '.'), { minLength: 1, maxLength: 120 }),
        (words) => {
          const text = words.join(' ');
          const marks = marksIn(text, sought('zebra'));
          const excerpt = excerptOf(text, marks);
          const said = excerpt.marks.map(([from, to]) => excerpt.text.slice(from, to));
          return (
            excerpt.text.length <= 250 &&
            said.every((one) => one === 'zebra') &&
            said.length > 0 === marks.length > 0 &&
            !/\p{Cs}/u.test(excerpt.text)
          );
        },
      ),
    );
  });
  test('all of it, and in a row', () => {
    expect([hasAll('jam of paper', sought('paper', 'jam')), hasAll('jam', sought('paper', 'jam'))]).toEqual([true, false]);
    expect([standInARow('A paper jam', sought('paper', 'jam')), standInARow('jam of paper', sought('paper', 'jam'))]).toEqual([
      true,
      false,
    ]);
  });
});

test('the nearest words are meant', () => {
  expect(nearness('printer', 'printer')).toBe(1);
  expect(nearestWords(['prnter', 'qqq'], 'Printer jam')).toEqual(['printer', null]);
  expect(meant('prnter jam', ['Screen black', 'Printer jam in hall 3'])).toBe('printer jam');
  expect(meant('printer jam', ['Printer jam in hall 3'])).toBeNull();
  expect(meant('xylophone', ['Printer jam'])).toBeNull();
});

test('a subject of today stands before a message, both before what is long ago, the number before all', () => {
  const now = 1_000 * DAY;
  const order = [
    standing(['number', 'message'], 0, false, now),
    standing(['row'], now, true, now),
    standing(['subject'], now, false, now),
    standing(['message'], now, false, now),
    standing(['subject'], now - 90 * DAY, false, now),
    standing(['near'], now, false, now),
  ];
  expect([...order].sort((a, b) => b - a)).toEqual(order);
  expect(order[4]).toBe(1.5);
});
