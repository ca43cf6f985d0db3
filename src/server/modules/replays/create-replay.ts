import type { createReplay } from '../../../contract/replays.js';
import type { BodyOf } from '../../../contract/route.js';
import { canonicalText } from '../../../core/agreement/hash.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import { invalid, Refusal, refused } from '../../platform/http/refusal.js';
import type { JobKind } from '../../platform/jobs/running-job.js';
import type { Services } from '../../services.js';
import { findVersion } from '../agreements/index.js';
import { loadDraft } from '../drafts/index.js';
import { findHistory } from '../histories/index.js';
import { viewJob } from '../jobs/index.js';
import { countReplays, findReplay, MOST_REPLAYS, MOST_UNDER_WAY, updateReplay } from './replays.repo.js';
import { viewReplay } from './replays.view.js';
import type { ReplayTable } from './tables.js';

type Body = BodyOf<typeof createReplay>;

/** Starts a replay of a finished history through one version or draft, beside another version when asked. */
export async function create({ jobs, events }: Services, kind: JobKind<{ replay: string }>, ctx: Ctx, body: Body) {
  const invalidAt = (name: keyof Body, text: string): Refusal => invalid([{ path: ['body', name], text }]);
  if ((body.agreement === null) === (body.draft === null))
    throw invalidAt('agreement', 'Name either a version of the agreement or a draft: one of the two');
  return ctx.write(async (tx) => {
    const history = await findHistory(tx, ctx.partnership, body.history);
    if (history === null) throw invalidAt('history', 'There is no such history');
    if (history.state !== 'done')
      throw refused([{ code: 'history.not-done', ref: history.history_id, text: 'This history is not imported completely yet' }]);
    for (const name of ['agreement', 'compare'] as const) {
      const id = body[name];
      if (id !== null && (await findVersion(tx, ctx.partnership, id)) === null)
        throw invalidAt(name, 'There is no such version of the agreement');
    }
    const { all, underWay } = await countReplays(tx, ctx.partnership);
    if (all >= MOST_REPLAYS) throw tooMany('replay.too-many', `There are ${MOST_REPLAYS} replays. Remove one that nobody needs first`);
    if (underWay >= MOST_UNDER_WAY)
      throw tooMany('replay.too-many-under-way', `${MOST_UNDER_WAY} replays wait or run already. Let one end, or cancel it`);
    const id = ctx.newId();
    await tx
      .insertInto('replays')
      .values({
        partnership_id: ctx.partnership,
        replay_id: id,
        history_id: body.history,
        agreement_id: body.agreement,
        ...(await frozen(tx, ctx, body.draft)),
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
    const job = await jobs.add(tx, kind, {
      partnership: ctx.partnership,
      now: ctx.now,
      title: `Replay of ${history.name}`,
      subject: id,
      startedBy: ctx.person.id,
      input: { replay: id },
      total: history.tickets,
    });
    await updateReplay(tx, ctx.partnership, id, { job_id: job.id });
    const { draft } = body;
    await events.emit(tx, authorOf(ctx), [
      {
        kind: 'replay.started',
        subject: { type: 'replay', id },
        data: {
          history: body.history,
          ...(draft === null ? { agreement: body.agreement } : { draft: draft.id, revision: draft.revision }),
        },
      },
    ]);
    return { replay: viewReplay((await findReplay(tx, ctx.partnership, id))!), job: viewJob(job) };
  });
}

const tooMany = (code: string, text: string): Refusal => refused([{ code, ref: null, text }]);

/** The draft as its reader saw it, kept with the replay. */
async function frozen(
  tx: Tx,
  ctx: Ctx,
  wanted: Body['draft'],
): Promise<Pick<ReplayTable, 'draft_id' | 'draft_name' | 'draft_revision' | 'draft_text'>> {
  if (wanted === null) return { draft_id: null, draft_name: null, draft_revision: null, draft_text: null };
  const draft = await loadDraft(tx, ctx.partnership, wanted.id, ctx.member).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not-found')
      throw invalid([{ path: ['body', 'draft', 'id'], text: 'There is no such draft' }]);
    throw error;
  });
  if (draft.revision !== wanted.revision)
    throw refused([
      {
        code: 'draft.changed',
        ref: draft.draft_id,
        text: `The draft stands at revision ${draft.revision} by now, and you saw revision ${wanted.revision}. Look at it again`,
      },
    ]);
  return { draft_id: draft.draft_id, draft_name: draft.name, draft_revision: draft.revision, draft_text: canonicalText(draft.agreement) };
}
