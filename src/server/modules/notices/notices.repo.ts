/** A person's notices. What he reads of a ticket is joined under his own rights, so that nothing outlives them. */
import { sql } from 'kysely';
import type { Instant } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import './tables.js';

export interface NoticeRow {
  readonly notice_id: string;
  readonly kind: string;
  readonly due_at: number;
  readonly read_at: number | null;
  readonly wakes: boolean;
  readonly acknowledged_at: number | null;
  readonly data: Record<string, string | number | boolean | null>;
  readonly ticket_id: string | null;
  readonly number: string | null;
  readonly subject: string | null;
}

type Reader = Pick<Ctx, 'partnership' | 'member' | 'now'>;

/** A requester is told of the own tickets alone, whatever a notice was once about. */
const reached = ({ member }: Reader) =>
  member.role === 'requester'
    ? sql`and (n.ticket_id is null or exists (
        select from tickets r where r.partnership_id = n.partnership_id and r.ticket_id = n.ticket_id and (r.requester = n.person_id or n.person_id = any(r.watchers))))`
    : sql``;

/** Word of a message is for those who may read it, now as then. */
const readable = ({ member }: Reader) => sql`and case when n.data ? 'message' then exists (
    select from messages m where m.partnership_id = n.partnership_id and m.message_id = (n.data ->> 'message')::uuid
      and ${member.party === null ? sql`m.audience = 'requester'` : sql`(m.audience <> 'own-party' or m.author_party = ${member.party})`}) else true end`;

/** Newest first, one row more than asked for. */
export async function pageOfNotices(
  db: Read,
  reader: Reader,
  limit: number,
  after: { readonly at: Instant; readonly id: string } | null,
): Promise<readonly NoticeRow[]> {
  const beyond = after === null ? sql`` : sql`and (n.due_at, n.notice_id) < (${after.at}::bigint, ${after.id}::uuid)`;
  const { rows } = await sql<NoticeRow>`
    with page as materialized (
      select * from notices n
      where n.partnership_id = ${reader.partnership}::uuid and n.person_id = ${reader.member.person}::uuid
        and n.due_at <= ${reader.now}::bigint ${beyond} ${reached(reader)} ${readable(reader)}
      order by n.due_at desc, n.notice_id desc limit ${limit + 1}::integer)
    select page.notice_id, page.kind, page.due_at, page.read_at, page.wakes, page.acknowledged_at, page.data, page.ticket_id,
           t.number, t.subject
    from page left join tickets t on t.partnership_id = page.partnership_id and t.ticket_id = page.ticket_id
    order by page.due_at desc, page.notice_id desc`.execute(db as Tx);
  return rows;
}

const MOST_COUNTED = 100;

export async function unreadOf(db: Read, reader: Reader): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::integer as unread from (
      select from notices n
      where n.partnership_id = ${reader.partnership}::uuid and n.person_id = ${reader.member.person}::uuid
        and n.due_at <= ${reader.now}::bigint and n.read_at is null ${reached(reader)} ${readable(reader)}
      limit ${MOST_COUNTED}::integer) as counted`.execute(db as Tx);
  return rows[0]!.unread;
}

/** `ids` null: all that were due by `until`. */
export async function markRead(tx: Tx, reader: Reader, ids: readonly string[] | null, until: Instant): Promise<void> {
  let query = tx
    .updateTable('notices')
    .set({ read_at: reader.now })
    .where('partnership_id', '=', reader.partnership)
    .where('person_id', '=', reader.member.person)
    .where('read_at', 'is', null)
    .where('due_at', '<=', until);
  if (ids !== null) query = query.where('notice_id', 'in', ids);
  await query.execute();
}

/** Somebody took notice: for everybody who was told of it the matter is closed. */
export async function closeNotices(tx: Tx, partnership: string, now: Instant, ticket: string, key: string): Promise<void> {
  await tx
    .updateTable('notices')
    .set((eb) => ({ acknowledged_at: now, read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
    .where('partnership_id', '=', partnership)
    .where('ticket_id', '=', ticket)
    .where('key', '=', key)
    .where('acknowledged_at', 'is', null)
    .execute();
}
