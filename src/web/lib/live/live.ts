/**
 * One stream of changes per browser, whatever the number of tabs: browsers open six connections to a
 * server, and a technician has more tabs than that. A shared worker holds it; where there is none, the
 * tab that gets a lock holds it for the others; without either, each tab its own.
 */
import { urlOf } from '../../../contract/client.js';
import { watchAllTickets } from '../../../contract/queue.js';
import { followChanges } from './follow-changes.js';
import type { LiveEvent } from './live-event.js';

type Listener = (event: LiveEvent) => void;

const listeners = new Set<Listener>();
let stop: (() => void) | null = null;

const tell: Listener = (event) => {
  for (const listener of listeners) listener(event);
};

/** Listens until the answered function is called. The stream is open while somebody listens. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  stop ??= start();
  return () => {
    listeners.delete(listener);
    // A page that is replaced by another listens again at once.
    setTimeout(() => {
      if (listeners.size > 0) return;
      stop?.();
      stop = null;
    }, 1_000);
  };
}

function start(): () => void {
  const url = new URL(urlOf(watchAllTickets, {}), location.href).href;
  if (typeof SharedWorker === 'function') return byWorker(url);
  if (navigator.locks && typeof BroadcastChannel === 'function') return byLock(url);
  return followChanges(url, tell);
}

function byWorker(url: string): () => void {
  const { port } = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'tandem-live' });
  port.onmessage = ({ data }: MessageEvent<LiveEvent>) => tell(data);
  const follow = () => port.postMessage({ follow: url });
  const leave = () => port.postMessage({ follow: null });
  follow();
  // A page that is put aside hears nothing; when it is taken out again it reads anew.
  const back = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    follow();
    tell({ kind: 'reset', partnership: null });
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', back);
  return () => {
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', back);
    leave();
    port.close();
  };
}

function byLock(url: string): () => void {
  const channel = new BroadcastChannel('tandem-live');
  const stopping = new AbortController();
  channel.onmessage = ({ data }: MessageEvent<LiveEvent>) => tell(data);
  const hold = () =>
    new Promise<void>((release) => {
      const end = followChanges(url, (event) => {
        tell(event);
        channel.postMessage(event);
      });
      stopping.signal.addEventListener('abort', () => {
        end();
        release();
      });
    });
  navigator.locks.request('tandem-live', { signal: stopping.signal }, hold).catch(() => undefined);
  return () => {
    stopping.abort();
    channel.close();
  };
}
