import { expect, test } from 'vitest';
import { dateText, dayNumber } from '../../../../core/calendar/civil-date.js';
import { mondayOf, onCallWeeks, today } from './weeks.js';

const rota = { calendar: 'always', people: ['Ana', 'Ben'], turnDays: 7, from: '2026-01-07' };

test('a week begins on Monday, and today is what the calendar’s zone says', () => {
  expect(dateText(mondayOf(dayNumber(2026, 1, 11)))).toBe('2026-01-05');
  expect(dateText(mondayOf(dayNumber(2026, 1, 12)))).toBe('2026-01-12');
  const late = Date.parse('2026-01-12T02:00Z');
  expect([dateText(today('America/New_York', late)), dateText(today('Asia/Tokyo', late))]).toEqual(['2026-01-11', '2026-01-12']);
});

test('each week has its turns, also where they change within it', () => {
  const weeks = onCallWeeks(rota, dayNumber(2026, 1, 9), 3);
  expect(weeks.map((turns) => turns.map(({ person, from }) => `${person ?? '-'} ${from}`))).toEqual([
    ['- 2026-01-05', 'Ana 2026-01-07'],
    ['Ana 2026-01-12', 'Ben 2026-01-14'],
    ['Ben 2026-01-19', 'Ana 2026-01-21'],
  ]);
});
