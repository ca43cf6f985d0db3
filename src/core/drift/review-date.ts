/**
 * When the agreement is reviewed next, and when people are told.
 *
 * A review falls on a day of the partnership's zone. Leads are reminded from 14 days before until it is
 * finished. The one after it comes a number of months after the day it was due, so that the rhythm holds.
 * Finished before the notice began, or so late that the next one would have passed already, the months
 * count from the day it was finished. A day that a month does not have becomes that month's last.
 *
 * Example: due on 31 January every month, finished on 3 February: next on 28 February. Finished on 5 March
 * instead, the next one is 5 April.
 */
import { civilDate, type DayNumber, dateText, dayNumber, parseDate } from '../calendar/civil-date.js';
import { localTime } from '../calendar/zone.js';
import type { Instant } from '../time.js';

/** Leads are reminded so many days before. */
export const REVIEW_NOTICE_DAYS = 14;
/** A review lies at most so many days ahead. */
export const REVIEW_AHEAD_DAYS = 3_660;

/** `ahead`: nobody has to think of it yet; `soon`: within the notice; `due`: today or in the past. */
export type ReviewState = 'ahead' | 'soon' | 'due';

export interface ReviewStanding {
  readonly state: ReviewState;
  /** Days from today; negative when it was due. */
  readonly days: number;
}

/** The day of an instant in a zone. */
export const dayIn = (zone: string, at: Instant): DayNumber => parseDate(localTime(zone, at).date)!;

/**
 * How a review stands on a day.
 *
 * @param dueOn an existing day, `YYYY-MM-DD`
 * @example reviewStanding('2027-02-10', dayNumber(2027, 2, 1)) // { state: 'soon', days: 9 }
 */
export function reviewStanding(dueOn: string, today: DayNumber): ReviewStanding {
  const days = parseDate(dueOn)! - today;
  return { state: days <= 0 ? 'due' : days <= REVIEW_NOTICE_DAYS ? 'soon' : 'ahead', days };
}

/**
 * The day of the review after one that is finished today.
 *
 * @param dueOn when the finished one was due, `YYYY-MM-DD`
 * @param months between two reviews, at least 1
 * @example nextReviewOn('2027-01-31', 1, dayNumber(2027, 2, 3)) // '2027-02-28'
 */
export function nextReviewOn(dueOn: string, months: number, today: DayNumber): string {
  const due = parseDate(dueOn)!;
  const next = monthsAfter(due, months);
  const inTime = due - today <= REVIEW_NOTICE_DAYS && next > today;
  return dateText(inTime ? next : monthsAfter(today, months));
}

function monthsAfter(day: DayNumber, months: number): DayNumber {
  const from = civilDate(day);
  const count = from.year * 12 + (from.month - 1) + months;
  const first = dayNumber(Math.floor(count / 12), (count % 12) + 1, 1);
  const after = dayNumber(Math.floor((count + 1) / 12), ((count + 1) % 12) + 1, 1);
  return Math.min(first + from.day - 1, after - 1);
}

/**
 * Why a review cannot be set for a day; null when it can.
 *
 * @param dueOn as it was typed
 * @example dayProblem('2027-02-30', today) // 'Write the day as YYYY-MM-DD, such as 2027-03-01'
 */
export function dayProblem(dueOn: string, today: DayNumber): string | null {
  const day = parseDate(dueOn);
  if (day === null) return `Write the day as YYYY-MM-DD, such as ${dateText(today + 180)}`;
  if (day < today) return 'That day has passed; choose today or a later one';
  return day - today > REVIEW_AHEAD_DAYS ? 'That is more than ten years ahead' : null;
}
