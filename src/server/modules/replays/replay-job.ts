/** Runs a history through a version of the agreement: the same accumulator as the command line, over the stored tickets. */
import { z } from 'zod';
import type { ClockKind } from '../../../core/agreement/agreement.js';
import { replayContext } from '../../../core/replay/context.js';
import { decideTicket } from '../../../core/replay/decide.js';
import type { ReplayDecision } from '../../../core/replay/decision.js';
import { startReplay } from '../../../core/replay/replay.js';
import { JobFailure, type JobKind, type RunningJob } from '../../platform/jobs/running-job.js';
import { agreementVersion } from '../agreements/index.js';
import { findHistory } from '../histories/index.js';
import { clearVerdicts, findReplay, insertVerdicts, type StoredTicket, storedTickets, updateReplay } from './replays.repo.js';
import './tables.js';

const BATCH = 500;

export const replayJob: JobKind<{ replay: string }> = {
  kind: 'replay',
  input: z.strictObject({ replay: z.uuid() }),
  unit: 'tickets',
  run,
  onEnd: ({ partnership, subject, state, failure }, tx) => updateReplay(tx, partnership, subject, { state, failure }),
};

async function run(job: RunningJob<{ replay: string }>): Promise<void> {
  const { partnership } = job;
  const { replay: id } = job.input;
  const found = await job.read((db) => findReplay(db, partnership, id));
  if (found === null || found.state === 'done') return;
  const version = (which: string) => job.read((db) => agreementVersion(db, partnership, which));
  const history = await job.read((db) => findHistory(db, partnership, found.history_id));
  const under = await version(found.agreement_id);
  const other = found.compare_id === null ? null : await version(found.compare_id);
  if (history === null || under === null) throw new JobFailure('The history or the agreement of this replay is gone');
  await job.write(async (tx) => {
    // Begun anew after an interruption: figures are of one pass.
    await clearVerdicts(tx, partnership, id);
    await updateReplay(tx, partnership, id, { state: 'running', failure: null });
  });
  const options = { answersRecorded: history.answers_recorded };
  const replay = startReplay(under.agreement, other === null ? options : { ...options, compare: other.agreement });
  const context = replayContext(under.agreement, options);
  let done = 0;
  for (let after = 0; ; ) {
    job.signal.throwIfAborted();
    const from = after;
    const batch = await job.read((db) => storedTickets(db, partnership, found.history_id, from, BATCH));
    if (batch.length === 0) break;
    const verdicts = batch.map((ticket) => {
      replay.add(ticket);
      return verdictOf(ticket, decideTicket(context, ticket));
    });
    await job.write((tx) => insertVerdicts(tx, partnership, id, verdicts));
    after = batch[batch.length - 1]!.ordinal;
    done += batch.length;
    job.progress(done, history.tickets);
  }
  const report = JSON.stringify(replay.report()) as never;
  await job.write((tx) => updateReplay(tx, partnership, id, { report, state: 'done', ended_at: job.now() }));
}

function verdictOf(ticket: StoredTicket, decision: ReplayDecision) {
  const { routed, recorded } = decision;
  const team = routed.kind === 'owned' ? routed.team : null;
  return {
    ordinal: ticket.ordinal,
    ticket_id: ticket.id,
    recorded_team: recorded?.team ?? null,
    team,
    party: routed.kind === 'owned' ? routed.party : null,
    moved: recorded !== null && recorded.team !== team,
    resolve: verdictOn(decision, 'resolve'),
    respond: verdictOn(decision, 'respond'),
    hour: decision.hour,
    bounces: decision.bounces.length,
  };
}

function verdictOn({ clocks }: ReplayDecision, kind: ClockKind): 'met' | 'missed' | 'none' {
  const verdict = clocks.find((clock) => clock.kind === kind)?.verdict;
  return verdict === 'met' || verdict === 'missed' ? verdict : 'none';
}
