import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { demandLead } from './schedule.view.js';
import { deleteSchedule, loadSchedule } from './schedules.repo.js';
import { shelfOf } from './shelf.js';

export function removeSchedule(ctx: Ctx, events: Events, id: string): Promise<null> {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    await loadSchedule(tx, ctx.partnership, id, shelf.party);
    demandLead(shelf);
    await deleteSchedule(tx, ctx.partnership, id);
    await events.emit(tx, authorOf(ctx), [{ kind: 'ticket-schedule.removed', subject: { type: 'ticket-schedule', id }, data: {} }]);
    return null;
  });
}
