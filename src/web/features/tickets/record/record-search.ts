/** What the address of a ticket's page may say. */
export interface TicketSearch {
  /** Shows a merged ticket itself instead of the one that goes on for it. */
  readonly merged?: 'itself';
  /** The number of the merged ticket that led here. */
  readonly from?: string;
}

export function ticketSearch({ merged, from }: { readonly merged?: unknown; readonly from?: unknown }): TicketSearch {
  const number = typeof from === 'string' || typeof from === 'number' ? String(from).slice(0, 40) : '';
  return { ...(merged === 'itself' ? { merged } : {}), ...(number ? { from: number } : {}) };
}
