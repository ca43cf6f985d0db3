/**
 * Claiming that time held was not one's own fault, and settling that claim on record.
 *
 * A party marks an interval in which it held the ticket; the other party accepts or disputes it; on
 * dispute a lead of each says whether it stands. Until that is settled both figures are reported.
 *
 * Example: Northwind marks 10:00-11:00 "no power in the plant". Harbor Lane disputes it with a
 * reason; its lead says it stands, and so does Northwind's: it stands.
 */
import type { Instant } from '../time.js';
import { mayAnswerMark, mayDecideMark, refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { NotAccountable, TicketState } from './state.js';

export interface MarkNotAccountable {
  /** The new interval's id. */
  readonly interval: string;
  readonly from: Instant;
  /** Null: it still goes on. */
  readonly to: Instant | null;
  readonly reason: string;
}

/** @returns `not-accountable-marked` for the actor's party; it must have held the ticket in the interval */
export function decideMark(state: TicketState, command: MarkNotAccountable, desk: Desk): Decided {
  const no = refusal(state, 'markNotAccountable', desk);
  if (no !== null) return no;
  const { interval, from, to, reason } = command;
  if (desk.by.kind !== 'team') return refuse('wrong-side', 'Only a party that held the ticket can say that', interval);
  if (reason.trim() === '') return refuse('text-missing', 'Say why', 'markNotAccountable', ['reason']);
  if (state.notAccountable.some((one) => one.id === interval)) {
    return refuse('duplicate-id', 'This interval is on the ticket already', interval);
  }
  if (from < state.createdAt || from > desk.now || (to !== null && (to <= from || to > desk.now))) {
    return refuse('bad-interval', 'The interval must lie between the creation of the ticket and now', interval);
  }
  const { party } = desk.by;
  const end = to ?? desk.now;
  if (!state.spans.some((span) => span.holder?.party === party && span.from < Math.max(end, from + 1) && (span.to ?? Infinity) > from)) {
    return refuse('bad-interval', 'Your party did not hold the ticket in that interval', interval);
  }
  const stands = state.notAccountable.filter((one) => one.party === party && one.outcome !== 'falls');
  if (stands.some((one) => one.from < end && (one.to ?? desk.now) > from)) {
    return refuse('bad-interval', 'Your party marked a part of that time already', interval);
  }
  return grant(desk.now, [{ kind: 'not-accountable-marked', interval, party, from, to, reason }]);
}

export interface AnswerNotAccountable {
  readonly interval: string;
  readonly answer: 'accepted' | 'disputed';
  readonly reason: string;
}

/** @returns `not-accountable-answered`; a dispute must give its reason */
export function decideMarkAnswer(state: TicketState, command: AnswerNotAccountable, desk: Desk): Decided {
  const no = refusal(state, 'answerNotAccountable', desk) ?? known(state, command.interval, (one) => mayAnswerMark(one, desk));
  if (no !== null) return no;
  if (command.answer === 'disputed' && command.reason.trim() === '') {
    return refuse('text-missing', 'Say why it is disputed', 'answerNotAccountable', ['reason']);
  }
  return grant(desk.now, [{ kind: 'not-accountable-answered', ...command }]);
}

export interface DecideNotAccountable {
  readonly interval: string;
  readonly stands: boolean;
  readonly reason: string;
}

/** @returns `not-accountable-decided`: one lead's verdict */
export function decideMarkVerdict(state: TicketState, command: DecideNotAccountable, desk: Desk): Decided {
  const no = refusal(state, 'decideNotAccountable', desk) ?? known(state, command.interval, (one) => mayDecideMark(one, desk));
  if (no !== null) return no;
  if (command.reason.trim() === '') return refuse('text-missing', 'Say why', 'decideNotAccountable', ['reason']);
  return grant(desk.now, [{ kind: 'not-accountable-decided', ...command }]);
}

function known(state: TicketState, interval: string, may: (one: NotAccountable) => boolean): Decided | null {
  const one = state.notAccountable.find((mark) => mark.id === interval);
  if (one === undefined) return refuse('no-such-interval', 'The ticket has no such interval', interval);
  return may(one) ? null : refuse('interval-settled', 'This interval does not wait for your party', interval);
}
