/**
 * What handlers are given, and how a module declares its operations:
 *
 *   memberRoute(createTicket, async ({ body }, ctx) => ctx.write((tx) => …))
 */
import type { z } from 'zod';
import type { AnswerOf, Operation } from '../contract/route.js';
import type { role } from '../contract/shapes.js';
import type { FileAnswer, Incoming, MemberContext, PersonContext, RequestContext, Route, ServerSentEvent } from './platform/http/route.js';

export type Role = z.infer<typeof role>;

/** Somebody who is signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly session: string;
}

/** The same person in one partnership. `party` is null for a requester. */
export interface Member {
  readonly person: string;
  readonly role: Role;
  readonly party: string | null;
  readonly teams: readonly string[];
}

/** The context of an operation inside a partnership. */
export type Ctx = MemberContext<Person, Member>;
export type PersonCtx = PersonContext<Person>;
export type AppRoute = Route<Person, Member>;

type Handler<Op extends Operation, Context> = (call: Incoming<Op>, context: Context) => Promise<AnswerOf<Op>>;

const declare =
  <Context>(access: Operation['access']) =>
  <Op extends Operation>(operation: Op, handle: Handler<Op, Context>): AppRoute => {
    if (operation.access !== access) throw new Error(`${operation.id} is for ${operation.access} callers; declare it so`);
    return { operation, handle: handle as unknown as AppRoute['handle'] };
  };

/** For everybody, signed in or not. */
export const publicRoute = declare<RequestContext>('public');
/** For a signed-in person, outside any partnership. */
export const personRoute = declare<PersonCtx>('session');
/** For members of the partnership in the path. */
export const memberRoute = declare<Ctx>('member');

/** A member's operation that answers server-sent events. */
export function eventsRoute<Op extends Operation>(
  operation: Op,
  handle: (call: Incoming<Op>, ctx: Ctx) => Promise<AsyncIterable<ServerSentEvent>>,
): AppRoute {
  if (operation.wire !== 'events' || operation.access !== 'member') throw new Error(`${operation.id} does not answer events to members`);
  return { operation, handle: handle as unknown as AppRoute['handle'] };
}

/** A signed-in person's operation that answers server-sent events. */
export function personEventsRoute<Op extends Operation>(
  operation: Op,
  handle: (call: Incoming<Op>, ctx: PersonCtx) => Promise<AsyncIterable<ServerSentEvent>>,
): AppRoute {
  if (operation.wire !== 'events' || operation.access !== 'session') throw new Error(`${operation.id} does not answer events to a person`);
  return { operation, handle: handle as unknown as AppRoute['handle'] };
}

/** A member's operation that answers a file. */
export function fileRoute<Op extends Operation>(operation: Op, handle: (call: Incoming<Op>, ctx: Ctx) => Promise<FileAnswer>): AppRoute {
  if (operation.wire !== 'file' || operation.access !== 'member') throw new Error(`${operation.id} does not answer a file to members`);
  return { operation, handle: handle as unknown as AppRoute['handle'] };
}
