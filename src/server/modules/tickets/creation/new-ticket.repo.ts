/** SQL of a ticket's creation. */
import { CompiledQuery } from 'kysely';
import type { Projected } from '../projection.js';

export interface NewTicket {
  readonly id: string;
  readonly projected: Projected;
  readonly requester: string;
  readonly key: string | null;
}

/**
 * Takes the next number of the desk and stores the ticket under it; answers the number. Whoever asks
 * next waits for the counter's row until this transaction ends, so this is the last statement before
 * the commit and leaves in one packet with it.
 */
export const ticketInsertion = (
  partnership: string,
  { id, projected: { row, state }, requester, key }: NewTicket,
): CompiledQuery<{ number: string }> =>
  CompiledQuery.raw(INSERT, [
    partnership,
    id,
    row.subject,
    row.type,
    row.status,
    row.waiting_on,
    row.priority,
    row.tier,
    row.category,
    row.system,
    row.site,
    row.holder_team,
    row.holder_party,
    state.assignee,
    requester,
    row.proposed_team,
    row.proposed_party,
    row.bounces,
    row.created_at,
    row.updated_at,
    row.due_kind,
    row.due_at,
    row.breached_at,
    row.wake_at,
    row.seq,
    row.agreement_version,
    key,
  ]) as CompiledQuery<{ number: string }>;

const INSERT = `
  with taken as (
    insert into ticket_numbers as n (partnership_id, last) values ($1::uuid, 1001)
    on conflict (partnership_id) do update set last = n.last + 1 returning last)
  insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, waiting_on, priority, tier, category, system, site,
    holder_team, holder_party, assignee, requester, proposed_team, proposed_party, bounces, created_at, updated_at, due_kind, due_at,
    breached_at, wake_at, seq, agreement_version, creation_key)
  select $1::uuid, $2::uuid, last::text, last, $3, $4, $5, $6, $7, $8::smallint, $9, $10, $11,
    $12, $13, $14::uuid, $15::uuid, $16, $17, $18::integer, $19::bigint, $20::bigint, $21, $22::bigint,
    $23::bigint, $24::bigint, $25::integer, $26::integer, $27
  from taken returning number`;

/** PostgreSQL's code for a value that has to be unique and is not. */
const UNIQUE_VIOLATION = '23505';

export function isKeyTaken(error: unknown): boolean {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  return code === UNIQUE_VIOLATION && constraint === 'tickets_by_key';
}
