import type { Cause, Decision } from '../../../core/decision.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { forbidden, notFound, refused } from '../../platform/http/refusal.js';
import { isLead } from '../identity/index.js';
import { clearVerdicts, findReplay, holdReplay } from './replays.repo.js';
import type { ReplayTable } from './tables.js';

const no = (code: string, text: string): Decision<boolean> => ({ outcome: false, causes: [{ code, ref: null, text }] });

/** Who started it, and leads; not while it runs. */
export function mayRemove(
  { member, person }: Pick<Ctx, 'member' | 'person'>,
  replay: Pick<ReplayTable, 'created_by' | 'state'>,
): Decision<boolean> {
  if (!isLead(member.role) && replay.created_by !== person.id) return no('replay.not-own', 'Only who started a replay and leads remove it');
  return replay.state === 'waiting' || replay.state === 'running'
    ? no('replay.running', 'This replay is still running: cancel it first')
    : { outcome: true, causes: [] };
}

export async function remove(ctx: Ctx, events: Events, id: string): Promise<null> {
  await ctx.write(async (tx) => {
    await holdReplay(tx, ctx.partnership, id);
    const row = await findReplay(tx, ctx.partnership, id);
    if (row === null) throw notFound();
    const { outcome, causes } = mayRemove(ctx, row);
    const [first] = causes as readonly [Cause];
    if (!outcome) throw first.code === 'replay.running' ? refused(causes) : forbidden(causes);
    await clearVerdicts(tx, ctx.partnership, id);
    await tx.deleteFrom('replays').where('partnership_id', '=', ctx.partnership).where('replay_id', '=', id).execute();
    await events.emit(tx, authorOf(ctx), [{ kind: 'replay.removed', subject: { type: 'replay', id }, data: { history: row.history_id } }]);
  });
  return null;
}
