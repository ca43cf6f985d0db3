/**
 * Instants and durations in sentences of a finding.
 *
 * Both parties read the same sentence, so an instant is written in the zone of each; parties that
 * share a zone see it once.
 */
import type { Agreement } from '../agreement/agreement.js';
import { localTime } from '../calendar/zone.js';
import { HOUR, type Instant, MINUTE, type Millis } from '../time.js';

const two = (n: number): string => String(n).padStart(2, '0');

/** @example momentIn('America/New_York', Date.parse('2026-12-05T05:00Z')) // 'Sat 2026-12-05 00:00 America/New_York' */
export function momentIn(zone: string, at: Instant): string {
  const { date, minute, weekday } = localTime(zone, at);
  const day = weekday.charAt(0).toUpperCase() + weekday.slice(1);
  return `${day} ${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)} ${zone}`;
}

/** The zones in which the parties work, internal party first: those of the coverage calendars of each party's first team. */
export function partyZones(agreement: Agreement): readonly string[] {
  const ordered = [...agreement.parties].sort((a, b) => Number(a.kind !== 'internal') - Number(b.kind !== 'internal'));
  const zones = ordered.flatMap((party) => {
    const team = agreement.teams.find((each) => each.party === party.id);
    const zone = team && agreement.calendars[team.coverage]?.zone;
    return zone === undefined ? [] : [zone];
  });
  return [...new Set(zones)];
}

/** @example momentForAll(['America/New_York', 'Europe/Berlin'], at) // 'Sat 2026-12-05 00:00 America/New_York (Sat 2026-12-05 06:00 Europe/Berlin)' */
export function momentForAll(zones: readonly string[], at: Instant): string {
  const [first, ...others] = zones.map((zone) => momentIn(zone, at));
  return others.length === 0 ? (first ?? momentIn('UTC', at)) : `${first} (${others.join(', ')})`;
}

/** Whole minutes as hours and minutes. @example durationText(5_400_000) // '1 h 30 min' */
export function durationText(ms: Millis): string {
  const minutes = Math.floor(ms / MINUTE);
  const hours = Math.floor(ms / HOUR);
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** @example listText(['a', 'b', 'c']) // 'a, b and c' */
export function listText(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
