interface OfTicket {
  partnership_id: string;
  ticket_id: string;
}

declare module '../../../platform/db/tables.js' {
  interface Tables {
    ticket_watchers: OfTicket & { person_id: string };
    ticket_tags: OfTicket & { tag: string };
    ticket_parents: OfTicket & { parent_id: string };
  }
}

export {};
