import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/db/db.js';

/** Names of people by id, in one statement. */
export async function peopleOf(db: Read, partnership: string, ids: readonly (string | null)[]): Promise<PeopleById> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string; party: string | null }>`
    select m.person_id as id, coalesce(m.invited_name, p.name) as name, m.party_id as party
    from members m left join people p on p.id = m.person_id
    where m.partnership_id = ${partnership}::uuid and m.person_id = any(${wanted}::uuid[])`.execute(db as Tx);
  return new Map(rows.rows.map((row) => [row.id, row]));
}

export type PeopleById = ReadonlyMap<string, { readonly id: string; readonly name: string; readonly party: string | null }>;

/** Somebody who is no member any more keeps his place in the history. */
export const personIn = (people: PeopleById, id: string) => people.get(id) ?? { id, name: 'A former member', party: null };
