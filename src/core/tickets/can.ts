/**
 * Which moves a ticket allows to somebody, and why not: what a screen needs to disable a control
 * and say the reason, and the first thing that every command checks.
 *
 * Example: a technician of Harbor Lane asks about a ticket that Northwind holds: `resolve` is not
 * allowed, "Only the party that holds the ticket can resolve it. Northwind IT holds it".
 */
import type { Cause, Decision } from '../decision.js';
import { type Decided, type RefusalCode, refuse } from './decided.js';
import { type Desk, partyName, partyOfTeam } from './desk.js';
import type { Need, Side } from './move-rule.js';
import { MOVES, type Move, type MoveRule, moveRule } from './moves.js';
import type { HandOff, NotAccountable, TicketState } from './state.js';

/** Who asks, under which agreement. */
export type Asking = Pick<Desk, 'agreement' | 'by' | 'lead'>;

/** The hand-off that waits for an answer, or null. */
export function openHandOff(state: TicketState): HandOff | null {
  return state.handOffs.findLast((one) => one.answer === 'open') ?? null;
}

/**
 * For each move whether it is allowed, with the causes when it is not.
 *
 * @example can(state, { agreement, by, lead: false }).resolve // { outcome: false, causes: [{ text: 'Only …' }] }
 */
export function can(state: TicketState, desk: Asking): Readonly<Record<Move, Decision<boolean>>> {
  const all: Partial<Record<Move, Decision<boolean>>> = {};
  for (const rule of MOVES) {
    const no = check(state, rule, desk);
    all[rule.move] = no === null ? { outcome: true, causes: [] } : { outcome: false, causes: [cause(no, rule)] };
  }
  return all as Record<Move, Decision<boolean>>;
}

/** The refusal of a move by the state table, or null when it is allowed. */
export function refusal(state: TicketState, move: Move, desk: Asking): Decided | null {
  const rule = moveRule(move);
  const no = check(state, rule, desk);
  return no === null ? null : refuse(no.code, no.text, rule.move);
}

interface No {
  readonly code: RefusalCode;
  readonly text: string;
}

const cause = (no: No, rule: MoveRule): Cause => ({ code: `ticket.${no.code}`, ref: rule.move, text: no.text });

function check(state: TicketState, rule: MoveRule, desk: Asking): No | null {
  if (!rule.from.includes(state.status)) return { code: 'wrong-status', text: rule.refusal };
  for (const need of rule.needs) {
    const no = lacks(state, need, desk);
    if (no !== null) return no;
  }
  if (rule.who.some((side) => stands(state, side, desk))) return null;
  return { code: 'wrong-side', text: wrongSide(state, rule, desk) };
}

function wrongSide(state: TicketState, rule: MoveRule, desk: Asking): string {
  if (rule.who.includes('receiver')) return `${rule.only}: ${partyName(desk.agreement, openHandOff(state)?.to.party ?? '')}`;
  if (!rule.who.includes('holder') || state.holder === null) return rule.only;
  return `${rule.only}. ${partyName(desk.agreement, state.holder.party)} holds it`;
}

function lacks(state: TicketState, need: Need, desk: Asking): No | null {
  const open = openHandOff(state);
  switch (need) {
    case 'holder':
      return state.holder === null ? { code: 'nobody-holds-it', text: 'Nobody holds this ticket: give it to a team first' } : null;
    case 'no-open-hand-off':
      if (open === null) return null;
      return {
        code: 'hand-off-open',
        text: `${partyName(desk.agreement, open.to.party)} has not answered the open hand-off: withdraw it first`,
      };
    case 'open-hand-off':
      return open === null ? { code: 'no-open-hand-off', text: 'No hand-off waits for an answer' } : null;
    case 'merged':
      return state.mergedInto === null ? { code: 'not-merged', text: moveRule('unmerge').refusal } : null;
    case 'unanswered-mark':
      if (state.notAccountable.some((one) => mayAnswerMark(one, desk))) return null;
      return { code: 'no-such-interval', text: 'No interval waits for an answer of your party' };
    case 'disputed-mark':
      if (state.notAccountable.some((one) => mayDecideMark(one, desk))) return null;
      return { code: 'no-such-interval', text: 'No disputed interval waits for a decision of your party' };
  }
}

/** Whether a claim waits for an answer that the asking party may give. */
export function mayAnswerMark(one: NotAccountable, desk: Asking): boolean {
  return one.answer === null && desk.by.kind === 'team' && desk.by.party !== one.party;
}

/** Whether a claim is disputed, unsettled, and between the asking party and another. */
export function mayDecideMark(one: NotAccountable, desk: Asking): boolean {
  if (one.answer !== 'disputed' || one.outcome !== 'open' || desk.by.kind !== 'team') return false;
  return desk.by.party === one.party || desk.by.party === one.answeredBy;
}

function stands(state: TicketState, side: Side, desk: Asking): boolean {
  const by = desk.by;
  if (side === 'system') return by.kind === 'system';
  const watches = by.kind === 'requester' && by.person !== state.requester && state.watchers.includes(by.person);
  if (side === 'requester') return by.kind === 'requester' && !watches;
  if (side === 'watcher') return watches;
  if (by.kind !== 'team') return false;
  switch (side) {
    case 'team':
      return true;
    case 'lead':
      return desk.lead;
    case 'holder':
      return state.holder?.party === by.party;
    case 'finder':
      return state.holder === null;
    case 'accountable':
      return partyOfTeam(desk.agreement, state.accountable) === by.party;
    case 'past-holder':
      return state.spans.some((span) => span.holder?.party === by.party);
    case 'sender':
      return openHandOff(state)?.from.party === by.party;
    case 'receiver':
      return openHandOff(state)?.to.party === by.party;
  }
}
