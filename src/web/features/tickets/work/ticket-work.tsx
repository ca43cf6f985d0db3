/** The work on a ticket: who approves it, and its checklist. */
import type { Ticket } from '../use-ticket.js';
import { Approvals } from './approvals.js';
import { Checklist } from './checklist.js';

export interface TicketWorkProps {
  readonly ticket: Ticket;
  readonly now: number;
}

export function TicketWork({ ticket, now }: TicketWorkProps) {
  return (
    <>
      <Approvals ticket={ticket} />
      <Checklist ticket={ticket} now={now} />
    </>
  );
}
