/** Finding tickets by words. */
export const search = {
  requester: 'Asked by',
  assignee: 'Assigned to',
  automatic: 'Automatic',
  meant: 'Did you mean',
  capped: 'Many tickets fit. These are among the 500 most recent matches; more words narrow them.',
  people: 'People',
  ticketsOf: 'Tickets of {{name}}',
  nothing: 'Nothing found. Try other words, or a number such as #2041.',
  nothingMeant: 'Did you mean “{{words}}”?',
  all: 'Search all tickets for “{{words}}”',
} as const;
