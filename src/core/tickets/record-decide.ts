/**
 * Writing onto the record of a ticket: further systems, tags, the wish date, watchers, the requester.
 *
 * Tags are words in lower case, at most twenty on a ticket. A watcher who is a requester reads what every
 * requester of it reads; whoever watches may stop watching.
 *
 * Example: tags " VPN ", "vpn" and "Site B" become `site b` and `vpn`.
 */
import type { PersonId, SystemId } from '../ids.js';
import type { Instant } from '../time.js';
import { refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { TicketEventBody } from './event.js';
import type { TicketState } from './state.js';

export const MOST_TAGS = 20;
export const TAG_LENGTH = 40;
export const MOST_WATCHERS = 50;

/** A word as a tag: lower case, single spaces, no commas, cut at its length; '' when nothing is left. */
export function tagOf(word: string): string {
  const plain = word
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .trim();
  // By signs, not by halves of them.
  return Array.from(plain).slice(0, TAG_LENGTH).join('').trim();
}

const tagsOf = (words: readonly string[]): readonly string[] => [...new Set(words.map(tagOf))].filter((tag) => tag !== '');

/** @returns `tagged` with what really comes and goes; refused when nothing does, or too many would stand there */
export function decideTag(state: TicketState, command: { add: readonly string[]; remove: readonly string[] }, desk: Desk): Decided {
  const no = refusal(state, 'tag', desk);
  if (no !== null) return no;
  const add = tagsOf(command.add).filter((tag) => !state.tags.includes(tag));
  const remove = tagsOf(command.remove).filter((tag) => state.tags.includes(tag) && !tagsOf(command.add).includes(tag));
  if (add.length + remove.length === 0) return refuse('nothing-changes', 'It is tagged so already', 'tag');
  if (state.tags.length + add.length - remove.length > MOST_TAGS) {
    return refuse('too-many', `A ticket has at most ${MOST_TAGS} tags`, 'tag');
  }
  return grant(desk.now, [{ kind: 'tagged', add, remove }]);
}

/** @returns `touched` with the systems besides the one that routes it */
export function decideTouch(state: TicketState, systems: readonly SystemId[], desk: Desk): Decided {
  const no = refusal(state, 'touchSystems', desk);
  if (no !== null) return no;
  const unknown = systems.find((id) => !desk.agreement.systems.some((one) => one.id === id));
  if (unknown !== undefined) return refuse('unknown-system', `The agreement knows no system '${unknown}'`, unknown);
  const body = touching(state, state.system, systems);
  if (body === null) return refuse('nothing-changes', 'It touches those systems already', 'touchSystems');
  return grant(desk.now, [body]);
}

/** The event for the systems besides `primary`, or null when they stay the same. */
export function touching(state: TicketState, primary: SystemId | null, systems: readonly SystemId[]): TicketEventBody | null {
  const others = [...new Set(systems)].filter((id) => id !== primary);
  const same = others.length === state.alsoTouches.length && others.every((id, index) => id === state.alsoTouches[index]);
  return same ? null : { kind: 'touched', systems: others };
}

/** @returns `wish-dated`; a wish for the past is refused */
export function decideWishDate(state: TicketState, wishAt: Instant | null, desk: Desk): Decided {
  const no = refusal(state, 'setWishDate', desk);
  if (no !== null) return no;
  if (wishAt === state.wishAt) return refuse('nothing-changes', 'That is the date already', 'setWishDate');
  if (wishAt !== null && wishAt <= desk.now) return refuse('bad-interval', 'The date lies in the past', 'setWishDate');
  return grant(desk.now, [{ kind: 'wish-dated', wishAt }]);
}

/** @returns `watcher-added` */
export function decideWatch(state: TicketState, person: PersonId, desk: Desk): Decided {
  const no = refusal(state, 'watch', desk);
  if (no !== null) return no;
  if (state.watchers.includes(person)) return refuse('nothing-changes', 'That person watches it already', 'watch');
  if (state.watchers.length >= MOST_WATCHERS) return refuse('too-many', `At most ${MOST_WATCHERS} people watch a ticket`, 'watch');
  return grant(desk.now, [{ kind: 'watcher-added', person }]);
}

/** @returns `watcher-removed`; a requester can end only his own watching */
export function decideUnwatch(state: TicketState, person: PersonId, desk: Desk): Decided {
  const no = refusal(state, 'unwatch', desk);
  if (no !== null) return no;
  if (desk.by.kind === 'requester' && desk.by.person !== person) {
    return refuse('wrong-side', 'Only people of the IT teams end the watching of somebody else', 'unwatch');
  }
  if (!state.watchers.includes(person)) return refuse('nothing-changes', 'That person does not watch it', 'unwatch');
  return grant(desk.now, [{ kind: 'watcher-removed', person }]);
}

/** @returns `requester-changed`; a new requester needs no watching of his own any more */
export function decideChangeRequester(state: TicketState, requester: PersonId, desk: Desk): Decided {
  const no = refusal(state, 'changeRequester', desk);
  if (no !== null) return no;
  if (state.requester === requester) return refuse('nothing-changes', 'It is for that person already', 'changeRequester');
  const events: TicketEventBody[] = [{ kind: 'requester-changed', from: state.requester, requester }];
  if (state.watchers.includes(requester)) events.push({ kind: 'watcher-removed', person: requester });
  return grant(desk.now, events);
}
