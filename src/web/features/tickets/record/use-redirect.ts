/** The address of a merged ticket turns into that of the one that goes on for it; the page says which number led there. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queries } from '../../../lib/api.js';
import { useHere } from '../../../lib/session.js';
import { paths } from '../../../paths.js';
import { type Ticket, ticketQuery } from '../use-ticket.js';

export function useRedirect(ticket: Ticket | undefined): void {
  const here = useHere();
  const navigate = useNavigate();
  useEffect(() => {
    if (ticket === undefined || ticket.record.redirectedFrom === null) return;
    const { row, record } = ticket;
    const from = record.redirectedFrom?.number ?? '';
    queries.setQueryData(ticketQuery(here.id, row.id).queryKey, { ...ticket, record: { ...record, redirectedFrom: null } });
    void navigate({ to: paths.ticket, params: { partnership: here.id, ticket: row.id }, search: { from }, replace: true });
  }, [here.id, navigate, ticket]);
}
