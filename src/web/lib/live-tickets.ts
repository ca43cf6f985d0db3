/** Live hints of changed tickets: what is on the screen is asked for again, at most about once a second. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { urlOf } from '../../contract/client.js';
import { getHome } from '../../contract/partnerships.js';
import { listTickets, watchTickets } from '../../contract/queue.js';
import { getTicket } from '../../contract/tickets.js';

export function useLiveTickets(partnership: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(urlOf(watchTickets, { params: { partnership } }));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = new Set<string>();
    const flush = (): void => {
      timer = undefined;
      const tickets = new Set(changed);
      changed.clear();
      const touches = (key: readonly unknown[]): boolean => {
        if (key[0] === listTickets.id || key[0] === getHome.id) return true;
        if (key[0] !== getTicket.id) return false;
        return tickets.has((key[1] as { params: { ticket: string } }).params.ticket);
      };
      void client.invalidateQueries({ predicate: (query) => touches(query.queryKey) });
    };
    source.addEventListener('ticket', (event) => {
      changed.add((JSON.parse((event as MessageEvent<string>).data) as { ticket: string }).ticket);
      timer ??= setTimeout(flush, 900);
    });
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [client, partnership]);
}
