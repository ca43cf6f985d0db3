/** Kept answers follow what happens elsewhere: what is on the screen is asked for again, at most about once a second. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getHome } from '../../contract/partnerships.js';
import { groupTickets, listTickets } from '../../contract/queue.js';
import { countMyViews, countViews } from '../../contract/saved-views.js';
import { getTicket } from '../../contract/tickets.js';
import { onLive } from './live/live.js';

const GATHER_MS = 900;
/** Counts are glanced at, not watched. */
const COUNTS_MS = 4_000;

const LISTS: ReadonlySet<unknown> = new Set([listTickets.id, getHome.id]);
const COUNTS: ReadonlySet<unknown> = new Set([countViews.id, countMyViews.id, groupTickets.id]);

type Params = { readonly params?: { readonly partnership?: string; readonly ticket?: string } };

function renew(
  client: QueryClient,
  ids: ReadonlySet<unknown>,
  partnerships: ReadonlySet<string> | null,
  tickets: ReadonlySet<string>,
): void {
  const touches = (key: readonly unknown[]): boolean => {
    const { partnership = '', ticket = '' } = (key[1] as Params | undefined)?.params ?? {};
    // What is of no partnership is of all.
    if (partnerships !== null && partnership !== '' && !partnerships.has(partnership)) return false;
    return ids.has(key[0]) || (key[0] === getTicket.id && (tickets.has(ticket) || partnerships === null));
  };
  void client.invalidateQueries({ predicate: (query) => touches(query.queryKey) });
}

export function useLiveTickets(): void {
  const client = useQueryClient();
  useEffect(() => {
    const tickets = new Set<string>();
    const partnerships = new Set<string>();
    const counted = new Set<string>();
    let all = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let counting: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      timer = undefined;
      renew(client, LISTS, all ? null : new Set(partnerships), new Set(tickets));
      all = false;
      tickets.clear();
      partnerships.clear();
    };
    const count = (): void => {
      counting = undefined;
      renew(client, COUNTS, new Set(counted), new Set());
      counted.clear();
    };
    const off = onLive((event) => {
      if (event.partnership === null || event.kind === 'reset') all = true;
      if (event.partnership !== null) {
        partnerships.add(event.partnership);
        counted.add(event.partnership);
      }
      if (event.kind === 'ticket') tickets.add(event.ticket);
      timer ??= setTimeout(flush, GATHER_MS);
      counting ??= setTimeout(count, COUNTS_MS);
    });
    return () => {
      off();
      clearTimeout(timer);
      clearTimeout(counting);
    };
  }, [client]);
}
