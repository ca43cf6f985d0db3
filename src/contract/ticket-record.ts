/** What is kept on a ticket besides its conversation. */
export const recordTag = 'Ticket record';
