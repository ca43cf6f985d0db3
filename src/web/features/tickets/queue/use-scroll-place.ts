/**
 * Where the list is scrolled to: kept on the way to a ticket and back, and at the same row when others come
 * above it. Page Down and its like scroll the list, also while nothing in it has the focus.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Entry } from './entries.js';
import type { QueueStore } from './queue-store.js';
import type { QueueRow } from './use-queue.js';

export interface ScrollPlace {
  readonly store: QueueStore<QueueRow>;
  /** Null: the page itself scrolls. */
  readonly frame: RefObject<HTMLElement | null> | null;
  readonly height: number;
  readonly entries: readonly Entry<QueueRow>[];
  readonly at: ReadonlyMap<string, number>;
}

const KEYS: Readonly<Record<string, (frame: HTMLElement) => number>> = {
  PageDown: (frame) => frame.scrollTop + frame.clientHeight * 0.9,
  PageUp: (frame) => frame.scrollTop - frame.clientHeight * 0.9,
  Home: () => 0,
  End: (frame) => frame.scrollHeight,
};

/** Answers which row is the first in sight. */
export function useScrollPlace({ store, frame, height, entries, at }: ScrollPlace): () => string | null {
  const anchor = useRef<{ readonly store: unknown; readonly id: string; readonly index: number } | null>(null);
  const firstIn = useCallback(() => {
    const from = Math.ceil((frame?.current?.scrollTop ?? 0) / height);
    const index = entries.findIndex((entry, place) => place >= from && entry.kind === 'row');
    const entry = entries[index];
    return entry?.kind === 'row' ? { store, id: entry.row.id, index } : null;
  }, [store, frame, height, entries]);
  useEffect(() => {
    if (frame?.current) frame.current.scrollTop = store.scrollTop;
  }, [store, frame]);
  useLayoutEffect(() => {
    const before = anchor.current;
    const now = before === null ? undefined : at.get(before.id);
    const there = frame?.current;
    // At the very top what comes is seen coming.
    if (there && before?.store === store && now !== undefined && now !== before.index && there.scrollTop > 0)
      there.scrollTop += (now - before.index) * height;
  }, [store, at, frame, height]);
  useEffect(() => {
    const there = frame?.current;
    if (!there) return;
    const keep = () => {
      anchor.current = firstIn();
    };
    keep();
    there.addEventListener('scroll', keep, { passive: true });
    return () => there.removeEventListener('scroll', keep);
  }, [frame, firstIn]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const to = KEYS[event.key];
      const there = frame?.current;
      if (!to || !there || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      event.preventDefault();
      there.scrollTo({ top: to(there) });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [frame]);
  return useCallback(() => firstIn()?.id ?? null, [firstIn]);
}
