/**
 * Merging a ticket into another, and taking that back.
 *
 * Nothing moves: the merged ticket keeps its events and texts, is closed, and points to the survivor.
 * Whoever follows the pointers of merged tickets arrives at one that goes on. The people of the merged
 * ticket come along as watchers, which shows them the survivor's conversation: whoever merges has to
 * say that this is meant. It can be taken back until one of those people has written on the survivor.
 *
 * Example: Rita and Paul both report the dead VPN. Paul's ticket is merged into Rita's, Paul watches it.
 */
import type { PersonId } from '../ids.js';
import { refusal } from './can.js';
import { withdrawal } from './decide-holding.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { DecidedPair, LinkEnd } from './link-decide.js';
import { MOST_WATCHERS } from './record-decide.js';
import type { TicketState } from './state.js';

export interface Merging {
  /** Who would read the survivor from now on and has no part in it yet: requesters, by name. */
  readonly newReaders: readonly { readonly person: PersonId; readonly name: string }[];
  /** Whoever merges has said that those people may read the survivor. */
  readonly confirmed: boolean;
}

const both = (no: Decided): DecidedPair => ({ here: no, there: no });

/** Who comes along from a merged ticket and does not watch, or own, the survivor yet. */
export function comingAlong(merged: TicketState, survivor: TicketState): readonly PersonId[] {
  const all = [...(merged.requester === null ? [] : [merged.requester]), ...merged.watchers];
  const came = survivor.joined.flatMap((one) => one.people);
  const there = survivor.watchers.filter((person) => !came.includes(person));
  return [...new Set(all)].filter((person) => person !== survivor.requester && !there.includes(person));
}

/**
 * @param here the ticket that is merged
 * @param there the survivor: not merged itself
 * @returns `merged` and `joined`
 */
export function decideMerge(here: LinkEnd, there: LinkEnd, { newReaders, confirmed }: Merging, desk: Desk): DecidedPair {
  const no = refusal(here.state, 'merge', desk);
  if (no !== null) return both(no);
  if (here.ticket === there.ticket) return both(refuse('same-ticket', 'A ticket cannot be merged into itself', 'merge'));
  const joined = decideJoin(there.state, here.ticket, comingAlong(here.state, there.state), desk);
  if (!joined.outcome.ok) return both(joined);
  if (newReaders.length > 0 && !confirmed) {
    const names = newReaders.map(({ name }) => name).join(', ');
    const text = `${names} would read the conversation of the other ticket: confirm it, or link this one as a duplicate instead`;
    return both(refuse('confirm-readers', text, 'merge'));
  }
  return {
    here: grant(desk.now, [...withdrawal(here.state), { kind: 'merged', into: there.ticket }]),
    there: joined,
  };
}

/** The survivor's side: `joined`, with the people who come along as watchers. */
export function decideJoin(state: TicketState, ticket: string, people: readonly PersonId[], desk: Desk): Decided {
  const no = refusal(state, 'join', desk);
  if (no !== null) return no;
  const watchers = new Set([...state.watchers, ...people]);
  if (watchers.size > MOST_WATCHERS) return refuse('too-many', `At most ${MOST_WATCHERS} people watch a ticket`, 'join');
  return grant(desk.now, [{ kind: 'joined', ticket, people }]);
}

/** @returns `unmerged` and `parted`; refused once somebody who came along has written on the survivor */
export function decideUnmerge(here: LinkEnd, there: LinkEnd, desk: Desk): DecidedPair {
  const no = refusal(here.state, 'unmerge', desk);
  if (no !== null) return both(no);
  const joined = there.state.joined.find((one) => one.ticket === here.ticket);
  if (joined === undefined) return both(refuse('not-merged', 'It is not merged into that ticket', 'unmerge'));
  const wrote = joined.people.some((person) => (there.state.lastWords[person] ?? -1) >= joined.at);
  if (wrote) {
    const text = 'Somebody who came along has written there since: split those messages off instead';
    return both(refuse('written-since', text, 'unmerge'));
  }
  return {
    here: grant(desk.now, [{ kind: 'unmerged', from: there.ticket }]),
    there: grant(desk.now, [{ kind: 'parted', ticket: here.ticket }]),
  };
}

/**
 * The ticket that goes on for another, following merge after merge.
 *
 * @param next the ticket that one was merged into, or null
 * @example survivorOf('a', { a: 'b', b: 'c' }) // 'c'
 */
export function survivorOf(ticket: string, next: (ticket: string) => string | null): string {
  const seen = new Set([ticket]);
  let at = ticket;
  for (let to = next(at); to !== null && !seen.has(to); to = next(at)) {
    seen.add(to);
    at = to;
  }
  return at;
}
