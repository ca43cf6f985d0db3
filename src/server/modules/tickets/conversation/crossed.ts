/** Messages that came in while somebody was writing: shown to him before his own goes out. */
import { sql } from 'kysely';
import type { Audience } from '../../../../core/tickets/event.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import { Refusal } from '../../../platform/http/refusal.js';
import { peopleOf, personIn } from '../../identity/index.js';

const MOST_SHOWN = 20;
const LONGEST_EXCERPT = 300;

interface Crossed {
  readonly message_id: string;
  readonly author: string | null;
  readonly audience: Audience;
  readonly body: string;
}

/** Refuses with 409 and a cause for each message of somebody else that the author may read and has not seen. */
export async function refuseCrossed(tx: Tx, ctx: Ctx, ticket: string, seenSeq: number): Promise<void> {
  const { party } = ctx.member;
  const readable = party === null ? sql`m.audience = 'requester'` : sql`(m.audience <> 'own-party' or m.author_party = ${party})`;
  const { rows } = await sql<Crossed>`
    select m.message_id, m.author, m.audience, left(m.body, ${LONGEST_EXCERPT}) as body
    from ticket_events e
    join messages m on m.partnership_id = e.partnership_id and m.message_id = (e.event ->> 'message')::uuid
    where e.partnership_id = ${ctx.partnership}::uuid and e.ticket_id = ${ticket}::uuid and e.seq > ${seenSeq}
      and e.event ->> 'kind' = 'messaged' and m.author is distinct from ${ctx.person.id}::uuid and ${readable}
    order by e.seq limit ${MOST_SHOWN}`.execute(tx);
  if (rows.length === 0) return;
  const people = await peopleOf(
    tx,
    ctx.partnership,
    rows.map((row) => row.author),
  );
  const causes = rows.map((row) => {
    const by = row.author === null ? 'Tandem' : personIn(people, row.author).name;
    return { code: 'message.crossed', ref: row.message_id, text: `${by}: ${row.body}` };
  });
  throw new Refusal('conflict', { detail: 'Something was written here that you have not seen', causes });
}
