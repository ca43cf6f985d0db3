/**
 * Time for which a holder says it is not accountable, from claim to settlement.
 *
 * Accepted by another party it stands at once. Disputed, a lead of each of the two parties says
 * whether it stands; it is settled when both say the same, and open until then.
 *
 * Example: Northwind marks 10:00 to 11:00 ("no power in the plant"), Harbor Lane disputes it; both
 * leads say that it stands: outcome `stands`.
 */
import type { TicketEvent } from './event.js';
import type { NotAccountable } from './state.js';

type Marked = Extract<TicketEvent, { kind: 'not-accountable-marked' }>;
type Answered = Extract<TicketEvent, { kind: 'not-accountable-answered' }>;
type Decided = Extract<TicketEvent, { kind: 'not-accountable-decided' }>;

/** A new claim, unanswered. */
export function newMark(event: Marked): NotAccountable {
  return {
    id: event.interval,
    party: event.party,
    from: event.from,
    to: event.to,
    reason: event.reason,
    markedAt: event.at,
    markedBy: event.by.kind === 'team' ? event.by.person : null,
    answer: null,
    answeredBy: null,
    answerReason: null,
    verdicts: [],
    outcome: 'open',
  };
}

/** The claim after the other party's answer. */
export function withAnswer(one: NotAccountable, event: Answered): NotAccountable {
  const answeredBy = event.by.kind === 'team' ? event.by.party : null;
  return {
    ...one,
    answer: event.answer,
    answeredBy,
    answerReason: event.reason,
    outcome: event.answer === 'accepted' ? 'stands' : 'open',
  };
}

/** The claim after one lead's verdict; a later verdict of the same party replaces the earlier one. */
export function withVerdict(one: NotAccountable, event: Decided): NotAccountable {
  if (event.by.kind !== 'team') return one;
  const { party } = event.by;
  const verdicts = [...one.verdicts.filter((said) => said.party !== party), { party, stands: event.stands, reason: event.reason }];
  const own = verdicts.find((said) => said.party === one.party);
  const other = verdicts.find((said) => said.party === one.answeredBy);
  const settled = own !== undefined && other !== undefined && own.stands === other.stands;
  return { ...one, verdicts, outcome: settled ? (own.stands ? 'stands' : 'falls') : 'open' };
}
