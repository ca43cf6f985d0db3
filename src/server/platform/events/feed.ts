/** Live events of a partnership for one listener, from a cursor on: what it missed first, then what happens. */
import type { Db } from '../db/db.js';
import { instantOfId, isUuid } from '../ids.js';
import type { Signals } from '../signals/signals.js';
import { Inbox } from './inbox.js';
import { type FeedItem, type Listener, Reader } from './reader.js';

export interface FeedOptions {
  readonly db: Db;
  readonly signals: Signals;
}

export interface Subscription {
  readonly partnership: string;
  readonly subjectType: string;
  /** The last event that the listener saw; null begins now. */
  readonly after: string | null;
}

export interface FollowRequest extends Subscription {
  readonly signal: AbortSignal;
}

/** More than this waits for nobody: the listener is told to read anew. */
const MOST_WAITING = 2_000;

/** One server of each process has one reader for each partnership that somebody follows. */
const readers = new WeakMap<Signals, Map<string, Reader>>();

function readerOf({ db, signals }: FeedOptions, { partnership, subjectType }: Subscription): Reader {
  const all = readers.get(signals) ?? new Map<string, Reader>();
  readers.set(signals, all);
  const key = `${partnership} ${subjectType}`;
  const known = all.get(key);
  if (known) return known;
  const reader = new Reader({
    db,
    signals,
    partnership,
    subjectType,
    onEnd: () => void (all.get(key) === reader && all.delete(key)),
  });
  all.set(key, reader);
  return reader;
}

/** Tells a listener what happens until the answered function is called. */
export function subscribe(options: FeedOptions, subscription: Subscription, listener: Listener): () => void {
  const reader = readerOf(options, subscription);
  // What happens while the listener catches up waits until it has.
  let early: FeedItem[] | null = [];
  let gone = false;
  const own: Listener = {
    tell: (item) => (early === null ? listener.tell(item) : void early.push(item)),
    fail: (error) => listener.fail(error),
  };
  reader.add(own);
  const catchUp = async (): Promise<void> => {
    await reader.ready;
    const { after } = subscription;
    const missed = after !== null && isUuid(after) ? await reader.missed(instantOfId(after)) : [];
    if (gone) return;
    const told = new Set<string>(after === null ? [] : [after]);
    if (missed === null) listener.tell({ kind: 'reset', id: after! });
    for (const event of missed ?? []) {
      if (told.has(event.id)) continue;
      told.add(event.id);
      listener.tell({ kind: 'event', event });
    }
    const late = early ?? [];
    early = null;
    for (const item of late) if (item.kind === 'reset' || !told.has(item.event.id)) listener.tell(item);
  };
  catchUp().catch((error: unknown) => listener.fail(error));
  return () => {
    gone = true;
    reader.remove(own);
  };
}

export async function* follow(options: FeedOptions, { signal, ...subscription }: FollowRequest): AsyncGenerator<FeedItem> {
  const inbox = new Inbox<FeedItem>(MOST_WAITING, (last) => ({ kind: 'reset', id: last.kind === 'event' ? last.event.id : last.id }));
  if (signal.aborted) return;
  const off = subscribe(options, subscription, { tell: (item) => inbox.put(item), fail: (error) => inbox.fail(error) });
  const end = (): void => inbox.end();
  signal.addEventListener('abort', end, { once: true });
  try {
    yield* inbox;
  } finally {
    signal.removeEventListener('abort', end);
    off();
  }
}
