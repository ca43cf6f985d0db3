/**
 * The stream of changes, kept open: read by hand instead of by `EventSource`, because only so are the
 * server's signs of life seen. After a sleep, or where a proxy swallowed the connection, nothing comes
 * any more and nobody says so: then it is opened anew, from the last event that was seen.
 */
import { eventBlocks } from './event-blocks.js';
import type { LiveEvent } from './live-event.js';

/** The server shows a sign of life every 15 seconds. */
const SILENT_MS = 40_000;
const SOONEST_MS = 1_000;
const LATEST_MS = 30_000;
const GONE = 401;

export function followChanges(url: string, tell: (event: LiveEvent) => void): () => void {
  let stopped = false;
  let open = new AbortController();
  let last: string | null = null;
  let pause = SOONEST_MS;
  let wake: () => void = () => undefined;

  const once = async (): Promise<void> => {
    open = new AbortController();
    let silence = setTimeout(() => open.abort(), SILENT_MS);
    try {
      const answer = await fetch(url, {
        headers: { accept: 'text/event-stream', ...(last === null ? {} : { 'last-event-id': last }) },
        cache: 'no-store',
        signal: open.signal,
      });
      if (!answer.ok || answer.body === null) {
        // Nobody is signed in: asked again now and then, because somebody may be soon.
        if (answer.status === GONE) pause = LATEST_MS;
        return;
      }
      const read = eventBlocks();
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        clearTimeout(silence);
        silence = setTimeout(() => open.abort(), SILENT_MS);
        pause = SOONEST_MS;
        for (const { id, event, data } of read(value)) {
          if (id !== null) last = id;
          const { partnership, ticket } = JSON.parse(data) as { partnership?: string; ticket?: string };
          if (event === 'ticket' && partnership && ticket) tell({ kind: 'ticket', partnership, ticket });
          else if (event === 'reset') tell({ kind: 'reset', partnership: partnership ?? null });
        }
      }
    } finally {
      clearTimeout(silence);
    }
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      await once().catch(() => undefined);
      if (stopped) return;
      // Not all at once when a server comes back.
      const wait = pause * (0.5 + Math.random());
      pause = Math.min(pause * 2, LATEST_MS);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, wait);
      });
    }
  };
  void run();
  return () => {
    stopped = true;
    open.abort();
    wake();
  };
}
