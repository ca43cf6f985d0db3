import type { BodyOf } from '../../../contract/route.js';
import type { draftFromTaskMap } from '../../../contract/task-map.js';
import { draftFrom } from '../../../core/task-map/first-draft.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { agreementInForce } from '../agreements/index.js';
import { beginDraft } from '../drafts/index.js';
import { loadMap } from './get-map.js';
import { demand, mayDraft } from './may.js';

/** Makes a first draft of the agreement; parties, zone, systems and sites are those of the one in force. */
export async function draft(ctx: Ctx, events: Events, { name }: BodyOf<typeof draftFromTaskMap>) {
  demand(mayDraft(ctx.member));
  return ctx.write(async (tx) => {
    const { agreement } = await agreementInForce(tx, ctx.partnership, ctx.now);
    const { tasks } = await loadMap(tx, ctx);
    const causes = [
      ...(tasks.some((task) => task.decision !== null)
        ? []
        : [{ code: 'task-map.undecided', ref: null, text: 'Decide on at least one task first' }]),
      ...(agreement.parties.some((party) => party.kind === 'provider')
        ? []
        : [{ code: 'task-map.no-provider', ref: null, text: 'There is no provider in this partnership to give work to' }]),
    ];
    if (causes.length > 0) throw refused(causes);
    const { id, parties, systems, sites, windows } = agreement;
    const made = draftFrom(
      tasks.map((task) => ({ ...task, hours: task.usualHours })),
      { systems, sites },
      { id, name, parties, zone: windows.zone },
    );
    const row = await beginDraft(tx, ctx, events, { name, agreement: made, basedOn: null });
    return { draft: row.draft_id };
  });
}
