import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilDate, dateText, parseDate } from '../calendar/civil-date.js';
import { dayIn, dayProblem, nextReviewOn, reviewStanding } from './review-date.js';

const day = (text: string) => parseDate(text)!;

test.each([
  ['2027-02-16', 'ahead', 15],
  ['2027-02-15', 'soon', 14],
  ['2027-02-02', 'soon', 1],
  ['2027-02-01', 'due', 0],
  ['2027-01-20', 'due', -12],
])('due on %s it is %s on 1 February', (dueOn, state, days) => {
  expect(reviewStanding(dueOn, day('2027-02-01'))).toEqual({ state, days });
});

test.each([
  // The rhythm holds, early or a little late.
  ['2027-01-31', 6, '2027-01-20', '2027-07-31'],
  ['2027-01-31', 1, '2027-02-03', '2027-02-28'],
  ['2027-12-15', 1, '2027-12-15', '2028-01-15'],
  ['2028-02-29', 12, '2028-03-01', '2029-02-28'],
  // Long before it was due, months count from the day it was finished.
  ['2027-01-31', 6, '2027-01-17', '2027-07-31'],
  ['2027-01-31', 6, '2027-01-16', '2027-07-16'],
  // Where its turn has passed, months count from the day it was finished.
  ['2027-01-31', 1, '2027-03-05', '2027-04-05'],
  ['2027-01-31', 1, '2027-02-28', '2027-03-28'],
])('due on %s every %i months, finished on %s: next on %s', (dueOn, months, today, next) => {
  expect(nextReviewOn(dueOn, months, day(today))).toBe(next);
});

test('law: the next review is after today, and at most its months away from the later of both days', () => {
  const days = fc.integer({ min: 0, max: 60_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), days, (due, months, today) => {
      const next = day(nextReviewOn(dateText(due), months, today));
      expect(next).toBeGreaterThan(today);
      expect(next - Math.max(due, today)).toBeLessThanOrEqual(months * 31);
      expect(civilDate(next).day).toBeLessThanOrEqual(Math.max(civilDate(due).day, civilDate(today).day));
    }),
  );
});

test('today is the day on the wall of the partnership', () => {
  const late = Date.parse('2027-02-01T02:00:00Z');
  expect([dayIn('UTC', late), dayIn('America/New_York', late)].map(dateText)).toEqual(['2027-02-01', '2027-01-31']);
});

test.each([
  ['2027-02-01', null],
  ['2037-02-01', null],
  ['2027-01-31', 'That day has passed; choose today or a later one'],
  ['2037-12-31', 'That is more than ten years ahead'],
  ['2027-02-30', 'Write the day as YYYY-MM-DD, such as 2027-07-31'],
  ['tomorrow', 'Write the day as YYYY-MM-DD, such as 2027-07-31'],
])('a review on %s: %s', (dueOn, problem) => {
  expect(dayProblem(dueOn, day('2027-02-01'))).toBe(problem);
});
