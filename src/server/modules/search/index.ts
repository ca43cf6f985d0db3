export { type Asked, asked, type TextQuery } from './asked.js';
export { excerptsOf } from './excerpts.js';
export { type Found, findTickets, ticketsWith } from './find-tickets.js';
