/** Waivers of a draft: given by the internal lead, taken back, listed. */
import type { z } from 'zod';
import type { BodyOf } from '../../../contract/route.js';
import type { waiveFinding, waiver } from '../../../contract/signing.js';
import { decideWaive, mayWaive } from '../../../core/signing/decide-propose.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { notFound, refused } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { loadDraft } from '../drafts/index.js';
import { type PeopleById, peopleOf } from '../identity/index.js';
import { actorOf, draftToSign, granted, notDropped, permissionOf } from './actor.js';
import { proofOfDraft } from './prove-draft.js';
import { personIn } from './signing.view.js';
import type { DraftWaiverTable } from './tables.js';
import { MOST_WAIVERS, putWaiver, removeWaiver, waiversOf } from './waivers.repo.js';

export const viewWaiver = (row: DraftWaiverTable, people: PeopleById): z.infer<typeof waiver> => ({
  id: row.waiver_id,
  finding: row.finding_id,
  kind: row.kind,
  text: row.finding,
  reason: row.reason,
  at: row.at,
  by: personIn(people, row.person_id),
  until: row.until_at,
});

export function list(ctx: Ctx, id: string) {
  return ctx.read(async (db) => {
    const draft = await loadDraft(db, ctx.partnership, id, ctx.member);
    const rows = await waiversOf(db, ctx.partnership, id);
    const people = await peopleOf(
      db,
      ctx.partnership,
      rows.map((row) => row.person_id),
    );
    return { items: rows.map((row) => viewWaiver(row, people)), can: { waive: permissionOf(mayWaive(draftToSign(draft), actorOf(ctx))) } };
  });
}

/** The proof runs outside of the transaction: it may take long. An edit in between makes it another draft, and is told. */
export async function waive(
  ctx: Ctx,
  { events, compute }: Pick<Services, 'events' | 'compute'>,
  id: string,
  body: BodyOf<typeof waiveFinding>,
) {
  const seen = await ctx.read((db) => loadDraft(db, ctx.partnership, id, ctx.member));
  granted(mayWaive(draftToSign(seen), actorOf(ctx)));
  notDropped(seen);
  const { findings } = await proofOfDraft(compute, seen.agreement, ctx.now);
  const given = granted(decideWaive(draftToSign(seen), findings, body, actorOf(ctx)));
  return ctx.write(async (tx) => {
    const draft = await loadDraft(tx, ctx.partnership, id, ctx.member, true);
    granted(mayWaive(draftToSign(draft), actorOf(ctx)));
    notDropped(draft);
    if (draft.revision !== seen.revision) throw refused([draftChanged(draft.revision)]);
    const others = (await waiversOf(tx, ctx.partnership, id)).filter((row) => row.finding_id !== given.finding);
    if (others.length >= MOST_WAIVERS)
      throw refused([
        { code: 'signing.too-many-waivers', ref: null, text: `A draft has at most ${MOST_WAIVERS} waivers; mend some findings` },
      ]);
    const row: DraftWaiverTable = {
      partnership_id: ctx.partnership,
      waiver_id: ctx.newId(),
      draft_id: id,
      finding_id: given.finding,
      kind: given.kind,
      finding: given.text,
      reason: given.reason,
      until_at: given.until,
      at: ctx.now,
      person_id: given.by,
    };
    await putWaiver(tx, row);
    await tell(tx, ctx, events, 'draft.waived', draft, row);
    return viewWaiver(row, await peopleOf(tx, ctx.partnership, [row.person_id]));
  });
}

export async function unwaive(ctx: Ctx, events: Events, id: string, waiverId: string) {
  return ctx.write(async (tx) => {
    const draft = await loadDraft(tx, ctx.partnership, id, ctx.member, true);
    granted(mayWaive(draftToSign(draft), actorOf(ctx)));
    notDropped(draft);
    const row = await removeWaiver(tx, ctx.partnership, id, waiverId);
    if (row === null) throw notFound();
    await tell(tx, ctx, events, 'draft.waiver-withdrawn', draft, row);
    return viewWaiver(row, await peopleOf(tx, ctx.partnership, [row.person_id]));
  });
}

export const draftChanged = (revision: number) => ({
  code: 'signing.draft-changed',
  ref: String(revision),
  text: `The draft was edited meanwhile: it is at revision ${revision} now`,
});

/** The whole waiver, so that it stays on record after it is taken back. */
async function tell(
  tx: Parameters<Events['emit']>[0],
  ctx: Ctx,
  events: Events,
  kind: string,
  { revision }: { readonly revision: number },
  row: DraftWaiverTable,
): Promise<void> {
  const { waiver_id: id, finding_id, finding, reason, until_at } = row;
  const data = { revision, waiver: id, finding: finding_id, text: finding, reason, until: until_at };
  await events.emit(tx, authorOf(ctx), [{ kind, subject: { type: 'draft', id: row.draft_id }, data }]);
}
