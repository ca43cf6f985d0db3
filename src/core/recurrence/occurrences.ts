/**
 * The instants at which a schedule falls due.
 *
 * A time that the clock skips is the first instant after the gap; one that it shows twice counts once, the first
 * time. What falls on a closed day moves to the next open day at the same time, never away; two that land on one
 * day are one. Example: Mondays at 09:00 with the 25th of May closed: the ticket comes on Tuesday the 26th at 09:00.
 *
 * Moving keeps the order, so that the next one is found by halving instead of walking.
 */
import type { Calendar } from '../calendar/calendar.js';
import { type DayNumber, dateText, parseDate } from '../calendar/civil-date.js';
import { instantOf, localTime } from '../calendar/zone.js';
import type { Instant } from '../time.js';
import { agreedDays } from './agreed-days.js';
import type { Schedule } from './schedule.js';

/** The calendar that the schedule names, compiled; left out where it names none. */
type Open = Pick<Calendar, 'nextOpening'> | undefined;

/**
 * The first occurrences after an instant, in order; fewer when the schedule ends, none when the calendar never opens.
 *
 * @param after these come strictly later
 * @param count how many at most
 * @example nextOccurrences(everyDayAtNine, Date.parse('2026-03-07T14:00Z'), 1) // [2026-03-08T13:00Z] in New York
 */
export function nextOccurrences(schedule: Schedule, after: Instant, count: number, calendar?: Open): readonly Instant[] {
  const { day, places, at } = placesOf(schedule, calendar);
  const found: Instant[] = [];
  let last = after;
  for (let place = firstAfter(schedule, after, day, places, at); place < places && found.length < count; place++) {
    const instant = at(place);
    if (instant === 'never') break;
    if (instant > last) found.push(instant);
    last = Math.max(last, instant);
  }
  return found;
}

/** The newest occurrence at or before an instant; null: there is none yet. */
export function newestOccurrence(schedule: Schedule, upTo: Instant, calendar?: Open): Instant | null {
  const { day, places, at } = placesOf(schedule, calendar);
  const place = firstAfter(schedule, upTo, day, places, at) - 1;
  const instant = place < 0 ? 'never' : at(place);
  return instant === 'never' ? null : instant;
}

function placesOf(schedule: Schedule, calendar: Open) {
  const { zone, until } = schedule;
  const day = agreedDays(schedule);
  const last = until === null ? null : parseDate(until)!;
  const places = last === null ? Number.POSITIVE_INFINITY : firstPlace((place) => day(place) > last, upperPlace(day, last));
  const at = (place: number): Instant | 'never' => {
    const agreed = dateText(day(place));
    if (calendar === undefined) return instantOf(zone, agreed, schedule.at);
    const opens = calendar.nextOpening(instantOf(zone, agreed, 0));
    return opens === 'never' ? 'never' : instantOf(zone, localTime(zone, opens).date, schedule.at);
  };
  return { day, places, at };
}

/** What is agreed for later than the day after `t` cannot fall at or before `t`: dates alone bound the search. */
function firstAfter(
  { zone }: Schedule,
  t: Instant,
  day: (place: number) => DayNumber,
  places: number,
  at: (place: number) => Instant | 'never',
): number {
  const bound = parseDate(localTime(zone, t).date)! + 1;
  const most = Math.min(
    places,
    firstPlace((place) => day(place) > bound, upperPlace(day, bound)),
  );
  return firstPlace((place) => {
    const instant = at(place);
    return instant === 'never' || instant > t;
  }, most);
}

/** A place that lies later than a day for certain. */
const upperPlace = (day: (place: number) => DayNumber, bound: DayNumber): number => Math.max(0, bound - day(0)) + 1;

/** The first place from 0 at which `holds`, which stays true from there on; `most` where it does not hold before. */
function firstPlace(holds: (place: number) => boolean, most: number): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
