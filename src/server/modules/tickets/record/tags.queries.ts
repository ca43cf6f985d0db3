/** Tags in use: each is found by a leap over the rows of the one before it, so that frequent tags cost no more than rare ones. */
import { sql } from 'kysely';
import { tagOf } from '../../../../core/tickets/record-decide.js';
import type { Ctx } from '../../../context.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { forbidden } from '../../../platform/http/refusal.js';

const MOST = 20;

export async function tagsInUse(db: Read, ctx: Ctx, prefix: string): Promise<string[]> {
  if (ctx.member.party === null) {
    throw forbidden([{ code: 'ticket.tags', ref: null, text: 'Tags are for the people of the IT teams' }]);
  }
  const from = tagOf(prefix);
  // Behind every word that begins so.
  const to = `${from}\u{10ffff}`;
  const { rows } = await sql<{ tag: string }>`
    with recursive used as (
      (select tag from ticket_tags where partnership_id = ${ctx.partnership}::uuid and tag >= ${from} and tag < ${to} order by tag limit 1)
      union all
      select (select next.tag from ticket_tags next
              where next.partnership_id = ${ctx.partnership}::uuid and next.tag > used.tag and next.tag < ${to} order by next.tag limit 1)
      from used where used.tag is not null)
    select tag from used where tag is not null limit ${MOST}`.execute(db as Tx);
  return rows.map((row) => row.tag);
}
