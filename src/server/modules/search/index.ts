export { excerptsOf, type Matched } from './excerpts.js';
export { type Found, findTickets, type Reader, ticketsWith } from './find-tickets.js';
