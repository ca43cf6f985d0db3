import type { z } from 'zod';
import type { Instant } from '../../../core/time.js';
import type { Read, Tx } from '../db/db.js';
import type { Logger } from '../log/logger.js';

/** What the work of a job is given. */
export interface RunningJob<Input> {
  readonly id: string;
  readonly partnership: string;
  readonly subject: string;
  readonly startedBy: string | null;
  readonly input: Input;
  /** Ends when somebody cancels the job or the server stops: stop at the next safe point and throw. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  now(): Instant;
  newId(): string;
  read<T>(work: (db: Read) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Tells how far it is; cheap to call often. */
  progress(done: number, total?: number | null): void;
}

/**
 * A kind of long work. It may be started again from the beginning at any moment (the server was
 * killed, or stops): it keeps its own place in the database and repeats nothing that was stored.
 */
export interface JobKind<Input> {
  readonly kind: string;
  readonly input: z.ZodType<Input>;
  readonly unit: string;
  /** How many at a time on one server. */
  readonly concurrency?: number;
  run(job: RunningJob<Input>): Promise<void>;
  /** Called once when it ended without being done, in the transaction that says so. */
  onEnd?(
    end: {
      readonly id: string;
      readonly partnership: string;
      readonly subject: string;
      readonly state: 'failed' | 'cancelled';
      readonly failure: string | null;
    },
    tx: Tx,
  ): Promise<void>;
}

/** An expected end: the words are for the person who watches. Anything else is tried again, then hidden. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
}
