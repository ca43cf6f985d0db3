export { type WholeTicket, writeTickets } from './creation/write-tickets.js';
export {
  type MovedTicket,
  moveOpenTickets,
  moveTicket,
  openByVersion,
  openTicketsUnder,
  type PreviewedTicket,
  previewOpenTickets,
} from './move-agreement.js';
export { countQueues } from './queue/count-queues.js';
export {
  type ClockDifference,
  INSTANT_FIELDS,
  partnershipsToVerify,
  type VerifiedClocks,
  verifyClocks,
} from './holding/verify-clocks.js';
export { whatWaits } from './queue/home.queries.js';
export { ticketsModule } from './tickets.module.js';
