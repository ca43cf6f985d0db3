import type { suggestChange } from '../../../contract/draft-discussion.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { peopleOf } from '../identity/index.js';
import { insertSuggestion } from './discussion.repo.js';
import { viewSuggestion } from './discussion.view.js';
import { loadDraft } from './drafts.repo.js';
import { demand, mayDiscuss } from './may.js';
import type { DraftSuggestionTable } from './tables.js';

/** Nothing changes until a lead of another party accepts. */
export async function suggest(ctx: Ctx, events: Events, id: string, { about, changes, text }: BodyOf<typeof suggestChange>) {
  return ctx.write(async (tx) => {
    const draft = await loadDraft(tx, ctx.partnership, id, ctx.member);
    demand(mayDiscuss(ctx.member, draft));
    const row: DraftSuggestionTable = {
      partnership_id: ctx.partnership,
      suggestion_id: ctx.newId(),
      draft_id: id,
      about,
      changes,
      body: text,
      at: ctx.now,
      person_id: ctx.person.id,
      party_id: ctx.member.party!,
      state: 'open',
      answer: null,
      answered_at: null,
      answered_by: null,
    };
    await insertSuggestion(tx, row);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'draft.suggested', subject: { type: 'draft', id }, data: { revision: draft.revision, suggestion: row.suggestion_id } },
    ]);
    return viewSuggestion(row, await peopleOf(tx, ctx.partnership, [ctx.person.id]), ctx.member, draft);
  });
}
