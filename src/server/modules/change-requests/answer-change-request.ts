/** A request is accepted, which makes or names a draft, declined with a word, or taken back. */
import type { acceptChangeRequest } from '../../../contract/change-requests.js';
import type { BodyOf } from '../../../contract/route.js';
import type { Decision } from '../../../core/decision.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, Refusal, refused } from '../../platform/http/refusal.js';
import { agreementToDesignFrom } from '../agreements/index.js';
import { beginDraft, loadDraft } from '../drafts/index.js';
import { peopleOf } from '../identity/index.js';
import { answerRequest, type ChangeRequestRow, loadRequest } from './change-requests.repo.js';
import { peopleIn, viewRequest } from './change-requests.view.js';
import { demand, mayAnswer, mayWithdraw } from './may.js';

type Outcome = { readonly state: 'accepted' | 'declined' | 'withdrawn'; readonly text: string };

export const accept = (ctx: Ctx, events: Events, id: string, { text, draft }: BodyOf<typeof acceptChangeRequest>) =>
  answered(ctx, events, id, { state: 'accepted', text }, mayAnswer, (tx, row) => draftFor(tx, ctx, events, row, draft));

export const decline = (ctx: Ctx, events: Events, id: string, text: string) =>
  answered(ctx, events, id, { state: 'declined', text }, mayAnswer);

export const withdraw = (ctx: Ctx, events: Events, id: string) => answered(ctx, events, id, { state: 'withdrawn', text: '' }, mayWithdraw);

async function answered(
  ctx: Ctx,
  events: Events,
  id: string,
  { state, text }: Outcome,
  may: (member: Ctx['member'], row: ChangeRequestRow) => Decision<boolean>,
  draftOf: (tx: Tx, row: ChangeRequestRow) => Promise<string | null> = async () => null,
) {
  return ctx.write(async (tx) => {
    const row = await loadRequest(tx, ctx.partnership, ctx.member, id);
    demand(may(ctx.member, row));
    const draft = await draftOf(tx, row);
    const answer = { state, answer: text, answered_at: ctx.now, answered_by: ctx.person.id, draft_id: draft };
    await answerRequest(tx, ctx.partnership, id, answer);
    await events.emit(tx, authorOf(ctx), [{ kind: `change-request.${state}`, subject: { type: 'change-request', id }, data: { draft } }]);
    const now = { ...row, ...answer };
    return viewRequest(now, await peopleOf(tx, ctx.partnership, peopleIn([now])), ctx.member);
  });
}

/** The named draft when it is open, else a new one from the agreement in force. */
async function draftFor(tx: Tx, ctx: Ctx, events: Events, row: ChangeRequestRow, wanted: string | null): Promise<string> {
  if (wanted === null) {
    const { id, agreement } = await agreementToDesignFrom(tx, ctx.partnership, ctx.now);
    return (await beginDraft(tx, ctx, events, { name: row.title, agreement, basedOn: id })).draft_id;
  }
  // Locked, so that it is not dropped while the request goes into it.
  const draft = await loadDraft(tx, ctx.partnership, wanted, ctx.member, true).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not-found')
      throw invalid([{ path: ['body', 'draft'], text: 'There is no such draft; choose another, or begin one' }]);
    throw error;
  });
  if (draft.state === 'open') return draft.draft_id;
  throw refused([
    { code: 'change-request.draft-not-open', ref: wanted, text: 'That draft is no longer open: choose another, or begin one' },
  ]);
}
