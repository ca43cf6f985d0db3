import type { z } from 'zod';
import type { history } from '../../../contract/histories.js';
import type { HistoryTable } from './tables.js';

export const viewHistory = (row: HistoryTable): z.infer<typeof history> => ({
  id: row.history_id,
  name: row.name,
  source: row.source,
  state: row.state,
  job: row.job_id,
  rows: row.rows,
  used: row.used,
  ignored: row.ignored,
  refused: row.refused,
  tickets: row.tickets,
  events: row.events,
  firstAt: row.first_at,
  lastAt: row.last_at,
  failure: row.failure,
  createdAt: row.created_at,
});
