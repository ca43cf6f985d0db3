/** One ticket and the commands on it: each answers the ticket as it is then, which replaces the kept one. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { ProblemError } from '../../../contract/errors.js';
import { getHome } from '../../../contract/partnerships.js';
import { listTickets } from '../../../contract/queue.js';
import type { ticket } from '../../../contract/ticket-shapes.js';
import { getTicket } from '../../../contract/tickets.js';
import { queries, queryOf, refresh } from '../../lib/api.js';

export type Ticket = z.infer<typeof ticket>;
export type Permission = Ticket['can'][keyof Ticket['can']];

export const ticketQuery = (partnership: string, id: string) => queryOf(getTicket, { params: { partnership, ticket: id } });

/** Time left on the clocks is computed by the server: without this a ticket that stays open would show that of its opening. */
const CLOCKS_MS = 60_000;

/** `merged`: a merged ticket itself instead of the one that goes on for it. */
export function useTicket(partnership: string, id: string, merged?: 'itself') {
  const asked = merged ? queryOf(getTicket, { params: { partnership, ticket: id }, query: { merged } }) : ticketQuery(partnership, id);
  return useQuery({ ...asked, refetchInterval: CLOCKS_MS });
}

export function useCommand<Input>(partnership: string, id: string, send: (input: Input) => Promise<Ticket>, then?: () => void) {
  return useMutation({
    mutationFn: send,
    onSuccess: (after) => {
      queries.setQueryData(ticketQuery(partnership, id).queryKey, after);
      void refresh(listTickets, getHome);
      then?.();
    },
    // Somebody else was first, or things changed: what stands beside the reason is the ticket as it is now.
    onError: (error) => {
      if (error instanceof ProblemError) void queries.invalidateQueries({ queryKey: ticketQuery(partnership, id).queryKey });
    },
  });
}
