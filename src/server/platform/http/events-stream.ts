/** Server-sent events from an async iterable, with a sign of life while nothing happens. */
import { Readable } from 'node:stream';
import type { ServerSentEvent } from './route.js';

const ALIVE_MS = 15_000;

export function format({ event, id, data }: ServerSentEvent): string {
  // JSON has no bare line break, so one data line holds it.
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** `signal` ends the stream; the iterable is asked to return and must heed the same signal where it waits. */
export function eventsStream(events: AsyncIterable<ServerSentEvent>, signal: AbortSignal, aliveMs = ALIVE_MS): Readable {
  return Readable.from(lines(events, signal, aliveMs), { objectMode: false });
}

async function* lines(events: AsyncIterable<ServerSentEvent>, signal: AbortSignal, aliveMs: number): AsyncGenerator<string> {
  const iterator = events[Symbol.asyncIterator]();
  const ended = new Promise<'ended'>((resolve) => {
    if (signal.aborted) resolve('ended');
    signal.addEventListener('abort', () => resolve('ended'), { once: true });
  });
  // Browsers wait this long before they come back.
  yield 'retry: 2000\n\n';
  let next = iterator.next();
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const quiet = new Promise<'quiet'>((resolve) => {
        timer = setTimeout(() => resolve('quiet'), aliveMs);
      });
      const outcome = await Promise.race([next, quiet, ended]).finally(() => clearTimeout(timer));
      if (outcome === 'ended') return;
      if (outcome === 'quiet') {
        yield ': alive\n\n';
        continue;
      }
      if (outcome.done) return;
      yield format(outcome.value);
      next = iterator.next();
    }
  } finally {
    next.catch(() => undefined);
    // Not awaited: the iterable may still wait for something that its signal is about to end.
    iterator.return?.()?.catch(() => undefined);
  }
}
