/** What the server answers, as the parts of the page pass it on. */
import type { AnswerOf } from '../../../contract/route.js';
import type { getReviews, getTicketMoves } from '../../../contract/upkeep.js';

export type Reviews = AnswerOf<typeof getReviews>;
export type ReviewPlan = NonNullable<Reviews['plan']>;
export type TicketMoves = AnswerOf<typeof getTicketMoves>;
