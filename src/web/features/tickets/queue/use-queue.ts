/** The queue a page at a time, in an order that holds still while somebody points at it. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { z } from 'zod';
import { listTickets } from '../../../../contract/queue.js';
import type { ticketRow } from '../../../../contract/ticket-shapes.js';
import { call } from '../../../lib/api.js';
import { inOrderOf } from './queue-order.js';
import { asQuery, type QueueSearch } from './queue-search.js';

export type TicketRow = z.infer<typeof ticketRow>;
const PAGE = 100;

export function useQueue(partnership: string, search: QueueSearch, hold: boolean) {
  const query = useInfiniteQuery({
    queryKey: [listTickets.id, 'queue', partnership, search],
    queryFn: ({ pageParam, signal }) =>
      call(listTickets, {
        params: { partnership },
        query: { ...asQuery(search), limit: PAGE, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const fresh = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const shown = useRef<{ key: string; rows: readonly TicketRow[] }>({ key: '', rows: [] });
  const key = JSON.stringify([partnership, search]);
  const rows = useMemo(() => {
    if (!hold || shown.current.key !== key) return fresh;
    return inOrderOf(shown.current.rows, fresh);
  }, [fresh, hold, key]);
  shown.current = { key, rows };
  return { query, rows };
}
