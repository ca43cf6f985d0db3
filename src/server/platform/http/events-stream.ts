/** Server-sent events from an async iterable, with a sign of life while nothing happens. */
import { Readable } from 'node:stream';
import type { ServerSentEvent } from './route.js';

const ALIVE_MS = 15_000;

export function format({ event, id, data }: ServerSentEvent): string {
  // JSON has no bare line break, so one data line holds it.
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * `signal` ends the stream; the iterable is asked to return and must heed the same signal where it waits.
 * Streams stay open for days and by the hundred: nothing here grows with the time that one is open.
 */
export function eventsStream(events: AsyncIterable<ServerSentEvent>, signal: AbortSignal, aliveMs = ALIVE_MS): Readable {
  const iterator = events[Symbol.asyncIterator]();
  let taken: (() => void) | null = null;
  let over = false;
  const stream = new Readable({
    read: () => {
      taken?.();
      taken = null;
    },
    destroy: (error, done) => {
      finish();
      done(error);
    },
  });
  const alive = setInterval(() => {
    if (taken === null) stream.push(': alive\n\n');
  }, aliveMs);
  const end = (): void => {
    if (over) return;
    finish();
    stream.push(null);
  };
  function finish(): void {
    if (over) return;
    over = true;
    clearInterval(alive);
    signal.removeEventListener('abort', end);
    taken?.();
    // Not awaited: the iterable may still wait for something that its signal is about to end.
    iterator.return?.()?.catch(() => undefined);
  }
  const pump = async (): Promise<void> => {
    // Browsers wait this long before they come back.
    stream.push('retry: 2000\n\n');
    while (!over) {
      const next = await iterator.next();
      if (over) return;
      if (next.done) return end();
      if (stream.push(format(next.value))) continue;
      await new Promise<void>((resolve) => {
        taken = resolve;
      });
    }
  };
  if (signal.aborted) end();
  else {
    signal.addEventListener('abort', end, { once: true });
    pump().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  }
  return stream;
}
