/** A suggestion is accepted, which makes its edit, declined with a word, or taken back. */
import type { Decision } from '../../../core/decision.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { peopleOf } from '../identity/index.js';
import { answerSuggestion, loadSuggestion, type SuggestionAnswer } from './discussion.repo.js';
import { viewSuggestion } from './discussion.view.js';
import { loadDraft } from './drafts.repo.js';
import { type EditAnswer, makeEdit } from './edit-draft.js';
import { demand, mayAnswer, mayWithdraw } from './may.js';
import type { DraftSuggestionTable, DraftTable } from './tables.js';

export async function accept(ctx: Ctx, events: Events, draftId: string, id: string, text: string): Promise<EditAnswer> {
  return ctx.write(async (tx) => {
    const { draft, row } = await loaded(tx, ctx, draftId, id, mayAnswer);
    // The suggestion's own id is the key of its edit.
    const edited = await makeEdit(tx, ctx, events, draft, { key: id, changes: row.changes, suggestion: id });
    if (edited.made) await answered(tx, ctx, events, row, { state: 'accepted', answer: text });
    return edited;
  });
}

export const decline = (ctx: Ctx, events: Events, draftId: string, id: string, text: string) =>
  ended(ctx, events, draftId, id, { state: 'declined', answer: text }, mayAnswer);

export const withdraw = (ctx: Ctx, events: Events, draftId: string, id: string) =>
  ended(ctx, events, draftId, id, { state: 'withdrawn', answer: '' }, (member, _, row) => mayWithdraw(member, row));

type May = (member: Ctx['member'], draft: DraftTable, row: DraftSuggestionTable) => Decision<boolean>;

async function ended(ctx: Ctx, events: Events, draftId: string, id: string, answer: Pick<SuggestionAnswer, 'state' | 'answer'>, may: May) {
  return ctx.write(async (tx) => {
    const { draft, row } = await loaded(tx, ctx, draftId, id, may);
    const now = await answered(tx, ctx, events, row, answer);
    return viewSuggestion(now, await peopleOf(tx, ctx.partnership, [row.person_id, ctx.person.id]), ctx.member, draft);
  });
}

async function loaded(tx: Tx, ctx: Ctx, draftId: string, id: string, may: May) {
  const draft = await loadDraft(tx, ctx.partnership, draftId, ctx.member, true);
  const row = await loadSuggestion(tx, ctx.partnership, draftId, id);
  demand(may(ctx.member, draft, row));
  return { draft, row };
}

async function answered(
  tx: Tx,
  ctx: Ctx,
  events: Events,
  row: DraftSuggestionTable,
  { state, answer }: Pick<SuggestionAnswer, 'state' | 'answer'>,
): Promise<DraftSuggestionTable> {
  const now = { state, answer, answered_at: ctx.now, answered_by: ctx.person.id };
  await answerSuggestion(tx, ctx.partnership, row.suggestion_id, now);
  await events.emit(tx, authorOf(ctx), [
    { kind: `draft.suggestion-${state}`, subject: { type: 'draft', id: row.draft_id }, data: { suggestion: row.suggestion_id } },
  ]);
  return { ...row, ...now };
}
