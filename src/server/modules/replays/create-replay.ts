import type { createReplay } from '../../../contract/replays.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import { invalid, refused } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { agreementVersion } from '../agreements/index.js';
import { findHistory } from '../histories/index.js';
import { viewJob } from '../jobs/index.js';
import { replayJob } from './replay-job.js';
import { findReplay, updateReplay } from './replays.repo.js';
import { viewReplay } from './replays.view.js';

/** Starts a replay of a finished history through one version, beside another when asked. */
export async function create({ jobs, events }: Services, ctx: Ctx, body: BodyOf<typeof createReplay>) {
  return ctx.write(async (tx) => {
    const history = await findHistory(tx, ctx.partnership, body.history);
    if (history === null) throw invalid([{ path: ['body', 'history'], text: 'There is no such history' }]);
    if (history.state !== 'done')
      throw refused([{ code: 'history.not-done', ref: history.history_id, text: 'This history is not imported completely yet' }]);
    for (const name of ['agreement', 'compare'] as const) {
      const id = body[name];
      if (id !== null && (await agreementVersion(tx, ctx.partnership, id)) === null)
        throw invalid([{ path: ['body', name], text: 'There is no such version of the agreement' }]);
    }
    const id = ctx.newId();
    await tx
      .insertInto('replays')
      .values({
        partnership_id: ctx.partnership,
        replay_id: id,
        history_id: body.history,
        agreement_id: body.agreement,
        compare_id: body.compare,
        state: 'waiting',
        job_id: null,
        report: null,
        failure: null,
        created_at: ctx.now,
        created_by: ctx.person.id,
        ended_at: null,
      })
      .execute();
    const title = `Replay of ${history.name}`;
    const job = await jobs.add(tx, replayJob, {
      partnership: ctx.partnership,
      now: ctx.now,
      title,
      subject: id,
      startedBy: ctx.person.id,
      input: { replay: id },
      total: history.tickets,
    });
    await updateReplay(tx, ctx.partnership, id, { job_id: job.id });
    await events.emit(tx, authorOf(ctx), [
      { kind: 'replay.started', subject: { type: 'replay', id }, data: { history: body.history, agreement: body.agreement } },
    ]);
    return { replay: viewReplay((await findReplay(tx, ctx.partnership, id))!), job: viewJob(job) };
  });
}
