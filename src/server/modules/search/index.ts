export { excerptsOf } from './excerpts.js';
export { type Found, findTickets, ticketsWith } from './find-tickets.js';
