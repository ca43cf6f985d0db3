/** Who may do what to a draft, in sentences. */
import type { Cause, Decision } from '../../../core/decision.js';
import type { Member } from '../../context.js';
import { forbidden, refused } from '../../platform/http/refusal.js';
import { isLead } from '../identity/index.js';
import type { DraftSuggestionTable, DraftTable } from './tables.js';

const yes: Decision<boolean> = { outcome: true, causes: [] };
const no = (code: string, text: string): Decision<boolean> => ({ outcome: false, causes: [{ code, ref: null, text }] });

const STATE_TEXT: Readonly<Record<DraftTable['state'], string>> = {
  open: '',
  proposed: 'The draft is proposed, and what is proposed stays as it is',
  dropped: 'The draft was dropped',
};

/** Comments and suggestions: everybody of an IT team. */
export const mayDiscuss = (member: Member, { state }: Pick<DraftTable, 'state'>): Decision<boolean> =>
  member.party === null
    ? no('draft.not-yours', 'Only people of an IT team work on the agreement')
    : state === 'open'
      ? yes
      : no('draft.not-open', STATE_TEXT[state]);

/** Edits: leads of either party. */
export function mayEdit(member: Member, draft: Pick<DraftTable, 'state'>): Decision<boolean> {
  const discuss = mayDiscuss(member, draft);
  if (!discuss.outcome) return discuss;
  return isLead(member.role) ? yes : no('draft.lead-only', 'Only leads edit the agreement; you can suggest a change');
}

/** A suggestion is answered by a lead of another party than the one it comes from. */
export function mayAnswer(member: Member, draft: Pick<DraftTable, 'state'>, suggestion: Pick<DraftSuggestionTable, 'state' | 'party_id'>) {
  const edit = mayEdit(member, draft);
  if (!edit.outcome) return edit;
  if (suggestion.state !== 'open') return no('suggestion.answered', 'It has been answered already');
  return member.party === suggestion.party_id ? no('suggestion.own', 'Another party answers what yours suggested') : yes;
}

export function mayWithdraw(member: Member, suggestion: Pick<DraftSuggestionTable, 'state' | 'party_id'>): Decision<boolean> {
  if (suggestion.state !== 'open') return no('suggestion.answered', 'It has been answered already');
  return member.party === suggestion.party_id ? yes : no('suggestion.not-own', 'Only the party that suggested it takes it back');
}

export const permissionOf = ({ outcome, causes }: Decision<boolean>) => ({ allowed: outcome, causes: [...causes] });

/** What stands in the way of the person is forbidden, what stands in the way of anybody is refused. */
const OF_THE_STATE: ReadonlySet<string> = new Set(['draft.not-open', 'suggestion.answered']);

export function demand({ outcome, causes }: Decision<boolean>): void {
  if (outcome) return;
  const [first] = causes as readonly [Cause];
  throw OF_THE_STATE.has(first.code) ? refused(causes) : forbidden(causes);
}

/** Drafts are not for requesters. */
export function onlyTeams(member: Member): void {
  if (member.party === null)
    throw forbidden([{ code: 'draft.not-yours', ref: null, text: 'Only people of an IT team work on the agreement' }]);
}
