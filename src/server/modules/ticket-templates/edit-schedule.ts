import type { BodyOf } from '../../../contract/route.js';
import type { editTicketSchedule } from '../../../contract/ticket-schedules.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { Refusal } from '../../platform/http/refusal.js';
import { answerSchedule, demandLead, demandTemplate, firstOf } from './schedule.view.js';
import { changeSchedule, loadSchedule } from './schedules.repo.js';
import { shelfOf } from './shelf.js';

export function editSchedule(ctx: Ctx, events: Events, id: string, { template, schedule, revision }: BodyOf<typeof editTicketSchedule>) {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    const before = await loadSchedule(tx, ctx.partnership, id, shelf.party);
    demandLead(shelf);
    if (before.revision !== revision) {
      const text = 'Somebody changed it since; read it again, then change it';
      throw new Refusal('conflict', { detail: text, causes: [{ code: 'recurring.changed', ref: id, text }] });
    }
    await demandTemplate(tx, ctx.partnership, template, shelf);
    const next_at = await firstOf(tx, ctx, schedule);
    await changeSchedule(tx, ctx.partnership, id, { template_id: template, schedule, next_at, revision: revision + 1 });
    await events.emit(tx, authorOf(ctx), [{ kind: 'ticket-schedule.edited', subject: { type: 'ticket-schedule', id }, data: {} }]);
    return answerSchedule(tx, ctx, shelf, await loadSchedule(tx, ctx.partnership, id, shelf.party));
  });
}
