import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/db/db.js';
import { isUuid } from '../../platform/ids.js';

export interface Circle {
  /** These people, where they are members. */
  readonly people?: readonly (string | null)[];
  /** Everybody of these teams. */
  readonly teams?: readonly string[];
  /** Whoever leads one of these parties. */
  readonly leadsOf?: readonly string[];
}

/** Nobody is told one by one of more. */
const MOST = 500;

/** People by name, of some teams, and leads of some parties: members, each once, in one statement. A history of another desk knows names that are no ids. */
export async function whomToTell(
  db: Read,
  partnership: string,
  { people = [], teams = [], leadsOf = [] }: Circle,
): Promise<readonly string[]> {
  const ids = people.filter((id) => id !== null && isUuid(id));
  if (ids.length === 0 && teams.length === 0 && leadsOf.length === 0) return [];
  const { rows } = await sql<{ person: string }>`
    select person_id as person from members
    where partnership_id = ${partnership}::uuid
      and (person_id = any(${ids}::uuid[]) or teams && ${teams}::text[] or (role in ('internal-lead', 'provider-lead') and party_id = any(${leadsOf}::text[])))
    order by person_id limit ${MOST}`.execute(db as Tx);
  return rows.map(({ person }) => person);
}
