/** How a refusal of core becomes an answer: whose turn it is not gets 403, who came second 409, what the rules forbid now 422. */
import type { Cause } from '../../../../core/decision.js';
import type { Refused } from '../../../../core/tickets/decided.js';
import { forbidden, Refusal } from '../../../platform/http/refusal.js';

export function refusalOf(refused: Refused, causes: readonly Cause[]): Refusal {
  if (refused.code === 'wrong-side' || refused.code === 'audience') return forbidden(causes);
  const places = refused.missing.map((name) => ({ path: ['body', ...placeOf(name)], text: `Fill in: ${name}` }));
  const code = refused.code === 'hand-off-answered' ? 'conflict' : 'refused';
  return new Refusal(code, { causes, places, ...(causes[0] ? { detail: causes[0].text } : {}) });
}

const STANDARD = ['tried', 'evidence', 'needed'];
const placeOf = (name: string): string[] => (STANDARD.includes(name) ? ['context', name] : ['context', 'fields', name]);
