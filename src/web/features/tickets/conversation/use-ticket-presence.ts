/** Says that this page shows the ticket, and learns who else is there. A page that nobody looks at says nothing. */
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { urlOf } from '../../../../contract/client.js';
import { sayTicketPresence, type ticketPresent } from '../../../../contract/ticket-presence.js';
import type { Audience } from '../../../../core/tickets/event.js';
import { call } from '../../../lib/api.js';
import { newId } from '../../../lib/new-id.js';

type Present = z.infer<typeof ticketPresent>;

const ALONE_MS = 8_000;
const TOGETHER_MS = 4_000;

/** @param writingTo null: it is looked at */
export function useTicketPresence(partnership: string, ticket: string, writingTo: Audience | null): readonly Present[] {
  const [page] = useState(newId);
  const [here, setHere] = useState<readonly Present[]>([]);
  const together = useRef(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const params = { partnership, ticket };
    const body = { page, doing: writingTo === null ? ('viewing' as const) : ('writing' as const), audience: writingTo };
    const say = async (): Promise<void> => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') return;
      const answer = await call(sayTicketPresence, { params, body }).catch(() => null);
      if (left) return;
      if (answer) setHere(answer.here);
      together.current = answer ? answer.here.length > 0 : together.current;
      timer = setTimeout(() => void say(), together.current ? TOGETHER_MS : ALONE_MS);
    };
    const look = (): void => void (document.visibilityState === 'hidden' ? clearTimeout(timer) : say());
    document.addEventListener('visibilitychange', look);
    void say();
    return () => {
      left = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [partnership, ticket, page, writingTo]);
  useEffect(() => {
    const gone = (): void =>
      void fetch(urlOf(sayTicketPresence, { params: { partnership, ticket } }), {
        method: sayTicketPresence.method,
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ page, doing: 'gone' }),
      }).catch(() => undefined);
    window.addEventListener('pagehide', gone);
    return () => {
      window.removeEventListener('pagehide', gone);
      gone();
    };
  }, [partnership, ticket, page]);
  return here;
}
