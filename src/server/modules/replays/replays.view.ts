import type { z } from 'zod';
import type { listReplayTickets, replay } from '../../../contract/replays.js';
import type { AnswerOf } from '../../../contract/route.js';
import type { NamedReplay, verdictPage } from './replays.repo.js';

export const viewReplay = (row: NamedReplay): z.infer<typeof replay> => ({
  id: row.replay_id,
  history: row.history_id,
  historyName: row.history_name,
  agreement: row.agreement_id,
  draft: row.draft_id === null ? null : { id: row.draft_id, name: row.draft_name!, revision: row.draft_revision! },
  agreementName: row.agreement_name,
  compare: row.compare_id,
  state: row.state,
  job: row.job_id,
  failure: row.failure,
  createdAt: row.created_at,
  endedAt: row.ended_at,
});

export const viewVerdict = (row: Awaited<ReturnType<typeof verdictPage>>[number]): AnswerOf<typeof listReplayTickets>['items'][number] => ({
  ticket: row.ticket,
  number: row.number,
  subject: row.subject,
  createdAt: row.createdAt,
  recordedTeam: row.recordedTeam,
  team: row.team,
  party: row.party,
  resolve: row.resolve,
  respond: row.respond,
  bounces: row.bounces,
});
