import { sql } from 'kysely';
import type { linkTicket } from '../../../../contract/links.js';
import type { BodyOf } from '../../../../contract/route.js';
import { decideLink, decideUnlink, parentEnd } from '../../../../core/tickets/link-decide.js';
import type { LinkRole } from '../../../../core/tickets/link-event.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import { changePair } from './change-pair.js';

/** Links two tickets; both tell of it. */
export function link(ctx: Ctx, events: Events, ticket: string, { as, ticket: other }: BodyOf<typeof linkTicket>) {
  const family = as === 'parent' || as === 'child';
  const first = (tx: Tx) => (family ? oneAtATime(tx, ctx.partnership) : null);
  const ids = { here: ticket, there: other };
  return changePair(ctx, events, { ...ids, first }, 'here', async ({ here, there, desk, tx }) => {
    const parent = parentEnd(as, here, there);
    const ancestors = parent === null ? [] : await ancestorsOf(tx, ctx.partnership, parent.ticket);
    return decideLink(here, there, { as, ancestors }, desk);
  });
}

export function unlink(ctx: Ctx, events: Events, ticket: string, as: LinkRole, other: string) {
  return changePair(ctx, events, { here: ticket, there: other }, 'here', ({ here, there, desk }) => decideUnlink(here, there, as, desk));
}

/** Parents are linked one after the other in a partnership: two at once could close a circle that neither sees. Taken before the tickets are locked. */
async function oneAtATime(tx: Tx, partnership: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parents of ${partnership}`}, 0))`.execute(tx);
}

async function ancestorsOf(tx: Tx, partnership: string, ticket: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select parent_id, 1 as step from ticket_parents where partnership_id = ${partnership}::uuid and ticket_id = ${ticket}::uuid
      union all
      select next.parent_id, above.step + 1
      from above join ticket_parents next on next.partnership_id = ${partnership}::uuid and next.ticket_id = above.parent_id
      where above.step < 10000)
    select parent_id as id from above order by step`.execute(tx);
  return rows.map((row) => row.id);
}
