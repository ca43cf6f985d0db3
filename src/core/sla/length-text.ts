/** A length of time for people: the two largest units that are not zero. */
import { DAY, HOUR, MINUTE, type Millis, SECOND } from '../time.js';

const UNITS: readonly (readonly [Millis, string])[] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
];

/**
 * A duration in words. Days appear from 72 hours on, because a target of 24 or 40 open hours is not days.
 *
 * @param ms milliseconds, 0 or more
 * @example lengthText(5_400_000) // '1 h 30 min'
 */
export function lengthText(ms: Millis): string {
  const units = ms >= 3 * DAY ? UNITS : UNITS.slice(1);
  const parts: string[] = [];
  let left = ms;
  for (const [unit, name] of units) {
    const count = Math.floor(left / unit);
    left -= count * unit;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.length === 0 ? '0 s' : parts.slice(0, 2).join(' ');
}
