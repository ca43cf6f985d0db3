import type { BodyOf } from '../../../contract/route.js';
import type { draftFromTaskMap } from '../../../contract/task-map.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { applyEdit } from '../../../core/drafting/apply.js';
import { bringIn } from '../../../core/registers/to-draft.js';
import { draftFrom } from '../../../core/task-map/first-draft.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { agreementToDesignFrom } from '../agreements/index.js';
import { beginDraft } from '../drafts/index.js';
import { landscapeOf, partiesOf } from '../registers/index.js';
import { mappedTasks } from './get-map.js';
import { demand, mayDraft } from './may.js';

/**
 * Makes a first draft of the agreement. Parties, zone, holidays and the internal team's hours are those of
 * the agreement that people design from; systems and sites are its own and those on the registers.
 */
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
    const row = await beginDraft(tx, ctx, events, { name, agreement: await withLandscape(tx, ctx, made), basedOn: null });
    return { draft: row.draft_id };
  });
}

/** The registered systems and sites beside those of the agreement; what the registers leave open changes nothing. */
async function withLandscape(tx: Tx, ctx: Ctx, agreement: Agreement): Promise<Agreement> {
  const edited = applyEdit(agreement, bringIn(agreement, await landscapeOf(tx, ctx.partnership)).changes);
  return edited.ok ? edited.agreement : agreement;
}
