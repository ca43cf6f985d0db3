/**
 * Whose turn of an on-call rota it is, day by day.
 *
 * People take turns of as many days as agreed, counted from the rota's first day; before it nobody is
 * on call. A turn begins at midnight.
 *
 * Worked example: Ana and Ben take turns of 7 days from Monday 2026-01-05. The four weeks from that day
 * read Ana, Ben, Ana, Ben; the week before reads nobody.
 */
import type { OnCallRota } from '../agreement/agreement.js';
import { type DayNumber, dateText, parseDate } from '../calendar/civil-date.js';
import type { PersonId } from '../ids.js';

/** Whose day it is; null before the rota's first day, and when the rota names nobody. */
export function personOn({ from, turnDays, people }: OnCallRota, day: DayNumber): PersonId | null {
  const first = parseDate(from);
  if (first === null || day < first) return null;
  return people[Math.floor((day - first) / turnDays) % people.length] ?? null;
}

/** Days in a row with one person on call. */
export interface Turn {
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  /** Null: nobody. */
  readonly person: PersonId | null;
}

/**
 * The turns of some days, in order; the first and the last are cut where the days begin and end.
 *
 * @param days at least 0
 * @example turnsOf(rota, dayNumber(2026, 1, 5), 7) // [{ from: '2026-01-05', to: '2026-01-11', person: 'Ana' }]
 */
export function turnsOf(rota: OnCallRota, from: DayNumber, days: number): readonly Turn[] {
  const turns: Turn[] = [];
  for (let day = from; day < from + days; day++) {
    const person = personOn(rota, day);
    const last = turns.at(-1);
    if (last && last.person === person) turns[turns.length - 1] = { ...last, to: dateText(day) };
    else turns.push({ from: dateText(day), to: dateText(day), person });
  }
  return turns;
}
