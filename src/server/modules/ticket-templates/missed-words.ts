import { localTime } from '../../../core/calendar/zone.js';
import type { Instant } from '../../../core/time.js';

export interface Missed {
  readonly count: number;
  /** Not all were counted. */
  readonly more: boolean;
  readonly since: Instant;
}

/** What a ticket says that was made after an outage, when earlier ones were left out. */
export function missedWords({ count, more, since }: Missed, due: Instant, zone: string): string {
  const many = `${more ? 'At least ' : ''}${count} earlier ${count === 1 ? 'one' : 'ones'}`;
  return `This recurring ticket was due on ${at(due, zone)}. ${many}, from ${at(since, zone)} on, could not be made in time and ${count === 1 ? 'was' : 'were'} left out.`;
}

function at(t: Instant, zone: string): string {
  const { date, minute } = localTime(zone, t);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)} (${zone})`;
}
