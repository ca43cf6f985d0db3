/** Runs a history through a version of the agreement, or through a draft as it stood when somebody asked. */
import { z } from 'zod';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Compute } from '../../platform/compute/compute.js';
import { JobFailure, type JobKind, type RunningJob } from '../../platform/jobs/running-job.js';
import { findVersion } from '../agreements/index.js';
import { findHistory } from '../histories/index.js';
import { replayTask } from './replay-task.js';
import { clearVerdicts, draftTextOf, findReplay, holdReplay, insertVerdicts, storedTickets, updateReplay } from './replays.repo.js';
import './tables.js';

const BATCH = 500;

interface Input {
  replay: string;
}

export const replayJob = (compute: Compute): JobKind<Input> => ({
  kind: 'replay',
  input: z.strictObject({ replay: z.uuid() }),
  unit: 'tickets',
  run: (job) => run(job, compute),
  onEnd: async ({ partnership, subject, state, failure }, tx) => {
    const held = await holdReplay(tx, partnership, subject);
    // Cancelled in the moment in which it was done: what is done stays.
    if (held === null || held === 'done') return;
    await clearVerdicts(tx, partnership, subject);
    await updateReplay(tx, partnership, subject, { state, failure });
  },
});

async function run(job: RunningJob<Input>, compute: Compute): Promise<void> {
  const { partnership } = job;
  const { replay: id } = job.input;
  const found = await job.read((db) => findReplay(db, partnership, id));
  if (found === null || found.state === 'done') return;
  const { history, agreement, compare } = await job.read(async (db) => {
    const version = async (which: string): Promise<Agreement | null> => (await findVersion(db, partnership, which))?.agreement ?? null;
    const text = await draftTextOf(db, partnership, id);
    return {
      history: await findHistory(db, partnership, found.history_id),
      agreement: text === null ? await version(found.agreement_id!) : (JSON.parse(text) as Agreement),
      compare: found.compare_id === null ? null : await version(found.compare_id),
    };
  });
  if (history === null || agreement === null) throw new JobFailure('The history or the agreement of this replay is gone');
  /** A replay that was removed meanwhile, as with its history, has nothing to write to. */
  const write = (changes: (tx: Parameters<Parameters<typeof job.write>[0]>[0]) => Promise<void>): Promise<void> =>
    job.write(async (tx) => {
      if ((await holdReplay(tx, partnership, id)) === null) throw new JobFailure('The replay was removed');
      await changes(tx);
    });
  await write(async (tx) => {
    // Begun anew after an interruption: figures are of one pass.
    await clearVerdicts(tx, partnership, id);
    await updateReplay(tx, partnership, id, { state: 'running', failure: null });
  });
  const session = await compute.begin(replayTask, { agreement, compare, answersRecorded: history.answers_recorded }, { always: true });
  try {
    let done = 0;
    for (let after = 0; ; ) {
      job.signal.throwIfAborted();
      const from = after;
      const batch = await job.read((db) => storedTickets(db, partnership, found.history_id, from, BATCH));
      if (batch.length === 0) break;
      const verdicts = await session.add(batch);
      await write((tx) => insertVerdicts(tx, partnership, id, verdicts));
      after = batch[batch.length - 1]!.ordinal;
      done += batch.length;
      job.progress(done, history.tickets);
    }
    const report = JSON.stringify(await session.end()) as never;
    await write((tx) => updateReplay(tx, partnership, id, { report, state: 'done', ended_at: job.now() }));
  } finally {
    session.drop();
  }
}
