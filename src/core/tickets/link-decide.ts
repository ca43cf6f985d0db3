/**
 * Linking two tickets of one partnership. Both tell of it.
 *
 * A ticket has at most one parent, and nobody is an ancestor of himself. Only a change causes something,
 * and it is an incident or a problem that is caused.
 *
 * Example: #12 is child of #10; making #10 a child of #12 is refused, because #12 stands below it.
 */
import { refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import { INVERSE, type LinkRole } from './link-event.js';
import type { TicketState } from './state.js';

export const MOST_LINKS = 200;

/** One end of a link. */
export interface LinkEnd {
  readonly ticket: string;
  readonly state: TicketState;
}

export interface Linking {
  readonly as: LinkRole;
  /** What stands above the one that is to become the parent, nearest first. */
  readonly ancestors: readonly string[];
}

export interface DecidedPair {
  readonly here: Decided;
  readonly there: Decided;
}

const both = (no: Decided): DecidedPair => ({ here: no, there: no });

/** The end that becomes the parent, or null for links of other kinds. */
export const parentEnd = <T>(as: LinkRole, here: T, there: T): T | null => (as === 'parent' ? there : as === 'child' ? here : null);

/**
 * @param here the ticket that the link is made on; `as` says what `there` is to it
 * @returns `linked` for each of both ends
 */
export function decideLink(here: LinkEnd, there: LinkEnd, { as, ancestors }: Linking, desk: Desk): DecidedPair {
  const no = refusal(here.state, 'link', desk);
  if (no !== null) return both(no);
  if (here.ticket === there.ticket) return both(refuse('same-ticket', 'A ticket cannot be linked to itself', 'link'));
  if (here.state.links.some((link) => link.as === as && link.ticket === there.ticket)) {
    return both(refuse('nothing-changes', 'They are linked so already', 'link'));
  }
  if (here.state.links.length >= MOST_LINKS || there.state.links.length >= MOST_LINKS) {
    return both(refuse('too-many', `A ticket has at most ${MOST_LINKS} links`, 'link'));
  }
  const wrong = family(here, there, as, ancestors) ?? causing(here, there, as);
  if (wrong !== null) return both(wrong);
  return {
    here: grant(desk.now, [{ kind: 'linked', as, ticket: there.ticket }]),
    there: grant(desk.now, [{ kind: 'linked', as: INVERSE[as], ticket: here.ticket }]),
  };
}

function family(here: LinkEnd, there: LinkEnd, as: LinkRole, ancestors: readonly string[]): Decided | null {
  const parent = parentEnd(as, here, there);
  if (parent === null) return null;
  const child = parent === here ? there : here;
  if (child.state.links.some((link) => link.as === 'parent')) {
    return refuse('linked-already', 'It has a parent already: remove that link first', 'link');
  }
  if (ancestors.includes(child.ticket))
    return refuse('cycle', 'It stands above the other one already: a circle of parents has no top', 'link');
  return null;
}

function causing(here: LinkEnd, there: LinkEnd, as: LinkRole): Decided | null {
  if (as !== 'caused-by' && as !== 'cause-of') return null;
  const [effect, cause] = as === 'caused-by' ? [here.state, there.state] : [there.state, here.state];
  if (cause.type !== 'change') return refuse('wrong-type', 'Only a change can be named as the cause', 'link');
  if (effect.type === 'incident' || effect.type === 'problem') return null;
  return refuse('wrong-type', 'Only an incident or a problem is caused by a change', 'link');
}

/** @returns `unlinked` for each of both ends; what splitting wrote stays */
export function decideUnlink(here: LinkEnd, there: LinkEnd, as: LinkRole, desk: Desk): DecidedPair {
  const no = refusal(here.state, 'link', desk);
  if (no !== null) return both(no);
  if (!here.state.links.some((link) => link.as === as && link.ticket === there.ticket)) {
    return both(refuse('nothing-changes', 'They are not linked so', 'link'));
  }
  if (as === 'split-from' || as === 'split-into') {
    return both(refuse('wrong-type', 'Where a ticket was split from stays on record', 'link'));
  }
  return {
    here: grant(desk.now, [{ kind: 'unlinked', as, ticket: there.ticket }]),
    there: grant(desk.now, [{ kind: 'unlinked', as: INVERSE[as], ticket: here.ticket }]),
  };
}
