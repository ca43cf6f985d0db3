/**
 * One look at the events of a partnership for everybody in this process who follows it: however many
 * listen, the table is read once a hint. A cursor is an event's id. Ids are made before the
 * transaction that stores them ends, and on several servers: an event may appear behind one that was
 * seen already. So every look goes back a little and leaves out what was told before.
 */
import type { Instant } from '../../../core/time.js';
import type { Db } from '../db/db.js';
import { firstIdAt, instantOfId, newId } from '../ids.js';
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

/** Longer than a transaction lasts and clocks differ. */
const OVERLAP_MS = 30_000;
/** A listener that was away for less catches up from memory. */
const KEEP_MS = 120_000;
const MOST = 2_000;
/** More at a time than this is told as one: whoever listens reads anew what it shows. */
const LOTS = 500;
/** Hints come in flocks; a person needs no more than this. */
const GATHER_MS = 150;
const POLL_MS = 5_000;

export interface Listener {
  tell(item: FeedItem): void;
  fail(error: unknown): void;
}

export interface ReaderOptions {
  readonly db: Db;
  readonly signals: Signals;
  readonly partnership: string;
  readonly subjectType: string;
  /** The last listener left, or the reading broke: this one is of no more use. */
  readonly onEnd: () => void;
}

export class Reader {
  private readonly listeners = new Set<Listener>();
  private readonly stop = new AbortController();
  private readonly seen = new Set<string>();
  private recent: FeedEvent[] = [];
  private newest: Instant = instantOfId(newId());
  /** Everything made since then that can be read is in `recent`. */
  private since: Instant = this.newest - KEEP_MS;
  /** When what had happened before is known. */
  readonly ready: Promise<void>;

  constructor(private readonly options: ReaderOptions) {
    this.ready = this.begin();
    // Told to the listeners, too.
    this.ready.catch(() => undefined);
    void this.run();
  }

  add(listener: Listener): void {
    this.listeners.add(listener);
  }

  remove(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) this.end();
  }

  /** What a listener may have missed whose last event was made at `instant`; null when that is too much. */
  async missed(instant: Instant): Promise<readonly FeedEvent[] | null> {
    const from = instant - OVERLAP_MS;
    if (from >= this.since) return this.recent.filter((event) => instantOfId(event.id) >= from).sort((a, b) => (a.id < b.id ? -1 : 1));
    const events = await this.look(from);
    return events.length >= MOST ? null : events;
  }

  private end(): void {
    if (this.stop.signal.aborted) return;
    this.stop.abort();
    this.options.onEnd();
  }

  private async begin(): Promise<void> {
    this.recent = await this.look(this.since);
    for (const event of this.recent) this.seen.add(event.id);
    if (this.recent.length >= MOST) this.since = this.newest;
  }

  private async run(): Promise<void> {
    const { signals, partnership } = this.options;
    const { signal } = this.stop;
    try {
      await this.ready;
      while (!signal.aborted) {
        const pause = pauseUntil(signals, 'events', partnership, signal, POLL_MS, GATHER_MS);
        const events = await this.look(this.newest - OVERLAP_MS);
        if (signal.aborted) return;
        this.pass(events);
        await pause;
      }
    } catch (error) {
      this.end();
      for (const listener of this.listeners) listener.fail(error);
    }
  }

  private pass(events: readonly FeedEvent[]): void {
    const fresh = events.filter((event) => !this.seen.has(event.id));
    const last = fresh.at(-1);
    if (last === undefined) return;
    // The oldest of a full page stands behind what was known: something between them may be missing.
    const gap = events.length >= MOST && instantOfId(events[0]!.id) > this.newest;
    for (const event of fresh) this.seen.add(event.id);
    this.newest = Math.max(this.newest, instantOfId(events.at(-1)!.id));
    this.recent.push(...fresh);
    if (gap) this.since = instantOfId(events[0]!.id) + 1;
    this.forget();
    if (gap || fresh.length >= LOTS) this.tell({ kind: 'reset', id: events.at(-1)!.id });
    else for (const event of fresh) this.tell({ kind: 'event', event });
  }

  private tell(item: FeedItem): void {
    for (const listener of this.listeners) listener.tell(item);
  }

  private forget(): void {
    if (this.recent.length > MOST) {
      const gone = this.recent.splice(0, this.recent.length - MOST / 2);
      this.since = Math.max(this.since, ...gone.slice(-1).map((event) => instantOfId(event.id) + OVERLAP_MS));
    }
    if (this.seen.size < MOST * 2) return;
    const before = this.newest - KEEP_MS;
    for (const id of this.seen) if (instantOfId(id) < before) this.seen.delete(id);
  }

  /** The newest events from an instant on, in the order of their ids. */
  private async look(from: Instant): Promise<FeedEvent[]> {
    const { db, partnership, subjectType } = this.options;
    const rows = await db.read(partnership, (read) =>
      read
        .selectFrom('events')
        .select(['event_id', 'at', 'kind', 'subject_type', 'subject_id', 'data'])
        .where('partnership_id', '=', partnership)
        .where('event_id', '>=', firstIdAt(from))
        .where('subject_type', '=', subjectType)
        .orderBy('event_id', 'desc')
        .limit(MOST)
        .execute(),
    );
    return rows.reverse().map((row) => ({
      id: row.event_id,
      at: row.at,
      kind: row.kind,
      subject: { type: row.subject_type, id: row.subject_id },
      data: row.data,
    }));
  }
}
