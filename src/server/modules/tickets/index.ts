export { deskOf } from './actor.js';
export { agreementFor } from './agreement-for.js';
export { changeTicket } from './commands/change-ticket.js';
export { TicketCreation } from './creation/create-ticket.js';
export { type WholeTicket, writeTickets } from './creation/write-tickets.js';
export {
  type ClockDifference,
  INSTANT_FIELDS,
  partnershipsToVerify,
  type VerifiedClocks,
  verifyClocks,
} from './holding/verify-clocks.js';
export {
  type MovedTicket,
  moveOpenTickets,
  moveTicket,
  openByVersion,
  openTicketsUnder,
  type PreviewedTicket,
  previewOpenTickets,
} from './move-agreement.js';
export { allTicketsPage } from './queue/all-tickets.queries.js';
export { countAcross } from './queue/count-across.js';
export { countQueues } from './queue/count-queues.js';
export { whatWaits } from './queue/home.queries.js';
export { reaches } from './reach.js';
export { addExtras } from './record/add-extras.js';
export { sweepEscalations } from './sweeping/sweep-escalations.js';
export { wakeKey } from './sweeping/tell-of-fall.js';
export { ticketsModule } from './tickets.module.js';
export { loadTicket } from './tickets.repo.js';
