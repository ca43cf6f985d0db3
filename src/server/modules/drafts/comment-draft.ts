/** Comments: written, and marked as dealt with. */
import type { commentDraft } from '../../../contract/draft-discussion.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { notFound } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { insertComment, resolveComment } from './discussion.repo.js';
import { viewComment } from './discussion.view.js';
import { loadDraft } from './drafts.repo.js';
import { demand, mayDiscuss } from './may.js';
import type { DraftCommentTable } from './tables.js';

export async function comment(ctx: Ctx, events: Events, id: string, { about, text }: BodyOf<typeof commentDraft>) {
  return ctx.write(async (tx) => {
    const draft = await loadDraft(tx, ctx.partnership, id, ctx.member);
    demand(mayDiscuss(ctx.member, draft));
    const row: DraftCommentTable = {
      partnership_id: ctx.partnership,
      comment_id: ctx.newId(),
      draft_id: id,
      about,
      body: text,
      at: ctx.now,
      person_id: ctx.person.id,
      resolved_at: null,
      resolved_by: null,
    };
    await insertComment(tx, row);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'draft.commented', subject: { type: 'draft', id }, data: { revision: draft.revision, comment: row.comment_id } },
    ]);
    return viewComment(row, await peopleOf(tx, ctx.partnership, [ctx.person.id]));
  });
}

export async function resolve(ctx: Ctx, events: Events, id: string, commentId: string) {
  return ctx.write(async (tx) => {
    const draft = await loadDraft(tx, ctx.partnership, id, ctx.member);
    demand(mayDiscuss(ctx.member, draft));
    const resolution = { resolved_at: ctx.now, resolved_by: ctx.person.id };
    const row = await resolveComment(tx, ctx.partnership, id, commentId, resolution);
    if (row === null) throw notFound();
    await events.emit(tx, authorOf(ctx), [
      { kind: 'draft.comment-resolved', subject: { type: 'draft', id }, data: { revision: draft.revision, comment: commentId } },
    ]);
    return viewComment(row, await peopleOf(tx, ctx.partnership, [row.person_id, ctx.person.id]));
  });
}
