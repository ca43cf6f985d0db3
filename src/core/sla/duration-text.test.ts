import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../time.js';
import { durationText, parseDuration } from './duration-text.js';

describe('a duration', () => {
  it.each([
    ['15 min', 15 * MINUTE],
    ['4 h', 4 * HOUR],
    ['4h', 4 * HOUR],
    ['1 h 30 min', 90 * MINUTE],
    ['1.5 hours', 90 * MINUTE],
    ['2 d 30 min', 48 * HOUR + 30 * MINUTE],
    ['90 seconds', 90_000],
    ['0 min', 0],
    ['250 ms', 250],
  ])('%j', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each(['', '15', 'min', '15 m', '4 hrs', '-1 h', '30 min 2 h', '1 h 1 h', '0.0001 ms', '1e3 h', '9999999999999 d', '1 h,30 min'])(
    'not %j',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (ms) => {
        expect(parseDuration(durationText(ms))).toBe(ms);
      }),
    );
    expect(durationText(40 * HOUR)).toBe('40 h');
  });
});
