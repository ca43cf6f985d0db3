/** Figures as people read them, the same on a terminal and in an HTML report. */
import { localTime } from '../core/calendar/zone.js';
import { HOUR, type Instant, MINUTE, type Millis } from '../core/time.js';

const GROUPED = new Intl.NumberFormat('en-US');

/** @example count(20769) // '20,769' */
export const count = (value: number): string => GROUPED.format(value);

/** @example counted(1, 'ticket') // '1 ticket'; counted(2, 'ticket') // '2 tickets' */
export const counted = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** @example signed(-73) // '−73' */
export const signed = (value: number): string => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${count(Math.abs(value))}`);

/** One decimal; never rounded up to 100 or down to 0. "no data" when there is nothing to divide by. */
export const percent = (part: number, whole: number): string => {
  if (whole === 0) return 'no data';
  const share = (part / whole) * 100;
  const shown = part === whole || part === 0 ? share : Math.min(99.9, Math.max(0.1, share));
  return `${shown.toFixed(part === whole || part === 0 ? 0 : 1)} %`;
};

/** @example hours(45 * 60_000) // '45 min'; hours(4 * 3_600_000) // '4 h 00'; hours(843 * 3_600_000) // '843 h' */
export const hours = (ms: Millis): string => {
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (ms >= 10 * HOUR) return `${count(Math.round(ms / HOUR))} h`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** @example day(Date.UTC(2016, 1, 29), 'UTC') // '29 Feb 2016' */
export const day = (at: Instant, zone: string): string => {
  const [year, month, date] = localTime(zone, at).date.split('-').map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]} ${year}`;
};

/** Two days, the year said once where it is the same. */
export const days = (from: Instant, to: Instant, zone: string): string => {
  const [a, b] = [day(from, zone), day(to, zone)];
  if (a === b) return a;
  return a.slice(-4) === b.slice(-4) ? `${a.slice(0, -5)} to ${b}` : `${a} to ${b}`;
};
