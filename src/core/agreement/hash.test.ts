import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harborLane } from '../testing/harbor-lane.js';
import { agreementHash, canonicalText } from './hash.js';

// Its types describe another module format than the one it ships.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string;

/** The same value with the properties of every object written in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('canonical text', () => {
  it('is the example of RFC 8785, section 3.2.2', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalText(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts properties by UTF-16 code units: the example of RFC 8785, section 3.2.3', () => {
    const value = {
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      ö: 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalText(value)) as object)).toEqual([
      'One', // integer-like names come first when JSON is read back
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonicalText(value).startsWith('{"\\r":')).toBe(true);
  });

  it('agrees with an independent implementation on random values', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme-composite' }), (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('does not depend on the order in which properties were written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(canonicalText(reversed(value))).toBe(canonicalText(value));
      }),
    );
  });

  it('leaves out a property that is undefined', () => {
    expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([
    ['NaN', Number.NaN],
    ['an infinity', [Number.POSITIVE_INFINITY]],
    ['undefined in a list', [undefined]],
    ['a function', { a: () => 1 }],
    ['half of a surrogate pair', 'a\ud800'],
    ['half of a surrogate pair in a name', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalText(value)).toThrow(/no canonical form/);
  });
});

describe('the digest of an agreement', () => {
  it('is SHA-256 of its canonical text', () => {
    const expected = createHash('sha256').update(canonicalize(harborLane), 'utf8').digest('hex');
    expect(agreementHash(harborLane)).toBe(expected);
  });

  it('changes with a single letter', () => {
    expect(agreementHash({ ...harborLane, name: `${harborLane.name}.` })).not.toBe(agreementHash(harborLane));
  });
});
