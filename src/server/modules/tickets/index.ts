export { whatWaits } from './home.queries.js';
export { moveOpenTickets } from './move-agreement.js';
export { ticketsModule } from './tickets.module.js';
export { type WholeTicket, writeTickets } from './write-tickets.js';
