import type { Signals } from './signals.js';

/**
 * Waits for a hint about `key`, at most `longestMs`, and then `gatherMs` more for its companions.
 * Call it before looking, await it after: a hint that comes while looking is not missed.
 */
export function pauseUntil(
  signals: Signals,
  topic: string,
  key: string,
  signal: AbortSignal,
  longestMs: number,
  gatherMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    let gathering: NodeJS.Timeout | undefined;
    const longest = setTimeout(done, longestMs);
    const off = signals.on(topic, (hinted) => {
      if (hinted === null || hinted === key) gathering ??= setTimeout(done, gatherMs);
    });
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(longest);
      clearTimeout(gathering);
      off();
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
