/**
 * From hours on the wall to instants.
 *
 * Each stretch of constant offset sees its own part of the wall clock's time. A span of wall time
 * that lies in a gap is seen by none and vanishes; one that the clock repeats is seen by two and
 * appears twice. In America/New_York on 2026-11-01, the wall's 01:30-02:00 is 05:30Z-06:00Z and
 * 06:30Z-07:00Z.
 */
import { HOUR, type Instant, type Millis } from '../time.js';
import { offsetTable } from './offset-table.js';
import { appendSpan, type Spans } from './spans.js';

/** No wall clock has been farther from UTC than this since 1900 (the farthest: +14 h, Kiritimati). */
export const FARTHEST_OFFSET: Millis = 16 * HOUR;

/**
 * Carries spans of wall time over to instants within [from, to). Wall time is milliseconds since
 * 1970-01-01T00:00 as the wall shows it. What a clock skips vanishes; what it repeats appears twice.
 *
 * @param emit receives each piece in order with the number of the span that it came from
 */
export function eachInstantSpan(
  zone: string,
  wall: Spans,
  from: Instant,
  to: Instant,
  emit: (from: Instant, to: Instant, span: number) => void,
): void {
  if (from >= to) return;
  const table = offsetTable(zone);
  table.cover(from, to);
  for (let piece = table.pieceAt(from); piece < table.count && table.startOf(piece) < to; piece++) {
    const left = Math.max(table.startOf(piece), from);
    const right = Math.min(table.endOf(piece), to);
    const offset = table.offsetOf(piece);
    for (let i = firstEndingAfter(wall, left + offset); i < wall.length && wall[i]! < right + offset; i += 2) {
      emit(Math.max(wall[i]! - offset, left), Math.min(wall[i + 1]! - offset, right), i / 2);
    }
  }
}

/** Position of the first span that ends after `at`. */
function firstEndingAfter(spans: Spans, at: number): number {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle * 2 + 1]! > at) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

/**
 * The instants within [from, to) at which the wall clock of a zone is inside the given wall time.
 *
 * @example instantSpans('UTC', [0, 1000], 0, 500) // [0, 500]
 */
export function instantSpans(zone: string, wall: Spans, from: Instant, to: Instant): Spans {
  const out: number[] = [];
  eachInstantSpan(zone, wall, from, to, (left, right) => appendSpan(out, left, right));
  return out;
}
