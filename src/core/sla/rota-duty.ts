/**
 * Who is really on call: the agreed turns, the time of day at which they begin, and the swaps that
 * people made among themselves.
 *
 * A turn begins on its day at the hand-over time, midnight unless the desk says otherwise. An override puts one
 * person in the place of another, or of whoever's turn it is, from one instant to another; of two that overlap
 * the later made holds.
 *
 * Worked example: Ana and Ben take weeks from Monday 2026-01-05, hand-over at 09:00. On Monday 2026-01-12 at
 * 08:30 it is still Ana's turn, at 09:00 Ben's. Ben asks Cleo to take Wednesday from 18:00 to 22:00: then it is
 * Cleo, in Ben's place.
 */
import type { OnCallRota } from '../agreement/agreement.js';
import { dateText, parseDate } from '../calendar/civil-date.js';
import { instantOf, localTime } from '../calendar/zone.js';
import type { PersonId } from '../ids.js';
import type { Instant } from '../time.js';
import { personOn } from './rota-turns.js';

export interface OnCallOverride {
  readonly id: string;
  readonly person: PersonId;
  /** Null: whoever's turn it is. */
  readonly insteadOf: PersonId | null;
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

export interface RotaArrangement {
  readonly rota: OnCallRota;
  readonly zone: string;
  /** Minutes after midnight, 0 to 1439. */
  readonly handOverMinute: number;
  /** In the order in which they were made. */
  readonly overrides: readonly OnCallOverride[];
}

export interface Shift {
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  /** Null: nobody. */
  readonly person: PersonId | null;
  /** Whose turn it would be. */
  readonly turnOf: PersonId | null;
  readonly override: string | null;
}

type Place = Pick<Shift, 'person' | 'turnOf' | 'override'>;

/**
 * Who is on call at an instant, and in whose place.
 *
 * @example onCallAt(arrangement, now).person
 */
export function onCallAt({ rota, zone, handOverMinute, overrides }: RotaArrangement, at: Instant): Place {
  const { date } = localTime(zone, at);
  const turnOf = personOn(rota, parseDate(date)! - (at < instantOf(zone, date, handOverMinute) ? 1 : 0));
  const override = overrides.findLast((one) => one.from <= at && at < one.to && (one.insteadOf === null || one.insteadOf === turnOf));
  return override === undefined ? { person: turnOf, turnOf, override: null } : { person: override.person, turnOf, override: override.id };
}

/** Those to be woken, one after the other: whoever is on call, then the others as their turns follow. Each once. */
export function wakeLine(arrangement: RotaArrangement, at: Instant): readonly PersonId[] {
  const { people } = arrangement.rota;
  const { person, turnOf } = onCallAt(arrangement, at);
  const first = turnOf === null ? 0 : Math.max(0, people.indexOf(turnOf));
  const line = people.map((_, place) => people[(first + place) % people.length]!);
  return [...new Set(person === null ? line : [person, ...line])];
}

/**
 * The shifts between two instants, in order, without gaps; the first and the last are cut there. At most some
 * hundred days are asked for.
 */
export function shiftsBetween(arrangement: RotaArrangement, from: Instant, to: Instant): readonly Shift[] {
  const cuts = [from, ...cutsBetween(arrangement, from, to), to];
  const shifts: Shift[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    if (start >= end) continue;
    const place = onCallAt(arrangement, start);
    const last = shifts.at(-1);
    if (last && last.person === place.person && last.turnOf === place.turnOf && last.override === place.override)
      shifts[shifts.length - 1] = { ...last, to: end };
    else shifts.push({ from: start, to: end, ...place });
  }
  return shifts;
}

function cutsBetween({ zone, handOverMinute, overrides }: RotaArrangement, from: Instant, to: Instant): readonly Instant[] {
  const cuts = new Set<Instant>();
  const last = parseDate(localTime(zone, to).date)!;
  for (let day = parseDate(localTime(zone, from).date)!; day <= last; day += 1) cuts.add(instantOf(zone, dateText(day), handOverMinute));
  for (const one of overrides) cuts.add(one.from).add(one.to);
  return [...cuts].filter((at) => at > from && at < to).sort((a, b) => a - b);
}
