/** When work arrives, hour by hour of the week, and for whom: as recorded first, and by the agreement. */
import { offsetAt } from '../calendar/zone.js';
import type { PartyId } from '../ids.js';
import { HOUR, type Instant } from '../time.js';
import type { ReplayDecision } from './decision.js';
import type { Names } from './names.js';
import type { LoadLine } from './report.js';

export const HOURS_OF_WEEK = 168;

/** 1970-01-01 was a Thursday: three days after Monday. */
const THURSDAY = 72;

/**
 * The hour of the week on the wall clock of a zone, 0 is Monday 00:00, 167 Sunday 23:00.
 *
 * @example hourOfWeek('America/New_York', Date.parse('2026-03-03T15:30Z')) // 34: Tuesday 10:00
 */
export function hourOfWeek(zone: string, at: Instant): number {
  const hour = (Math.floor((at + offsetAt(zone, at)) / HOUR) + THURSDAY) % HOURS_OF_WEEK;
  return hour < 0 ? hour + HOURS_OF_WEEK : hour;
}

export class LoadTally {
  private readonly before = new Map<PartyId, Float64Array>();
  private readonly after = new Map<PartyId, Float64Array>();

  add({ hour, recorded, routed }: ReplayDecision): void {
    hours(this.before, recorded?.party ?? '')[hour]! += 1;
    hours(this.after, routed.kind === 'owned' ? routed.party : '')[hour]! += 1;
  }

  /** One line for every party on either side, and '' for tickets that no known party held or owns. */
  report(parties: readonly PartyId[], names: Names): { before: readonly LoadLine[]; after: readonly LoadLine[] } {
    const all = [...new Set([...parties, ...this.before.keys(), ...this.after.keys()])].sort();
    const lines = (side: Map<PartyId, Float64Array>): readonly LoadLine[] =>
      all.map((party) => ({ party, name: names.party(party), hours: Array.from(hours(side, party)) }));
    return { before: lines(this.before), after: lines(this.after) };
  }
}

function hours(side: Map<PartyId, Float64Array>, party: PartyId): Float64Array {
  let found = side.get(party);
  if (found === undefined) {
    found = new Float64Array(HOURS_OF_WEEK);
    side.set(party, found);
  }
  return found;
}
