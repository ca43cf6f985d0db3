/**
 * Wall clocks: what the time is in a zone, and which instant a wall time is.
 *
 * A wall time that a clock skips maps forward, to the first instant after the gap, so that hours
 * inside the gap contribute nothing. A wall time that occurs twice maps to its first occurrence.
 * In America/New_York on 2026-03-08, 02:30 is skipped: it maps to 07:00Z, where the clock reads
 * 03:00. On 2026-11-01, 01:30 occurs at 05:30Z and at 06:30Z: it maps to 05:30Z.
 */
import { DAY, type Instant, MINUTE, type Millis } from '../time.js';
import { dateText, parseDate, weekdayOf } from './civil-date.js';
import type { Weekday } from './definition.js';
import { offsetTable, wallFormat } from './offset-table.js';
import { FARTHEST_OFFSET } from './wall-to-instants.js';

/**
 * Whether a name is an IANA zone that this runtime knows. A bare offset such as `+05:30` is not one.
 *
 * @example isZone('Europe/Rome') // true
 */
export function isZone(name: string): boolean {
  // Newer engines take offsets for zones; an offset knows no summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    wallFormat(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Wall clock minus UTC at an instant, in milliseconds. Before EARLIEST and after LATEST the offset
 * of that bound. The zone must be known (`isZone`).
 *
 * @example offsetAt('America/New_York', Date.parse('2026-07-01T00:00Z')) // -14_400_000
 */
export function offsetAt(zone: string, t: Instant): Millis {
  const table = offsetTable(zone);
  return table.offsetOf(table.pieceAt(t));
}

/**
 * The instants in (from, to) at which the zone's offset changes, oldest first.
 *
 * @example transitions('America/New_York', yearStart2026, yearStart2027) // 2026-03-08T07:00Z and 2026-11-01T06:00Z
 */
export function transitions(zone: string, from: Instant, to: Instant): readonly Instant[] {
  const table = offsetTable(zone);
  table.cover(from, to);
  const found: Instant[] = [];
  for (let piece = 1; piece < table.count; piece++) {
    const t = table.startOf(piece);
    if (t > from && t < to) found.push(t);
  }
  return found;
}

export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Whole minutes on the wall clock since midnight, 0 to 1439. */
  readonly minute: number;
  readonly weekday: Weekday;
}

/**
 * What calendar and clock on the wall show at an instant.
 *
 * @example localTime('America/New_York', Date.parse('2026-03-08T07:00Z')) // { date: '2026-03-08', minute: 180, weekday: 'sun' }
 */
export function localTime(zone: string, t: Instant): LocalTime {
  const wall = t + offsetAt(zone, t);
  const day = Math.floor(wall / DAY);
  return { date: dateText(day), minute: Math.floor((wall - day * DAY) / MINUTE), weekday: weekdayOf(day) };
}

/**
 * The first instant at which the wall clock has reached a date and minute: a skipped time gives the
 * end of the gap, a repeated one its first occurrence. `minute` may be 1440 or more (the next day).
 * The date must exist; a whole day that a zone skipped maps to the start of the next one.
 *
 * @example instantOf('America/New_York', '2026-03-08', 150) // 2026-03-08T07:00Z, 02:30 is skipped
 */
export function instantOf(zone: string, date: string, minute: number): Instant {
  const day = parseDate(date);
  if (day === null) throw new Error(`No such date: ${date}`);
  const wall = day * DAY + minute * MINUTE;
  const table = offsetTable(zone);
  table.cover(wall - 2 * FARTHEST_OFFSET, wall + 2 * FARTHEST_OFFSET);
  let piece = table.pieceAt(wall - 2 * FARTHEST_OFFSET);
  while (piece + 1 < table.count && wall >= table.endOf(piece) + table.offsetOf(piece)) piece++;
  const instant = wall - table.offsetOf(piece);
  return piece === 0 ? instant : Math.max(instant, table.startOf(piece));
}
