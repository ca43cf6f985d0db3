/** What nobody types and somebody sends: odd texts, numbers, shapes. */
import fc from 'fast-check';

const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00 alone',
  '\u202eright to left',
  '\u200b',
  'e\u0301\u0301\u0301',
  '👩‍👩‍👧‍👦'.repeat(20),
  '../../../etc/passwd',
  "'; drop table tickets; --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  '%00%ff',
  '\\',
  '"',
  '\r\nset-cookie: a=b',
  '__proto__',
  'constructor',
  'toString',
  '-1',
  '1e400',
  'NaN',
  'null',
  'true',
  '0x10',
  '１２',
  '9'.repeat(30),
  '2026-02-30T25:61:00Z',
  'P1Y',
  'a,b;c',
  'x'.repeat(300),
  'x'.repeat(25_000),
];
const ODD_NUMBERS = [0, -0, -1, 0.5, -0.0001, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53), 1e21, 1e308, Number.MIN_VALUE];

/** A list in a list in a list. */
const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)]);
/** With own keys that lead to prototypes where somebody merges carelessly. */
const poisoned = (): unknown => JSON.parse('{"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":null}');

export const oddText = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary', maxLength: 40 }));

export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...ODD_NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[]], nested(200), { a: { b: { c: {} } } }) },
  { weight: 1, arbitrary: fc.constant(0).map(poisoned) },
  { weight: 1, arbitrary: fc.array(fc.integer(), { maxLength: 3000 }) },
);
