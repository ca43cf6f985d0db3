import type { z } from 'zod';
import type { replay } from '../../../contract/replays.js';
import type { NamedReplay } from './replays.repo.js';

export const viewReplay = (row: NamedReplay): z.infer<typeof replay> => ({
  id: row.replay_id,
  history: row.history_id,
  historyName: row.history_name,
  agreement: row.agreement_id,
  agreementName: row.agreement_name,
  compare: row.compare_id,
  state: row.state,
  job: row.job_id,
  failure: row.failure,
  createdAt: row.created_at,
  endedAt: row.ended_at,
});
