import { foldTicket } from '../../../../core/tickets/fold.js';
import { decideExtras } from '../../../../core/tickets/template-decide.js';
import { authorOf } from '../../../author.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import { deskOf } from '../actor.js';
import { agreementFor } from '../agreement-for.js';
import { refusalOf } from '../commands/refusal-of.js';
import { saveChange } from '../commands/save-change.js';
import { loadTicket, stamp } from '../tickets.repo.js';

/** Tags and checklist of a template, in one change; what is there already stays. 404 for a ticket out of reach. */
export async function addExtras(
  tx: Tx,
  events: Events,
  ctx: Pick<Ctx, 'partnership' | 'person' | 'member' | 'now' | 'newId'>,
  ticket: string,
  { tags, checklist }: { readonly tags: readonly string[]; readonly checklist: readonly string[] },
): Promise<void> {
  const loaded = await loadTicket(tx, ctx.partnership, ticket, ctx.member, true);
  const under = await agreementFor(tx, ctx.partnership, loaded.row.agreement_version, ctx.now);
  const desk = deskOf(ctx, under);
  const state = foldTicket(loaded.events);
  const decided = decideExtras(state, { tags, items: checklist.map((text) => ({ id: ctx.newId(), text })) }, desk);
  if (decided === null) return;
  const { outcome, causes } = decided;
  if (!outcome.ok) throw refusalOf(outcome, causes);
  const added = stamp(outcome.events, state.lastSeq, Math.max(outcome.at, state.lastAt), desk.by);
  await saveChange(tx, events, authorOf(ctx), loaded, added, under);
}
