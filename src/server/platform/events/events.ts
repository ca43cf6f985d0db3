/**
 * The shared history. `emit` writes what happened and, when somebody waits for its kind, the message
 * about it, in one statement of the caller's transaction. Events can be added and read, never changed.
 */
import { CompiledQuery } from 'kysely';
import type { Instant } from '../../../core/time.js';
import { afterCommit, type Tx } from '../db/db.js';
import { newId } from '../ids.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Signals } from '../signals/signals.js';
import './tables.js';

export interface Author {
  readonly kind: 'person' | 'system';
  /** The person's id, or the name of what acted. */
  readonly name: string;
}

export interface NewEvent {
  /** noun.verb in the past: `ticket.created`. */
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** Before and after, where personal data allows. */
  readonly data: unknown;
}

export interface Occasion {
  readonly partnership: string;
  readonly now: Instant;
  readonly by: Author;
}

/** One thing that happened, with who and when, where a transaction carries those of several people. */
export interface Happening {
  readonly occasion: Occasion;
  readonly event: NewEvent;
}

export class Events {
  constructor(
    private readonly outbox: Outbox,
    private readonly signals: Signals,
  ) {}

  /** Writes events in the caller's transaction. Answers their ids, in order. */
  async emit(tx: Tx, occasion: Occasion, events: readonly NewEvent[]): Promise<readonly string[]> {
    const written = events.map((event) => ({ id: newId(), event, occasion }));
    if (written.length > 0) await tx.executeQuery(this.write(tx, written));
    return written.map(({ id }) => id);
  }

  /** The statement that writes events of one partnership, for a transaction that sends its last statements together. */
  emission(tx: Tx, happenings: readonly Happening[]): CompiledQuery {
    return this.write(
      tx,
      happenings.map((one) => ({ id: newId(), ...one })),
    );
  }

  private write(tx: Tx, written: readonly (Happening & { readonly id: string })[]): CompiledQuery {
    const { partnership } = written[0]!.occasion;
    const wanted = [...new Set(written.map(({ event }) => event.kind))].filter((kind) => this.outbox.wanted(kind));
    if (wanted.length > 0) this.outbox.announce(tx, partnership);
    afterCommit(tx, () => this.signals.hint('events', partnership));
    const rows = written.map(({ id, event, occasion: { now, by } }) => ({ id, ...event, at: now, by }));
    return CompiledQuery.raw(EMIT, [partnership, JSON.stringify(rows), wanted]);
  }
}

const EMIT = `
  with written as (
    insert into events (partnership_id, event_id, at, kind, subject_type, subject_id, actor_kind, actor, data)
    select $1::uuid, e.id, e.at, e.kind, e.subject ->> 'type', (e.subject ->> 'id')::uuid, e.by ->> 'kind', e.by ->> 'name', e.data
    from jsonb_to_recordset($2::jsonb) as e (id uuid, at bigint, kind text, subject jsonb, by jsonb, data jsonb)
    returning event_id, kind, subject_type, subject_id, at, data)
  insert into outbox (partnership_id, message_id, topic, payload, due_at)
  select $1::uuid, event_id, kind,
    jsonb_build_object('event', event_id, 'at', at, 'subject', jsonb_build_object('type', subject_type, 'id', subject_id), 'data', data), at
  from written where kind = any($3::text[])`;
