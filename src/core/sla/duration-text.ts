/** Durations as people write them: `15 min`, `4 h`, `1 h 30 min`, `1.5 h`. */
import { DAY, HOUR, MINUTE, type Millis, SECOND } from '../time.js';

const UNITS: Readonly<Record<string, Millis>> = {
  ms: 1,
  s: SECOND,
  sec: SECOND,
  second: SECOND,
  seconds: SECOND,
  min: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  h: HOUR,
  hour: HOUR,
  hours: HOUR,
  d: DAY,
  day: DAY,
  days: DAY,
};

const PART = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*/i;

/**
 * Reads a duration.
 *
 * @returns milliseconds, or null when the text is no duration: a number without a unit, a unit given twice or unknown, a fraction of a millisecond
 * @example parseDuration('1 h 30 min') // 5_400_000
 */
export function parseDuration(text: string): Millis | null {
  let rest = text;
  let total = 0;
  let smallest = Number.POSITIVE_INFINITY;
  do {
    const part = PART.exec(rest);
    const unit = part === null ? undefined : UNITS[part[2]!.toLowerCase()];
    // From large to small, each unit once: "30 min 2 h" is more likely a slip than meant.
    if (part === null || unit === undefined || unit >= smallest) return null;
    total += Number(part[1]) * unit;
    smallest = unit;
    rest = rest.slice(part[0].length);
  } while (rest !== '');
  const rounded = Math.round(total);
  return Math.abs(total - rounded) < 1e-6 && Number.isSafeInteger(rounded) ? rounded : null;
}

/**
 * Writes a duration in hours and smaller units; never in days, whose length on a calendar is easily misread.
 *
 * @example durationText(5_400_000) // '1 h 30 min'
 */
export function durationText(ms: Millis): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of [
    ['h', HOUR],
    ['min', MINUTE],
    ['s', SECOND],
    ['ms', 1],
  ] as const) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${unit}`);
    rest -= count * size;
  }
  return parts.length === 0 ? '0 min' : parts.join(' ');
}
