import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/db/db.js';

export interface Circle {
  /** Everybody of these teams. */
  readonly teams?: readonly string[];
  /** Whoever leads one of these parties. */
  readonly leadsOf?: readonly string[];
}

/** Nobody is told one by one of more. */
const MOST = 500;

/** People of some teams and leads of some parties, each once, in one statement. */
export async function whomToTell(db: Read, partnership: string, { teams = [], leadsOf = [] }: Circle): Promise<readonly string[]> {
  if (teams.length === 0 && leadsOf.length === 0) return [];
  const { rows } = await sql<{ person: string }>`
    select person_id as person from members
    where partnership_id = ${partnership}::uuid
      and (teams && ${teams}::text[] or (role in ('internal-lead', 'provider-lead') and party_id = any(${leadsOf}::text[])))
    order by person_id limit ${MOST}`.execute(db as Tx);
  return rows.map(({ person }) => person);
}
