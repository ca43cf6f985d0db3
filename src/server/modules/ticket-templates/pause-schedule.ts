import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { findMember } from '../identity/index.js';
import { answerSchedule, demandLead, demandTemplate, firstOf } from './schedule.view.js';
import { changeSchedule, loadSchedule, type NamedSchedule } from './schedules.repo.js';
import { type Shelf, shelfOf } from './shelf.js';
import type { ScheduleTable } from './tables.js';

/** What fell into a pause is not made: it goes on from now. */
export function pauseSchedule(ctx: Ctx, events: Events, id: string, paused: boolean) {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    const before = await loadSchedule(tx, ctx.partnership, id, shelf.party);
    demandLead(shelf);
    if ((before.paused_at !== null) === paused) return answerSchedule(tx, ctx, shelf, before);
    const change = paused
      ? { paused_at: ctx.now, paused_by: ctx.person.id, paused_because: 'by-hand' as const, paused_text: null }
      : await resumed(tx, ctx, shelf, before);
    await changeSchedule(tx, ctx.partnership, id, { ...change, revision: before.revision + 1 });
    const kind = paused ? 'ticket-schedule.paused' : 'ticket-schedule.resumed';
    await events.emit(tx, authorOf(ctx), [{ kind, subject: { type: 'ticket-schedule', id }, data: {} }]);
    return answerSchedule(tx, ctx, shelf, await loadSchedule(tx, ctx.partnership, id, shelf.party));
  });
}

/** Whoever resumes it for an owner who left takes over. */
async function resumed(tx: Tx, ctx: Ctx, shelf: Shelf, { template_id, schedule, owner }: NamedSchedule): Promise<Partial<ScheduleTable>> {
  await demandTemplate(tx, ctx.partnership, template_id, shelf);
  const next_at = await firstOf(tx, ctx, schedule);
  const stays = (await findMember(tx, ctx.partnership, owner))?.party === shelf.party;
  const none = { paused_at: null, paused_by: null, paused_because: null, paused_text: null, claimed_until: null };
  return { ...none, next_at, owner: stays ? owner : ctx.person.id };
}
