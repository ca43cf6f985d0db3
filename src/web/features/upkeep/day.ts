/** Days on the wall of the partnership, `YYYY-MM-DD`. */
import { parseDate } from '../../../core/calendar/civil-date.js';
import { DAY } from '../../../core/time.js';

/** The instant at which such a day begins in UTC, to be written in that zone; 0 for what is none. */
export const dayInstant = (text: string): number => (parseDate(text) ?? 0) * DAY;
