import type { changeOnCallSettings } from '../../../contract/on-call.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { forbidden, notFound } from '../../platform/http/refusal.js';
import { newId } from '../../platform/ids.js';
import { teamWithRota } from './agreement-of-now.js';
import { maySettle } from './may-arrange.js';

/** When turns begin, and how long a wake waits for an answer. */
export async function changeSettings(ctx: Ctx, events: Events, teamId: string, body: BodyOf<typeof changeOnCallSettings>): Promise<null> {
  return ctx.write(async (tx) => {
    const team = await teamWithRota(tx, ctx, teamId);
    if (team === null) throw notFound();
    const may = maySettle(ctx.member, team);
    if (!may.outcome) throw forbidden(may.causes);
    const settings = {
      hand_over_minute: body.handOverMinute,
      wake_next_ms: body.wakeNextMs,
      changed_by: ctx.person.id,
      changed_at: ctx.now,
    };
    await tx
      .insertInto('on_call_settings')
      .values({ partnership_id: ctx.partnership, team_id: team.id, ...settings })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'team_id']).doUpdateSet(settings))
      .execute();
    const data = { team: team.id, ...body };
    await events.emit(tx, authorOf(ctx), [{ kind: 'on-call.settings-changed', subject: { type: 'on-call', id: newId() }, data }]);
    return null;
  });
}
