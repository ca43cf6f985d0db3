/** Moves on the work of a ticket for random histories; the decision may still refuse them. */
import { decideApproval, decideAsk, decideWithdrawApproval } from '../tickets/approval-decide.js';
import type { ApprovalRule } from '../tickets/approval-rules.js';
import { decideChecklist } from '../tickets/checklist-decide.js';
import type { Decided } from '../tickets/decided.js';
import type { Desk } from '../tickets/desk.js';
import { decideOverride } from '../tickets/gate-check.js';
import type { TicketState } from '../tickets/state.js';
import type { ChecklistChange } from '../tickets/work-event.js';
import type { WorkMove } from '../tickets/work-moves.js';

const TYPES = ['incident', 'service-request', 'problem', 'change'] as const;
const RULE: ApprovalRule = {
  id: 'rule',
  name: 'Two of three',
  types: TYPES,
  categories: null,
  needed: 2,
  approvers: { people: ['lead of northwind', 'lead of internal', 'rita', 'paul'], teams: [], leadsOf: [] },
  except: ['paul'],
};
const MEMBERS = ['lead of northwind', 'lead of internal', 'rita', 'paul', 'cleo'].map((person) => ({
  person,
  party: 'northwind',
  teams: [],
  lead: false,
}));
const gate = { resolve: ['checklist', 'approvals'], close: ['time'] } as const;
const GATES = { incident: gate, 'service-request': gate, problem: gate, change: gate };

/** Makes a move with what two numbers choose. */
export function makeWork(state: TicketState, move: WorkMove, a: number, b: number, desk: Desk): Decided {
  const item = state.checklist[b % Math.max(1, state.checklist.length)]?.id ?? 'none';
  const next = `${state.lastSeq}`;
  const changes: readonly ChecklistChange[] = [
    { do: 'add', items: [{ id: next, text: `Item ${next}` }] },
    { do: 'tick', item, done: b % 2 === 0 },
    { do: 'move', item, to: b % 3 },
    { do: 'edit', item, text: `Item ${b}` },
    { do: 'remove', item },
  ];
  switch (move) {
    case 'editChecklist':
      return decideChecklist(state, changes[a % 5]!, desk);
    case 'askApproval':
      return decideAsk(state, { rules: a % 4 === 0 ? [] : [RULE], members: MEMBERS, newId: () => next }, desk);
    case 'withdrawApproval':
      return decideWithdrawApproval(state, state.approvals.at(-1)?.id ?? 'none', 'Asked by mistake', desk);
    case 'answerApproval': {
      const approval = state.approvals.at(-1)?.id ?? 'none';
      return decideApproval(state, { approval, answer: b % 3 === 0 ? 'declined' : 'approved', reason: 'Seen' }, desk);
    }
    case 'overrideGates':
      return decideOverride(state, 'It is urgent', { gates: GATES, rules: [RULE], openChildren: [], loggedMinutes: b % 2 }, desk);
  }
}
