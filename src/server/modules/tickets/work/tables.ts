declare module '../../../platform/db/tables.js' {
  interface Tables {
    approval_waits: {
      partnership_id: string;
      person_id: string;
      asked_at: number;
      ticket_id: string;
      approval_id: string;
      name: string;
    };
  }
}

export {};
