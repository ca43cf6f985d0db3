/**
 * Gates: what must hold before a ticket is resolved or closed. The desk settings say it by type; each thing that
 * is missing is named with its mend. A lead may let a ticket pass, with a reason, until it is reopened.
 *
 * Example: changes need their checklist and approvals before they are resolved. One item is open: "The checklist
 * is not complete: 1 of 4 is open (Tell the users). Tick it, or remove what is not needed".
 */
import type { TicketType } from '../agreement/agreement.js';
import { type ApprovalRule, rulesFor } from './approval-rules.js';
import { refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { GateNeed } from './gate-needs.js';
import type { TicketState } from './state.js';

export type GateMoment = 'resolve' | 'close';

/** What is asked by type, at each of the two moments. */
export type Gates = Readonly<Record<TicketType, Readonly<Record<GateMoment, readonly GateNeed[]>>>>;

export interface GateFacts {
  readonly gates: Gates;
  readonly rules: readonly ApprovalRule[];
  /** Numbers of children on which work goes on. */
  readonly openChildren: readonly string[];
  /** Logged by both sides; the gate asks for more than none. */
  readonly loggedMinutes: number;
}

export interface ClosedGate {
  readonly need: GateNeed;
  /** What is missing, and the mend. */
  readonly text: string;
}

type Checked = Pick<TicketState, 'type' | 'category' | 'checklist' | 'approvals' | 'gateOverride'>;

/** Everything that is missing at a moment; what is asked before resolving is asked before closing as well. */
export function closedGates(
  state: Checked,
  moment: GateMoment,
  facts: GateFacts,
  { agreement }: Pick<Desk, 'agreement'>,
): readonly ClosedGate[] {
  const asked = facts.gates[state.type];
  const needs = moment === 'resolve' ? asked.resolve : [...new Set([...asked.resolve, ...asked.close])];
  return needs
    .filter((need) => !(state.gateOverride?.gates.includes(need) ?? false))
    .flatMap((need) => {
      const text = missing(state, need, facts, agreement.categories);
      return text === null ? [] : [{ need, text }];
    });
}

function missing(state: Checked, need: GateNeed, facts: GateFacts, categories: Desk['agreement']['categories']): string | null {
  switch (need) {
    case 'checklist': {
      const open = state.checklist.filter((one) => one.done === null);
      if (open.length === 0) return null;
      const count = `${open.length} of ${state.checklist.length} ${open.length === 1 ? 'is' : 'are'} open (${named(open.map((one) => one.text))})`;
      return `The checklist is not complete: ${count}. Tick what is done, remove what is not needed`;
    }
    case 'approvals': {
      const lacking = rulesFor(facts.rules, state, categories).filter(
        (rule) => !state.approvals.some((one) => one.rule === rule.id && one.outcome === 'granted'),
      );
      const waiting = state.approvals.filter((one) => one.outcome === 'waiting' && !lacking.some((rule) => rule.id === one.rule));
      const names = [...lacking, ...waiting].map((one) => one.name);
      return names.length === 0 ? null : `Approval is missing: ${named(names)}. Remind those who are asked, or ask for it again`;
    }
    case 'children':
      if (facts.openChildren.length === 0) return null;
      return `Its child tickets are not done: ${named(facts.openChildren)}. Resolve them, or unlink them`;
    case 'category':
      return categories.find((one) => one.id === state.category)?.parent == null
        ? 'Its category is not chosen: it says only which of the four Rs. Choose one below it'
        : null;
    case 'time':
      return facts.loggedMinutes > 0 ? null : 'No time is logged. Log the time that was spent';
  }
}

const named = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;

/** Refuses while a gate is closed, with a cause for each; null when it may pass. */
export function gateRefusal(state: Checked, moment: GateMoment, facts: GateFacts, desk: Pick<Desk, 'agreement'>): Decided | null {
  const closed = closedGates(state, moment, facts, desk);
  if (closed.length === 0) return null;
  return {
    outcome: { ok: false, code: 'gate-closed', missing: [] },
    causes: closed.map(({ need, text }) => ({ code: 'ticket.gate-closed', ref: need, text })),
  };
}

/** @returns `gates-overridden` with what is missing now for either moment; the reason must be given */
export function decideOverride(state: TicketState, reason: string, facts: GateFacts, desk: Desk): Decided {
  const no = refusal(state, 'overrideGates', desk);
  if (no !== null) return no;
  const gates = closedGates(state, 'close', facts, desk).map((one) => one.need);
  if (gates.length === 0) return refuse('nothing-changes', 'Nothing is missing: it can go on', 'overrideGates');
  if (reason.trim() === '') return refuse('text-missing', 'Say why it may pass', 'overrideGates', ['reason']);
  return grant(desk.now, [{ kind: 'gates-overridden', gates: [...(state.gateOverride?.gates ?? []), ...gates], reason }]);
}
