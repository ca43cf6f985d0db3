/** The rows of the state table for the record of a ticket, its links and its merging. */
import type { RuleOf } from './move-rule.js';
import type { TicketStatus } from './state.js';

const LIVE: readonly TicketStatus[] = ['new', 'open', 'waiting'];
const UNTIL_CLOSED: readonly TicketStatus[] = [...LIVE, 'resolved'];
const ALWAYS: readonly TicketStatus[] = [...UNTIL_CLOSED, 'closed'];
const ENDED = 'Work on this ticket has ended; only a resolved one can be reopened';
const CLOSED = 'A closed ticket stays as it is: open a new one that refers to it';

export type RecordMove =
  | 'touchSystems'
  | 'tag'
  | 'setWishDate'
  | 'watch'
  | 'unwatch'
  | 'changeRequester'
  | 'link'
  | 'merge'
  | 'join'
  | 'unmerge';

export const RECORD_MOVES: readonly RuleOf<RecordMove>[] = [
  {
    move: 'touchSystems',
    event: 'touched',
    from: LIVE,
    to: null,
    who: ['holder', 'finder', 'accountable'],
    needs: [],
    refusal: ENDED,
    only: 'Only the party that holds the ticket, or is accountable for it, can say which systems it touches',
  },
  {
    move: 'tag',
    event: 'tagged',
    from: ALWAYS,
    to: null,
    who: ['team'],
    needs: [],
    refusal: CLOSED,
    only: 'Only people of the IT teams tag tickets',
  },
  {
    move: 'setWishDate',
    event: 'wish-dated',
    from: LIVE,
    to: null,
    who: ['requester', 'team'],
    needs: [],
    refusal: ENDED,
    only: 'Only the requester and the IT teams can wish for a date',
  },
  {
    move: 'watch',
    event: 'watcher-added',
    from: ALWAYS,
    to: null,
    who: ['team'],
    needs: [],
    refusal: CLOSED,
    only: 'Only people of the IT teams can let somebody watch',
  },
  {
    move: 'unwatch',
    event: 'watcher-removed',
    from: ALWAYS,
    to: null,
    who: ['team', 'watcher'],
    needs: [],
    refusal: CLOSED,
    only: 'Only people of the IT teams and the watchers themselves end the watching',
  },
  {
    move: 'changeRequester',
    event: 'requester-changed',
    from: UNTIL_CLOSED,
    to: null,
    who: ['holder', 'finder', 'accountable'],
    needs: [],
    refusal: CLOSED,
    only: 'Only the party that holds the ticket, or is accountable for it, can say whose it is',
  },
  {
    move: 'link',
    event: 'linked',
    from: ALWAYS,
    to: null,
    who: ['team'],
    needs: [],
    refusal: CLOSED,
    only: 'Only people of the IT teams link tickets',
  },
  {
    move: 'merge',
    event: 'merged',
    from: LIVE,
    to: 'closed',
    who: ['holder', 'finder', 'accountable'],
    needs: [],
    refusal: 'Only a ticket on which work goes on can be merged; link it as a duplicate instead',
    only: 'Only the party that holds the ticket, or is accountable for it, can merge it into another',
  },
  {
    move: 'join',
    event: 'joined',
    from: LIVE,
    to: null,
    who: ['team'],
    needs: [],
    refusal: 'Work on that ticket has ended: nothing can be merged into it',
    only: 'Only people of the IT teams merge tickets',
  },
  {
    move: 'unmerge',
    event: 'unmerged',
    from: ['closed'],
    to: 'open',
    who: ['holder', 'finder', 'accountable'],
    needs: ['merged'],
    refusal: 'This ticket is not merged',
    only: 'Only the party that held the merged ticket, or is accountable for it, can take the merge back',
  },
];
