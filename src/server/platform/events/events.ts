/**
 * The shared history. `emit` writes what happened and, when somebody waits for its kind, the message
 * about it, in one statement of the caller's transaction. Events can be added and read, never changed.
 */
import { sql } from 'kysely';
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

export class Events {
  constructor(
    private readonly outbox: Outbox,
    private readonly signals: Signals,
  ) {}

  /** Answers the ids of the events, in their order. */
  async emit(tx: Tx, { partnership, now, by }: Occasion, events: readonly NewEvent[]): Promise<readonly string[]> {
    if (events.length === 0) return [];
    const ids = events.map(() => newId());
    const kinds = events.map((event) => event.kind);
    const wanted = kinds.map((kind) => this.outbox.wanted(kind));
    await sql`
      with written as (
        insert into events (partnership_id, event_id, at, kind, subject_type, subject_id, actor_kind, actor, data)
        select ${partnership}::uuid, e.id, ${now}::bigint, e.kind, e.type, e.subject, ${by.kind}, ${by.name}, e.data
        from unnest(${ids}::uuid[], ${kinds}::text[], ${events.map((event) => event.subject.type)}::text[],
                    ${events.map((event) => event.subject.id)}::uuid[], ${events.map((event) => JSON.stringify(event.data))}::jsonb[])
          as e (id, kind, type, subject, data)
        returning event_id, kind, subject_type, subject_id, at, data)
      insert into outbox (partnership_id, message_id, topic, payload, due_at)
      select ${partnership}::uuid, event_id, kind,
             jsonb_build_object('event', event_id, 'at', at, 'subject', jsonb_build_object('type', subject_type, 'id', subject_id), 'data', data), ${now}::bigint
      from written where kind = any(${kinds.filter((_, index) => wanted[index])}::text[])`.execute(tx);
    if (wanted.includes(true)) this.outbox.announce(tx, partnership);
    afterCommit(tx, () => this.signals.hint('events', partnership));
    return ids;
  }
}
