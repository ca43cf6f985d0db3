/** SQL of a ticket's creation. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/db.js';
import type { Projected } from './projection.js';

/**
 * The next number of the desk; whoever asks next waits until this transaction ends. So that it ends
 * at once, it does not wait for the disk: what the ticket's own transaction then stores comes after it
 * in the log, so a ticket that is stored has its number stored. A creation that fails leaves a gap.
 */
export async function takeNumber(tx: Tx, partnership: string): Promise<string> {
  const { rows } = await sql<{ last: string }>`
    insert into ticket_numbers as n (partnership_id, last) values (${partnership}::uuid, 1001)
    on conflict (partnership_id) do update set last = n.last + 1
    returning last::text, set_config('synchronous_commit', 'off', true)`.execute(tx);
  return rows[0]!.last;
}

export interface NewTicket {
  readonly id: string;
  readonly number: string;
  readonly projected: Projected;
  readonly requester: string;
  readonly key: string | null;
}

export async function insertTicket(
  tx: Tx,
  partnership: string,
  { id, number, projected: { row, state }, requester, key }: NewTicket,
): Promise<void> {
  await sql`
    insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, waiting_on, priority, tier, category, system, site,
      holder_team, holder_party, assignee, requester, proposed_team, proposed_party, bounces, created_at, updated_at, due_kind, due_at,
      breached_at, wake_at, seq, agreement_version, creation_key)
    values (${partnership}, ${id}, ${number}, ${Number(number)}, ${row.subject}, ${row.type}, ${row.status}, ${row.waiting_on},
      ${row.priority}, ${row.tier}, ${row.category}, ${row.system}, ${row.site}, ${row.holder_team}, ${row.holder_party}, ${state.assignee},
      ${requester}, ${row.proposed_team}, ${row.proposed_party}, ${row.bounces}, ${row.created_at}, ${row.updated_at}, ${row.due_kind},
      ${row.due_at}, ${row.breached_at}, ${row.wake_at}, ${row.seq}, ${row.agreement_version}, ${key})`.execute(tx);
}

/** PostgreSQL's code for a value that has to be unique and is not. */
const UNIQUE_VIOLATION = '23505';

export function isKeyTaken(error: unknown): boolean {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  return code === UNIQUE_VIOLATION && constraint === 'tickets_by_key';
}
