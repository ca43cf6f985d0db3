export { type Waiting, whatWaits } from './home.queries.js';
export { ticketsModule } from './tickets.module.js';
export { type WholeTicket, type Written, writeTickets } from './write-tickets.js';
