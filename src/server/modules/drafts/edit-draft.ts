/** Makes an edit of a draft, or says what it met. */
import type { z } from 'zod';
import type { editDraft, edited } from '../../../contract/drafts.js';
import type { BodyOf } from '../../../contract/route.js';
import { applyEdit } from '../../../core/drafting/apply.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { editWithKey, loadDraft, storeEdit } from './drafts.repo.js';
import { demand, mayEdit } from './may.js';
import type { DraftTable } from './tables.js';

export type EditAnswer = z.infer<typeof edited>;

/** Edits of one draft wait for each other here, so each sees what the ones before left. */
export async function edit(ctx: Ctx, events: Events, id: string, { key, changes }: BodyOf<typeof editDraft>): Promise<EditAnswer> {
  return ctx.write(async (tx) => {
    const draft = await loadDraft(tx, ctx.partnership, id, ctx.member, true);
    demand(mayEdit(ctx.member, draft));
    const again = await editWithKey(tx, ctx.partnership, id, key);
    if (again !== null) return { made: true, revision: again.revision };
    return makeEdit(tx, ctx, events, draft, { key, changes, suggestion: null });
  });
}

export interface WantedEdit {
  readonly key: string;
  readonly changes: readonly DraftChange[];
  readonly suggestion: string | null;
}

/** On a draft that is locked. */
export async function makeEdit(tx: Tx, ctx: Ctx, events: Events, draft: DraftTable, wanted: WantedEdit): Promise<EditAnswer> {
  const result = applyEdit(draft.agreement, wanted.changes);
  if (!result.ok) {
    const conflicts = result.reason === 'conflict' ? result.conflicts.map((one) => ({ ...one })) : [];
    const problems = result.reason === 'unreadable' ? result.problems.map(({ path, text }) => ({ path: [...path], text })) : [];
    return { made: false, revision: draft.revision, conflicts, problems };
  }
  const revision = draft.revision + 1;
  const row = {
    partnership_id: ctx.partnership,
    draft_id: draft.draft_id,
    revision,
    edit_key: wanted.key,
    at: ctx.now,
    person_id: ctx.person.id,
    changes: wanted.changes,
    suggestion_id: wanted.suggestion,
  };
  await storeEdit(tx, row, result.agreement);
  await events.emit(tx, authorOf(ctx), [{ kind: 'draft.edited', subject: { type: 'draft', id: draft.draft_id }, data: { revision } }]);
  return { made: true, revision };
}
