/**
 * Live events of one partnership, from a cursor on. A cursor is an event's id. Ids are made before
 * the transaction that stores them ends, and on several servers: an event may appear behind one that
 * was seen already. So every look goes back a little and leaves out what was handed out before.
 */
import type { Instant } from '../../../core/time.js';
import type { Db } from '../db/db.js';
import { firstIdAt, instantOfId, isUuid, newId } from '../ids.js';
import { pauseUntil } from '../signals/pause-until.js';
import type { Signals } from '../signals/signals.js';

export interface FeedEvent {
  readonly id: string;
  readonly at: Instant;
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly data: unknown;
}

/** `reset`: more happened than a feed hands out; read everything anew. */
export type FeedItem = { readonly kind: 'event'; readonly event: FeedEvent } | { readonly kind: 'reset'; readonly id: string };

export interface FeedOptions {
  readonly db: Db;
  readonly signals: Signals;
}

/** Longer than a transaction lasts and clocks differ. */
const OVERLAP_MS = 30_000;
const MOST = 2_000;
/** Hints come in flocks; a person needs no more than this. */
const GATHER_MS = 150;
const POLL_MS = 5_000;

export interface FollowRequest {
  readonly partnership: string;
  readonly subjectType: string;
  /** The last event that the listener saw; null begins now. */
  readonly after: string | null;
  readonly signal: AbortSignal;
}

export async function* follow(
  { db, signals }: FeedOptions,
  { partnership, subjectType, after, signal }: FollowRequest,
): AsyncGenerator<FeedItem> {
  let newest = after !== null && isUuid(after) ? instantOfId(after) : instantOfId(newId());
  const seen = new Set<string>();
  if (after === null) for (const event of await look(db, partnership, subjectType, newest - OVERLAP_MS)) seen.add(event.id);
  else seen.add(after);
  while (!signal.aborted) {
    const pause = pauseUntil(signals, 'events', partnership, signal, POLL_MS, GATHER_MS);
    const events = await look(db, partnership, subjectType, newest - OVERLAP_MS);
    if (events.length >= MOST) {
      const last = events.at(-1) as FeedEvent;
      for (const event of events) seen.add(event.id);
      newest = instantOfId(last.id);
      yield { kind: 'reset', id: last.id };
    } else {
      for (const event of events) {
        if (seen.has(event.id)) continue;
        seen.add(event.id);
        newest = Math.max(newest, instantOfId(event.id));
        yield { kind: 'event', event };
      }
    }
    forget(seen, newest - OVERLAP_MS);
    await pause;
  }
}

function forget(seen: Set<string>, before: Instant): void {
  if (seen.size < MOST) return;
  for (const id of seen) if (instantOfId(id) < before) seen.delete(id);
}

async function look(db: Db, partnership: string, subjectType: string, from: Instant): Promise<FeedEvent[]> {
  return db.read(partnership, async (read) => {
    const rows = await read
      .selectFrom('events')
      .select(['event_id', 'at', 'kind', 'subject_type', 'subject_id', 'data'])
      .where('partnership_id', '=', partnership)
      .where('event_id', '>=', firstIdAt(from))
      .where('subject_type', '=', subjectType)
      .orderBy('event_id')
      .limit(MOST)
      .execute();
    return rows.map((row) => ({
      id: row.event_id,
      at: row.at,
      kind: row.kind,
      subject: { type: row.subject_type, id: row.subject_id },
      data: row.data,
    }));
  });
}
