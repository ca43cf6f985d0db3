import { expect, test } from 'vitest';
import { endOfDay, momentOf } from './moment.js';

test.each([
  ['2027-01-01T00:00', 'America/New_York', '2027-01-01T05:00:00Z'],
  ['2027-07-01T08:30', 'Europe/Berlin', '2027-07-01T06:30:00Z'],
  ['2027-01-01T00:00', 'UTC', '2027-01-01T00:00:00Z'],
])('%s in %s', (field, zone, instant) => {
  expect(momentOf(field, zone)).toBe(Date.parse(instant));
});

test.each(['', '2027-01-01', 'tomorrow'])('%j is no moment', (field) => expect(momentOf(field, 'UTC')).toBeNull());

test('a zone that does not exist gives none', () => expect(momentOf('2027-01-01T00:00', 'Mars/Base')).toBeNull());

test('a day ends when the next one begins', () => {
  expect(endOfDay('2026-12-31', 'America/New_York')).toBe(Date.parse('2027-01-01T05:00:00Z'));
  expect(endOfDay('', 'UTC')).toBeNull();
});
