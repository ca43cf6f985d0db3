/**
 * The order of what a search found: the ticket of that number first, then by where the words stand and
 * how long ago the ticket was touched.
 *
 * A place counts in full for a ticket touched today and half for one touched 90 days ago, a third after
 * 180; an open ticket counts a quarter more.
 *
 * Example: the words in the subject of a ticket touched 90 days ago (3 × 1/2) come after the same words in
 * a message of today (2).
 */
import { DAY, type Instant } from '../time.js';

export type Place = 'number' | 'row' | 'subject' | 'message' | 'person' | 'near';

/** `row`: the words stand in the subject one after the other. */
const WEIGHT: Readonly<Record<Place, number>> = { number: 1_000_000, row: 4, subject: 3, message: 2, person: 2, near: 1 };
const HALF_MS = 90 * DAY;

/** The higher, the earlier. @param touchedAt last change of the ticket */
export function standing(places: readonly Place[], touchedAt: Instant, isOpen: boolean, now: Instant): number {
  const place = Math.max(...places.map((one) => WEIGHT[one]));
  const age = Math.max(0, now - touchedAt);
  return (place / (1 + age / HALF_MS)) * (isOpen ? 1.25 : 1);
}
