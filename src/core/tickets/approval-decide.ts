/**
 * Asking for approvals, answering and withdrawing them.
 *
 * Asking brings a ticket in line with the desk settings: what a rule wants and nobody was asked is asked, what
 * no rule wants any more is withdrawn. Refused ones stay refused until somebody asks again. Everybody who is
 * asked answers once; declining says why.
 *
 * Example: a request for software waits for two of three. It turns out to be hardware: the open question is
 * withdrawn, "Its category or type asks for it no longer".
 */
import type { PersonId } from '../ids.js';
import { type ApprovalRule, type Approver, approversOf, rulesFor } from './approval-rules.js';
import { refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { TicketEventBody } from './event.js';
import type { TicketState } from './state.js';
import type { Approval } from './work-state.js';

export interface ApprovalGrounds {
  readonly rules: readonly ApprovalRule[];
  readonly members: readonly Approver[];
  readonly newId: () => string;
}

/** Whether an approval says no more than that nobody is asked. */
const stands = (one: Approval): boolean => one.outcome === 'waiting' || one.outcome === 'granted';

/**
 * The events that bring the approvals of a ticket in line with the rules; none when they are.
 *
 * @param again also ask anew where an approval was refused
 */
export function settleApprovals(
  state: Pick<TicketState, 'type' | 'category' | 'requester' | 'approvals' | 'watchers'>,
  { agreement }: Pick<Desk, 'agreement'>,
  { rules, members, newId }: ApprovalGrounds,
  again = false,
): readonly TicketEventBody[] {
  const wanted = rulesFor(rules, state, agreement.categories);
  const gone = state.approvals.filter((one) => one.outcome === 'waiting' && !wanted.some((rule) => rule.id === one.rule));
  const missing = wanted.filter(
    (rule) => !state.approvals.some((one) => one.rule === rule.id && (stands(one) || (one.outcome === 'refused' && !again))),
  );
  const asked = missing.map((rule) => ({
    kind: 'approval-asked' as const,
    approval: newId(),
    rule: rule.id,
    name: rule.name,
    needed: rule.needed,
    people: approversOf(rule, state.requester, members),
  }));
  return [
    ...gone.map((one) => ({
      kind: 'approval-withdrawn' as const,
      approval: one.id,
      reason: 'Its category or type asks for it no longer',
    })),
    ...asked,
    ...readers(
      asked.flatMap((one) => one.people),
      state,
      members,
    ),
  ];
}

/** Somebody outside the IT teams reads what he is to approve: he watches it. */
function readers(
  people: readonly PersonId[],
  state: Pick<TicketState, 'requester' | 'watchers'>,
  members: readonly Approver[],
): readonly TicketEventBody[] {
  const outside = new Set(members.filter((one) => one.party === null).map((one) => one.person));
  return [...new Set(people)]
    .filter((person) => outside.has(person) && person !== state.requester && !state.watchers.includes(person))
    .map((person) => ({ kind: 'watcher-added', person }));
}

/** @returns what `settleApprovals` says, refused ones asked anew; refused when there is nothing to ask */
export function decideAsk(state: TicketState, grounds: ApprovalGrounds, desk: Desk): Decided {
  const no = refusal(state, 'askApproval', desk);
  if (no !== null) return no;
  const events = settleApprovals(state, desk, grounds, true);
  return events.length === 0
    ? refuse('nothing-changes', 'Everything that needs approval was asked for already', 'askApproval')
    : grant(desk.now, events);
}

/** @returns `approval-withdrawn`; only what still waits can be taken back */
export function decideWithdrawApproval(state: TicketState, approval: string, reason: string, desk: Desk): Decided {
  const no = refusal(state, 'withdrawApproval', desk);
  if (no !== null) return no;
  const one = state.approvals.find((each) => each.id === approval);
  if (one === undefined) return refuse('no-such-approval', 'There is no such approval', 'withdrawApproval');
  if (one.outcome !== 'waiting') return refuse('approval-settled', SETTLED[one.outcome], 'withdrawApproval');
  return grant(desk.now, [{ kind: 'approval-withdrawn', approval, reason }]);
}

/** @returns `approval-answered`; each approver answers once, and not for himself; declining needs a reason */
export function decideApproval(
  state: TicketState,
  command: { readonly approval: string; readonly answer: 'approved' | 'declined'; readonly reason: string },
  desk: Desk,
): Decided {
  const no = refusal(state, 'answerApproval', desk);
  if (no !== null) return no;
  const one = state.approvals.find((each) => each.id === command.approval);
  if (one === undefined) return refuse('no-such-approval', 'There is no such approval', 'answerApproval');
  const person = desk.by.kind === 'system' ? null : desk.by.person;
  if (person === null || !one.people.includes(person)) return refuse('wrong-side', 'Only those who are asked can answer', 'answerApproval');
  if (person === state.requester) return refuse('wrong-side', 'Nobody approves his own request', 'answerApproval');
  if (one.answers.some((each) => each.person === person)) return refuse('approval-settled', 'You answered already', 'answerApproval');
  if (one.outcome !== 'waiting') return refuse('approval-settled', SETTLED[one.outcome], 'answerApproval');
  if (command.answer === 'declined' && command.reason.trim() === '')
    return refuse('text-missing', 'Say why you decline', 'answerApproval', ['reason']);
  return grant(desk.now, [{ kind: 'approval-answered', ...command }]);
}

const SETTLED = {
  granted: 'It is approved already; nothing more is needed',
  refused: 'It is refused already; it has to be asked for again',
  withdrawn: 'It is not asked for any more',
} as const;
