import type { search as en } from '../en/search.js';
import type { Translated } from '../shape.js';

export const search: Translated<typeof en> = {
  requester: 'Gefragt von',
  assignee: 'Zugewiesen an',
  automatic: 'Automatisch',
  meant: 'Meinten Sie',
  capped: 'Viele Tickets passen. Diese gehören zu den 500 jüngsten Treffern; mehr Wörter grenzen sie ein.',
  people: 'Personen',
  ticketsOf: 'Tickets von {{name}}',
  nothing: 'Nichts gefunden. Versuchen Sie andere Wörter oder eine Nummer wie #2041.',
  nothingMeant: 'Meinten Sie „{{words}}“?',
  all: 'Alle Tickets nach „{{words}}“ durchsuchen',
};
