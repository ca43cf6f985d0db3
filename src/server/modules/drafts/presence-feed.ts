/** The feed of a draft with who has it open between its events. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerSentEvent } from '../../platform/http/route.js';
import type { Presence } from '../../platform/presence/presence.js';

/** People move faster than others need to see it. */
const GATHER_MS = 200;
/** Who fell silent is looked for this often. */
const LOOK_MS = 10_000;

export async function* withPresence(
  feed: AsyncGenerator<ServerSentEvent>,
  presence: Presence<unknown>,
  partnership: string,
  draft: string,
): AsyncGenerator<ServerSentEvent> {
  let wake = (): void => undefined;
  let looked = false;
  let told = '[]';
  const look = (): void => {
    looked = false;
    wake();
  };
  const off = presence.on(partnership, draft, look);
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  let next = feed.next();
  try {
    for (;;) {
      const woken = new Promise<null>((resolve) => {
        wake = () => resolve(null);
      });
      if (!looked) {
        looked = true;
        const here = presence.of(partnership, draft);
        const text = JSON.stringify(here);
        if (text !== told) yield { event: 'presence', data: { here } };
        told = text;
      }
      const got = await Promise.race([next, woken]);
      if (got === null) await sleep(GATHER_MS);
      else if (got.done) return;
      else {
        yield got.value;
        next = feed.next();
      }
    }
  } finally {
    off();
    clearInterval(timer);
    // It may be waiting: its own end, when the connection ends, lets it go.
    void feed.return(undefined);
  }
}
