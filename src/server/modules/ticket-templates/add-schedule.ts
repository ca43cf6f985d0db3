import type { BodyOf } from '../../../contract/route.js';
import { type addTicketSchedule, MOST_SCHEDULES } from '../../../contract/ticket-schedules.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { answerSchedule, demandLead, demandTemplate, firstOf } from './schedule.view.js';
import { insertSchedule, loadSchedule, schedulesOf } from './schedules.repo.js';
import { shelfOf } from './shelf.js';

const TOO_MANY = { code: 'recurring.too-many', ref: null, text: `${MOST_SCHEDULES} recur already; end some first` };

export function addSchedule(ctx: Ctx, events: Events, { template, schedule }: BodyOf<typeof addTicketSchedule>) {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    demandLead(shelf);
    await demandTemplate(tx, ctx.partnership, template, shelf);
    const next_at = await firstOf(tx, ctx, schedule);
    if ((await schedulesOf(tx, ctx.partnership, shelf.party, MOST_SCHEDULES)).length >= MOST_SCHEDULES) throw refused([TOO_MANY]);
    const id = ctx.newId();
    await insertSchedule(tx, {
      partnership_id: ctx.partnership,
      schedule_id: id,
      template_id: template,
      party: shelf.party,
      owner: ctx.person.id,
      schedule,
      next_at,
      claimed_until: null,
      last_at: null,
      last_ticket: null,
      paused_at: null,
      paused_by: null,
      paused_because: null,
      paused_text: null,
      revision: 1,
    });
    await events.emit(tx, authorOf(ctx), [{ kind: 'ticket-schedule.added', subject: { type: 'ticket-schedule', id }, data: {} }]);
    return answerSchedule(tx, ctx, shelf, await loadSchedule(tx, ctx.partnership, id, shelf.party));
  });
}
