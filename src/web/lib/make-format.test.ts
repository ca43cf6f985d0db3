import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { de } from './i18n/de/index.js';
import { en } from './i18n/en/index.js';
import { makeFormat } from './make-format.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const i18n = i18next.createInstance();
await i18n.init({ resources: { en: { translation: en }, de: { translation: de } }, lng: 'en', interpolation: { escapeValue: false } });
const english = makeFormat(i18n.getFixedT('en'), 'en');
const german = makeFormat(i18n.getFixedT('de'), 'de');

describe('durations', () => {
  test('never more than two units', () => {
    expect([30_000, 40 * MINUTE, 80 * MINUTE, 2 * HOUR, 76 * HOUR, 48 * HOUR, 12 * DAY + 5 * HOUR].map(english.duration)).toEqual([
      '30 s',
      '40 min',
      '1 h 20',
      '2 h',
      '3 d 4 h',
      '2 d',
      '12 d',
    ]);
    expect(english.duration(-80 * MINUTE)).toBe('−1 h 20');
    expect(english.duration(0)).toBe('0 min');
  });

  test('business time has no days', () => {
    expect([30 * MINUTE, 36 * HOUR, 90 * MINUTE, 123.4 * HOUR].map(english.hours)).toEqual(['30 min', '36 h', '1.5 h', '123 h']);
    expect(german.hours(90 * MINUTE)).toBe('1,5 h');
  });
});

describe('shares', () => {
  test('what is short of the whole never rounds up to it, nor down to nothing', () => {
    expect([1, 0.9997, 0.5, 0.0001, 0].map((share) => english.percent(share))).toEqual([
      '100\u202f%',
      '99.9\u202f%',
      '50.0\u202f%',
      '0.1\u202f%',
      '0\u202f%',
    ]);
    expect(english.percent(0.996, 0)).toBe('99\u202f%');
    expect(german.percent(0.9997)).toBe('99,9\u202f%');
  });
});

describe('instants', () => {
  const now = Date.parse('2026-11-18T15:00:00Z');
  test('as short as stays clear, on the clock of the zone', () => {
    const at = (ms: number) => english.short(now - ms, now, 'UTC');
    expect([at(HOUR), at(2 * DAY), at(40 * DAY), at(400 * DAY)]).toEqual(['14:00', 'Mon 15:00', '9 Oct', '14 Oct 2025']);
    expect(english.short(now, now, 'America/New_York')).toBe('10:00');
    // Nine in the evening there is another day than two in the morning here.
    expect(english.short(Date.parse('2026-11-18T02:00:00Z'), now, 'America/New_York')).toBe('Tue 21:00');
  });

  test('a moment always has its hour', () => {
    expect(english.moment(now - 40 * DAY, now, 'UTC')).toBe('9 Oct, 15:00');
    expect(german.moment(now - 2 * HOUR, now, 'UTC')).toBe('13:00');
  });
});

test('sizes of files', () => {
  expect([0, 1, 1_500, 2_340_000].map(english.bytes)).toEqual(['0 kB', '1 kB', '2 kB', '2.3 MB']);
});
