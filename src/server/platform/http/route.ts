/** An operation of the contract together with what carries it out. */
import type { Readable } from 'node:stream';
import type { BodyOf, Operation, ParamsOf, QueryOf } from '../../../contract/route.js';
import type { Instant } from '../../../core/time.js';
import type { Read, Tx } from '../db/db.js';
import type { Logger } from '../log/logger.js';

/** What came in, validated. */
export interface Incoming<Op extends Operation> {
  readonly params: ParamsOf<Op>;
  readonly query: QueryOf<Op>;
  readonly body: BodyOf<Op>;
  /** The raw body of an operation with `wire: 'upload'`; empty otherwise. */
  readonly upload: Readable;
}

/** Things of one request that every handler may use. */
export interface RequestContext {
  readonly requestId: string;
  /** The moment at which the request came in: the only `now` that its rules see. */
  readonly now: Instant;
  readonly newId: () => string;
  readonly log: Logger;
  /** Ends when the caller goes away or the server stops. */
  readonly signal: AbortSignal;
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Address of the server as the caller sees it, without a slash at the end. */
  readonly origin: string;
  setHeader(name: string, value: string | readonly string[]): void;
}

export interface PersonContext<Person> extends RequestContext {
  readonly person: Person;
}

/** A member's request: bound to its partnership, and to nothing else. */
export interface MemberContext<Person, Member> extends PersonContext<Person> {
  readonly partnership: string;
  readonly member: Member;
  read<T>(work: (db: Read) => Promise<T>): Promise<T>;
  /** For lists and reports: may lag behind by moments where there is a replica. */
  report<T>(work: (db: Read) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** One server-sent event. `id` is where a listener that was cut off goes on. */
export interface ServerSentEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: unknown;
}

/** A download. */
export interface FileAnswer {
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
}

export interface Route<Person, Member> {
  readonly operation: Operation;
  readonly handle: (
    call: Incoming<Operation>,
    context: RequestContext | PersonContext<Person> | MemberContext<Person, Member>,
  ) => Promise<unknown>;
}
