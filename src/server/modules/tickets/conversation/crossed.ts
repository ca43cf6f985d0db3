/** Messages that came in while somebody was writing: shown to him before his own goes out. */
import { sql } from 'kysely';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import { Refusal } from '../../../platform/http/refusal.js';
import { peopleOf, personIn } from '../../identity/index.js';
import { actorOf } from '../actor.js';
import { visibleEvents } from '../reading/visible-events.js';

const MOST_SHOWN = 20;
const LONGEST_EXCERPT = 300;

interface Crossed {
  readonly message_id: string;
  readonly author: string | null;
  readonly body: string;
}

/** Refuses with 409 and a cause for each message of somebody else that the author may read and has not seen. */
export async function refuseCrossed(tx: Tx, ctx: Ctx, events: readonly TicketEvent[], seenSeq: number): Promise<void> {
  const came = visibleEvents(events, actorOf(ctx.member))
    .slice(seenSeq)
    .flatMap((event) => (event.kind === 'messaged' && !isBy(event, ctx.person.id) ? [event.message] : []))
    .slice(0, MOST_SHOWN);
  if (came.length === 0) return;
  const { rows } = await sql<Crossed>`
    select message_id, author, left(body, ${LONGEST_EXCERPT}) as body from messages
    where partnership_id = ${ctx.partnership}::uuid and message_id = any(${came}::uuid[])
    order by at, message_id`.execute(tx);
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

const isBy = ({ by }: TicketEvent, person: string): boolean => by.kind !== 'system' && by.person === person;
