/** SQL of the creation of tickets. */
import { CompiledQuery } from 'kysely';
import type { Read } from '../../../platform/db/db.js';
import { COLUMNS, type NewRow, RECORD, VALUES } from './ticket-columns.js';

/**
 * Takes the next numbers of the desk and stores the tickets under them, in the order given; answers the
 * numbers by ticket. Whoever asks next waits for the counter's row until this transaction ends, so this
 * is the last statement before the commit and leaves in one packet with it.
 */
export const ticketsInsertion = (partnership: string, rows: readonly NewRow[]): CompiledQuery<{ ticket_id: string; number: string }> =>
  CompiledQuery.raw(INSERT, [partnership, rows.length, JSON.stringify(rows)]) as CompiledQuery<{ ticket_id: string; number: string }>;

const INSERT = `
  with taken as (
    insert into ticket_numbers as n (partnership_id, last) values ($1::uuid, 1000 + $2::integer)
    on conflict (partnership_id) do update set last = n.last + $2::integer returning last - $2::integer as before)
  insert into tickets (partnership_id, number, ordinal, ${COLUMNS})
  select $1::uuid, (before + place)::text, before + place, ${VALUES}
  from taken, rows from (jsonb_to_recordset($3::jsonb) as (${RECORD})) with ordinality as r (${COLUMNS}, place)
  returning ticket_id, number`;

export interface Created {
  readonly id: string;
  readonly number: string;
  readonly team: string | null;
  readonly party: string | null;
}

/** Tickets that requests with these keys have created before, by key. */
export async function createdBefore(db: Read, partnership: string, keys: readonly string[]): Promise<ReadonlyMap<string, Created>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('tickets')
    .select(['creation_key', 'ticket_id', 'number', 'holder_team', 'holder_party'])
    .where('partnership_id', '=', partnership)
    .where((eb) => eb('creation_key', '=', eb.fn.any(eb.val([...keys]))))
    .execute();
  return new Map(
    rows.map((row) => [row.creation_key!, { id: row.ticket_id, number: row.number, team: row.holder_team, party: row.holder_party }]),
  );
}

/** PostgreSQL's code for a value that has to be unique and is not. */
const UNIQUE_VIOLATION = '23505';

export function isKeyTaken(error: unknown): boolean {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  return code === UNIQUE_VIOLATION && constraint === 'tickets_by_key';
}
