/** How a refusal of core becomes an answer: whose turn it is not gets 403, what the rules forbid now 422. */
import type { Cause } from '../../../../core/decision.js';
import type { Refused } from '../../../../core/tickets/decided.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import { forbidden, Refusal } from '../../../platform/http/refusal.js';

export function refusalOf(refused: Refused, causes: readonly Cause[], state: TicketState): Refusal {
  if (refused.code === 'wrong-side' || refused.code === 'audience') return forbidden(causes);
  const places = refused.missing.map((name) => ({ path: ['body', ...placeOf(name)], text: `Fill in: ${name}` }));
  const all = refused.code === 'no-open-hand-off' || refused.code === 'no-such-hand-off' ? [...causes, ...lastAnswer(state)] : causes;
  return new Refusal('refused', { causes: all, places, ...(causes[0] ? { detail: causes[0].text } : {}) });
}

const STANDARD = ['tried', 'evidence', 'needed'];
const placeOf = (name: string): string[] => (STANDARD.includes(name) ? ['context', name] : ['context', 'fields', name]);

/** Of two who press at once, the second is told how the first one answered, and when. */
function lastAnswer(state: TicketState): Cause[] {
  const last = state.handOffs.findLast((one) => one.answer !== 'open');
  if (last === undefined || last.answeredAt === null) return [];
  return [
    { code: `ticket.hand-off-${last.answer}`, ref: last.id, text: `It was ${last.answer} at ${new Date(last.answeredAt).toISOString()}` },
  ];
}
