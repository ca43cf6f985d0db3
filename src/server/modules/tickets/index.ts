export { type WholeTicket, type Written, writeTickets } from './write-tickets.js';
