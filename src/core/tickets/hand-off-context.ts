/**
 * The context a hand-off must carry: no context, no hand-back.
 *
 * Always: what was tried and what is needed; an answer needs the answer itself, in either field.
 * Besides, what the agreement asks for the ticket's category and every category above it.
 * A return, to a party that held the ticket before, must answer that party's open request, or add
 * something that no earlier hand-off of the ticket said.
 *
 * Example: Onsite IT sends a ticket back to the service desk with the very text it came with:
 * refused. With reason `answer` and "Port 12 is patched now" it goes.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { CategoryId, PartyId, PersonId, TeamId } from '../ids.js';
import type { HandOffContext } from './event.js';
import type { HandOff, TicketState } from './state.js';

const TRANSFERRED: ReadonlySet<HandOff['answer']> = new Set(['accepted', 'automatic', 'immediate']);

/**
 * The fields that the agreement asks for in a category: its own and those of every category above.
 *
 * @example requiredFields(agreement, 'vpn') // ['evidence', 'user-device']
 */
export function requiredFields(agreement: Agreement, category: CategoryId): readonly string[] {
  const path = new Set<CategoryId>();
  let at: CategoryId | null = category;
  while (at !== null && !path.has(at)) {
    path.add(at);
    const id: CategoryId = at;
    at = agreement.categories.find((one) => one.id === id)?.parent ?? null;
  }
  const fields = agreement.handOff.requiredFields.filter((one) => path.has(one.category)).flatMap((one) => one.fields);
  return [...new Set(fields)];
}

/** Names of the fields that are still to be filled, all at once. */
export function missingContext(agreement: Agreement, category: CategoryId, context: HandOffContext): readonly string[] {
  const missing = new Set<string>();
  if (context.reason === 'answer') {
    if (isBlank(context.tried) && isBlank(context.evidence)) missing.add('tried');
  } else {
    if (isBlank(context.tried)) missing.add('tried');
    if (isBlank(context.needed)) missing.add('needed');
  }
  for (const field of requiredFields(agreement, category)) if (isBlank(fieldOf(context, field))) missing.add(field);
  return [...missing];
}

/** Who sent the ticket away from a party last: a return goes back there. Null when the party never handed it off. */
export function sentFrom(state: TicketState, party: PartyId): { readonly team: TeamId; readonly person: PersonId | null } | null {
  const sent = state.handOffs.findLast((one) => TRANSFERRED.has(one.answer) && one.from.party === party);
  return sent === undefined ? null : { team: sent.from.team, person: sent.proposedBy };
}

/** The request that the holding party got from another one with the ticket, and that it can answer. */
export function openRequest(state: TicketState, of: PartyId): HandOff | null {
  const { arrival } = state;
  if (arrival?.kind !== 'hand-off') return null;
  return state.handOffs.find((one) => one.id === arrival.handOff && one.from.party === of) ?? null;
}

/** Whether a return carries what a return must carry. */
export function earnsReturn(state: TicketState, to: PartyId, context: HandOffContext): boolean {
  const request = openRequest(state, to);
  if (context.reason === 'answer' && request !== null) {
    const asked = said(request);
    if ([plain(context.tried), plain(context.evidence)].some((text) => text !== '' && !asked.includes(text))) return true;
  }
  const known = new Set(state.handOffs.filter((one) => one.answer !== 'withdrawn').flatMap(said));
  return news(context).some((text) => !known.has(text));
}

/** What may count as new: all but the request, which can always be worded anew. */
function news(context: HandOffContext): readonly string[] {
  return [context.tried, context.evidence, ...Object.values(context.fields)].map(plain).filter((text) => text !== '');
}

/** Everything that a hand-off said, its request included: repeating that back is no news either. */
function said({ context }: HandOff): readonly string[] {
  return context === null ? [] : [...news(context), plain(context.needed)];
}

/** Letters and digits alone, so that a changed comma is not news, and a lone dash is blank. */
function plain(text: string | undefined): string {
  return (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const isBlank = (text: string | undefined): boolean => plain(text) === '';

function fieldOf(context: HandOffContext, field: string): string | undefined {
  if (field === 'tried' || field === 'evidence' || field === 'needed') return context[field];
  return Object.hasOwn(context.fields, field) ? context.fields[field] : undefined;
}
