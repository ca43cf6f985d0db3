export { whatWaits } from './home.queries.js';
export {
  type MovedTicket,
  moveOpenTickets,
  moveTicket,
  openByVersion,
  openTicketsUnder,
  type PreviewedTicket,
  previewOpenTickets,
} from './move-agreement.js';
export { ticketsModule } from './tickets.module.js';
export { type WholeTicket, writeTickets } from './write-tickets.js';
