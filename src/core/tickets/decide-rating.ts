/**
 * Satisfaction: whoever asked says once the ticket is resolved whether it went well, and may change his
 * mind for seven days. Reopening the ticket takes nothing back.
 *
 * Example: resolved on Monday, "not good" on Tuesday, "good" on Friday: both are in the history, and
 * "good" counts. On the Wednesday of the next week it stands.
 */
import { DAY, type Instant } from '../time.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { Rating } from './rating-event.js';
import type { TicketState } from './state.js';

export const RATING_CHANGES_MS = 7 * DAY;

/** Until when the requester may change what he said; null while he has said nothing. */
export const ratingSettlesAt = (rating: Rating | null): Instant | null => (rating === null ? null : rating.firstAt + RATING_CHANGES_MS);

/** @returns `rated`, or why not: not the requester (`wrong-side`), not resolved (`wrong-status`), too late (`rating-settled`) */
export function decideRating(state: TicketState, good: boolean, desk: Pick<Desk, 'by' | 'now'>): Decided {
  if (desk.by.kind === 'system' || desk.by.person !== state.requester)
    return refuse('wrong-side', 'Only who asked says whether it went well', state.requester);
  if (state.status !== 'resolved' && state.status !== 'closed' && state.rating === null)
    return refuse('wrong-status', 'It can be rated once it is resolved', state.status);
  const settlesAt = ratingSettlesAt(state.rating);
  if (settlesAt !== null && desk.now > settlesAt) return refuse('rating-settled', 'It was rated more than seven days ago: that stands');
  return grant(desk.now, [{ kind: 'rated', good }]);
}
