import type { createDraft } from '../../../contract/drafts.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { notFound } from '../../platform/http/refusal.js';
import { agreementVersion } from '../agreements/index.js';
import { peopleOf } from '../identity/index.js';
import { insertDraft } from './drafts.repo.js';
import { viewSummary } from './drafts.view.js';
import { demand, mayEdit } from './may.js';
import type { DraftTable } from './tables.js';

/** Begins a draft as a copy of a version. */
export async function create(ctx: Ctx, events: Events, body: BodyOf<typeof createDraft>) {
  demand(mayEdit(ctx.member, { state: 'open' }));
  return ctx.write(async (tx) => {
    const version = await agreementVersion(tx, ctx.partnership, body.agreement);
    if (version === null) throw notFound();
    const row: DraftTable = {
      partnership_id: ctx.partnership,
      draft_id: ctx.newId(),
      name: body.name,
      state: 'open',
      based_on: version.id,
      revision: 0,
      agreement: version.agreement,
      created_at: ctx.now,
      created_by: ctx.person.id,
      edited_at: ctx.now,
    };
    await insertDraft(tx, row);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'draft.begun', subject: { type: 'draft', id: row.draft_id }, data: { revision: 0, basedOn: version.id } },
    ]);
    return viewSummary(row, await peopleOf(tx, ctx.partnership, [ctx.person.id]));
  });
}
