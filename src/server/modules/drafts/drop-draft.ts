import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { peopleOf } from '../identity/index.js';
import { loadDraft, setDraftState } from './drafts.repo.js';
import { viewSummary } from './drafts.view.js';
import { demand, mayEdit } from './may.js';

/** Nobody edits it any more; it stays readable. */
export async function drop(ctx: Ctx, events: Events, id: string) {
  return ctx.write(async (tx) => {
    const draft = await loadDraft(tx, ctx.partnership, id, ctx.member, true);
    demand(mayEdit(ctx.member, draft));
    await setDraftState(tx, ctx.partnership, id, 'dropped');
    await events.emit(tx, authorOf(ctx), [{ kind: 'draft.dropped', subject: { type: 'draft', id }, data: { revision: draft.revision } }]);
    return viewSummary({ ...draft, state: 'dropped' }, await peopleOf(tx, ctx.partnership, [draft.created_by]));
  });
}
