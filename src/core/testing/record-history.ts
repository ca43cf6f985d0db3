/** Moves on the record of a ticket for random histories; the other end of a link or a merge is one of three tickets. */
import type { Decided } from '../tickets/decided.js';
import type { Desk } from '../tickets/desk.js';
import { decideLink } from '../tickets/link-decide.js';
import { CHOSEN_ROLES } from '../tickets/link-event.js';
import { decideJoin, decideMerge, decideUnmerge } from '../tickets/merge-decide.js';
import { decideChangeRequester, decideTag, decideTouch, decideUnwatch, decideWatch, decideWishDate } from '../tickets/record-decide.js';
import type { RecordMove } from '../tickets/record-moves.js';
import type { TicketState } from '../tickets/state.js';
import { HOUR } from '../time.js';

const PEOPLE = ['rita', 'paul', 'ana', 'otto'];
const TAGS = ['vpn', 'Site B', ' new starter '];
const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;

/** Makes a move with what two numbers choose; the decision may still refuse it. */
export function makeRecord(state: TicketState, move: RecordMove, a: number, b: number, desk: Desk): Decided {
  const here = { ticket: 'here', state };
  // The other end is as this ticket is, but for what is merged or linked already.
  const there = { ticket: `other ${a % 3}`, state: { ...state, status: 'open', links: [], mergedInto: null } as TicketState };
  switch (move) {
    case 'touchSystems':
      return decideTouch(
        state,
        desk.agreement.systems.slice(0, a % 4).map((one) => one.id),
        desk,
      );
    case 'tag':
      return decideTag(state, { add: [pick(TAGS, a)], remove: [pick(TAGS, b)] }, desk);
    case 'setWishDate':
      return decideWishDate(state, b % 3 === 0 ? null : desk.now + b * HOUR, desk);
    case 'watch':
      return decideWatch(state, pick(PEOPLE, a), desk);
    case 'unwatch':
      return decideUnwatch(state, pick(PEOPLE, a), desk);
    case 'changeRequester':
      return decideChangeRequester(state, pick(PEOPLE, a), desk);
    case 'link':
      return decideLink(here, there, { as: pick(CHOSEN_ROLES, b), ancestors: [] }, desk).here;
    case 'merge':
      return decideMerge(here, there, { newReaders: [], confirmed: true }, desk).here;
    case 'join':
      return decideJoin(state, there.ticket, [pick(PEOPLE, b)], desk);
    case 'unmerge': {
      const joined = { ticket: 'here', people: [], at: desk.now + 1 };
      return decideUnmerge(here, { ...there, state: { ...there.state, joined: [joined] } }, desk).here;
    }
  }
}
