import type { BodyOf } from '../../../contract/route.js';
import type { draftFromTaskMap } from '../../../contract/task-map.js';
import { draftFrom } from '../../../core/task-map/first-draft.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { agreementToDesignFrom } from '../agreements/index.js';
import { beginDraft } from '../drafts/index.js';
import { partiesOf } from '../registers/index.js';
import { mappedTasks } from './get-map.js';
import { demand, mayDraft } from './may.js';

/** Makes a first draft of the agreement; parties, zone, holidays, the internal team's hours, systems and sites are those of the one in force. */
export async function draft(ctx: Ctx, events: Events, { name }: BodyOf<typeof draftFromTaskMap>) {
  demand(mayDraft(ctx.member));
  return ctx.write(async (tx) => {
    const { agreement } = await agreementToDesignFrom(tx, ctx.partnership, ctx.now);
    const tasks = await mappedTasks(tx, ctx);
    // The first as every page lists them.
    const first = (await partiesOf(tx, ctx.partnership)).find((party) => party.kind === 'provider');
    const causes = [
      ...(tasks.some((task) => task.decision !== null)
        ? []
        : [{ code: 'task-map.undecided', ref: null, text: 'Decide on at least one task first' }]),
      ...(agreement.parties.some((party) => party.kind === 'provider')
        ? []
        : [{ code: 'task-map.no-provider', ref: null, text: 'There is no provider in this partnership to give work to' }]),
    ];
    if (causes.length > 0) throw refused(causes);
    const { id, parties, teams, calendars, systems, sites, windows } = agreement;
    const internal = parties.find((party) => party.kind === 'internal');
    const office = teams.find((team) => team.party === internal?.id)?.coverage;
    const made = draftFrom(
      tasks.map((task) => ({ ...task, provider: task.provider ?? first?.id ?? null })),
      { systems, sites },
      {
        id,
        name: agreement.name,
        parties,
        zone: windows.zone,
        holidays: windows.holidays,
        office: office === undefined ? null : (calendars[office] ?? null),
      },
    );
    const row = await beginDraft(tx, ctx, events, { name, agreement: made, basedOn: null });
    return { draft: row.draft_id };
  });
}
