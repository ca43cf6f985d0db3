/**
 * The state table: which moves a ticket allows, from which status, and to which side.
 *
 * Server, screen and tests read this one table. A move is allowed when the ticket's status is among
 * `from`, the actor stands on one of the sides of `who`, and everything in `needs` holds. What a
 * particular command asks besides (a reason, filled context) is decided in `decide-*.ts`.
 *
 * Example: `resolve` is legal while new, open or waiting, for the party that holds the ticket.
 */
import type { RuleOf } from './move-rule.js';
import { RECORD_MOVES, type RecordMove } from './record-moves.js';
import { TICKET_STATUSES, type TicketStatus } from './state.js';
import { WORK_MOVES, type WorkMove } from './work-moves.js';

export type Move =
  | 'message'
  | 'assign'
  | 'transfer'
  | 'wait'
  | 'resume'
  | 'classify'
  | 'handOff'
  | 'acceptHandOff'
  | 'declineHandOff'
  | 'withdrawHandOff'
  | 'lapseHandOff'
  | 'resolve'
  | 'reopen'
  | 'close'
  | 'moveAgreement'
  | 'markNotAccountable'
  | 'answerNotAccountable'
  | 'decideNotAccountable'
  | RecordMove
  | WorkMove;

export type MoveRule = RuleOf<Move>;

const LIVE: readonly TicketStatus[] = ['new', 'open', 'waiting'];
const ENDED = 'Work on this ticket has ended; only a resolved one can be reopened';

/** Every move, in the order in which a screen offers them. */
export const MOVES: readonly MoveRule[] = [
  {
    move: 'message',
    event: 'messaged',
    from: ['new', 'open', 'waiting', 'resolved'],
    to: null,
    who: ['requester', 'watcher', 'team', 'system'],
    needs: [],
    refusal: 'A closed ticket takes no messages: open a new one that refers to it',
    only: 'Only people on the ticket can write to it',
  },
  {
    move: 'assign',
    event: 'assigned',
    from: LIVE,
    to: null,
    who: ['holder', 'system'],
    needs: ['holder'],
    refusal: ENDED,
    only: 'Only the party that holds the ticket can assign it',
  },
  {
    move: 'transfer',
    event: 'transferred',
    from: LIVE,
    to: null,
    who: ['holder', 'finder'],
    needs: ['no-open-hand-off'],
    refusal: ENDED,
    only: 'Only the party that holds the ticket can give it to another of its teams',
  },
  {
    move: 'wait',
    event: 'waiting',
    from: LIVE,
    to: 'waiting',
    who: ['holder'],
    needs: ['holder'],
    refusal: ENDED,
    only: 'Only the party that holds the ticket can let it wait',
  },
  {
    move: 'resume',
    event: 'resumed',
    from: ['waiting'],
    to: 'open',
    who: ['holder', 'system'],
    needs: [],
    refusal: 'The ticket does not wait for anything',
    only: 'Only the party that holds the ticket can resume it',
  },
  {
    move: 'classify',
    event: 'classified',
    from: LIVE,
    to: null,
    who: ['holder', 'finder', 'accountable'],
    needs: [],
    refusal: ENDED,
    only: 'Only the party that holds the ticket, or is accountable for it, can change what it is',
  },
  {
    move: 'handOff',
    event: 'hand-off-proposed',
    from: LIVE,
    to: null,
    who: ['holder'],
    needs: ['holder', 'no-open-hand-off'],
    refusal: ENDED,
    only: 'Only the party that holds the ticket can hand it off',
  },
  {
    move: 'acceptHandOff',
    event: 'hand-off-accepted',
    from: LIVE,
    to: null,
    who: ['receiver'],
    needs: ['open-hand-off'],
    refusal: ENDED,
    only: 'Only the party that the hand-off is offered to can accept it',
  },
  {
    move: 'declineHandOff',
    event: 'hand-off-declined',
    from: LIVE,
    to: null,
    who: ['receiver'],
    needs: ['open-hand-off'],
    refusal: ENDED,
    only: 'Only the party that the hand-off is offered to can decline it',
  },
  {
    move: 'withdrawHandOff',
    event: 'hand-off-withdrawn',
    from: LIVE,
    to: null,
    who: ['sender'],
    needs: ['open-hand-off'],
    refusal: ENDED,
    only: 'Only the party that offered the hand-off can withdraw it',
  },
  {
    move: 'lapseHandOff',
    event: 'hand-off-accepted',
    from: LIVE,
    to: null,
    who: ['system'],
    needs: ['open-hand-off'],
    refusal: ENDED,
    only: 'A hand-off passes by itself when the time for its answer is used up',
  },
  {
    move: 'resolve',
    event: 'resolved',
    from: LIVE,
    to: 'resolved',
    who: ['holder'],
    needs: ['holder'],
    refusal: 'The ticket is resolved already',
    only: 'Only the party that holds the ticket can resolve it',
  },
  {
    move: 'reopen',
    event: 'reopened',
    from: ['resolved'],
    to: 'open',
    who: ['requester', 'team'],
    needs: [],
    refusal: 'Only a resolved ticket can be reopened; after closing, open a new one that refers to it',
    only: 'Only the requester and the two IT teams can reopen it',
  },
  {
    move: 'close',
    event: 'closed',
    from: ['resolved'],
    to: 'closed',
    who: ['requester', 'holder', 'accountable', 'system'],
    needs: [],
    refusal: 'Only a resolved ticket can be closed',
    only: 'Only the requester, the party that resolved it and the accountable one can close it',
  },
  {
    move: 'moveAgreement',
    event: 'agreement-moved',
    from: LIVE,
    to: null,
    who: ['lead', 'system'],
    needs: [],
    refusal: 'Work on this ticket has ended: it stays under the agreement it was done under',
    only: 'Only a lead can move a ticket to another version of the agreement',
  },
  {
    move: 'markNotAccountable',
    event: 'not-accountable-marked',
    from: TICKET_STATUSES,
    to: null,
    who: ['past-holder'],
    needs: [],
    refusal: ENDED,
    only: 'Only a party that held the ticket can say that it was not accountable',
  },
  {
    move: 'answerNotAccountable',
    event: 'not-accountable-answered',
    from: TICKET_STATUSES,
    to: null,
    who: ['team'],
    needs: ['unanswered-mark'],
    refusal: ENDED,
    only: 'Only a person of the other party can answer',
  },
  {
    move: 'decideNotAccountable',
    event: 'not-accountable-decided',
    from: TICKET_STATUSES,
    to: null,
    who: ['lead'],
    needs: ['disputed-mark'],
    refusal: ENDED,
    only: 'Only the leads of the two parties decide a disputed interval',
  },
  ...RECORD_MOVES,
  ...WORK_MOVES,
];

const BY_MOVE: ReadonlyMap<Move, MoveRule> = new Map(MOVES.map((one) => [one.move, one]));

/**
 * The row of the state table for a move.
 *
 * @example moveRule('reopen').from // ['resolved']
 */
export function moveRule(move: Move): MoveRule {
  const found = BY_MOVE.get(move);
  if (found === undefined) throw new Error(`No such move: ${move}`);
  return found;
}
