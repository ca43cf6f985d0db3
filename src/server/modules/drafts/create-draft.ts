import type { createDraft } from '../../../contract/drafts.js';
import type { BodyOf } from '../../../contract/route.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
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
  return ctx.write(async (tx) => {
    demand(mayEdit(ctx.member, { state: 'open' }));
    const version = await agreementVersion(tx, ctx.partnership, body.agreement);
    if (version === null) throw notFound();
    const row = await beginDraft(tx, ctx, events, { name: body.name, agreement: version.agreement, basedOn: version.id });
    return viewSummary(row, await peopleOf(tx, ctx.partnership, [ctx.person.id]));
  });
}

export interface NewDraft {
  readonly name: string;
  readonly agreement: Agreement;
  /** The version that it is a copy of; null when it was made from something else. */
  readonly basedOn: string | null;
}

/** Stores a draft; refused for those who may not edit one. */
export async function beginDraft(tx: Tx, ctx: Ctx, events: Events, draft: NewDraft): Promise<DraftTable> {
  demand(mayEdit(ctx.member, { state: 'open' }));
  return storeDraft(tx, ctx, events, draft);
}

/** Stores a draft, also for somebody who founds the partnership with it and is no member yet. */
export async function storeDraft(
  tx: Tx,
  ctx: Pick<Ctx, 'partnership' | 'person' | 'now' | 'newId'>,
  events: Events,
  { name, agreement, basedOn }: NewDraft,
): Promise<DraftTable> {
  const row: DraftTable = {
    partnership_id: ctx.partnership,
    draft_id: ctx.newId(),
    name,
    state: 'open',
    based_on: basedOn,
    revision: 0,
    agreement,
    created_at: ctx.now,
    created_by: ctx.person.id,
    edited_at: ctx.now,
  };
  await insertDraft(tx, row);
  await events.emit(tx, authorOf(ctx), [
    { kind: 'draft.begun', subject: { type: 'draft', id: row.draft_id }, data: { revision: 0, basedOn } },
  ]);
  return row;
}
