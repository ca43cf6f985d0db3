/** Versions of the agreement, as rows. */
import { CompiledQuery } from 'kysely';
import type { Instant } from '../../../core/time.js';
import type { Read } from '../../platform/db/db.js';
import { VERSION_COLUMNS, type VersionRow } from './agreements.view.js';
import type { AgreementVersionTable } from './tables.js';

const versions = (db: Read, partnership: string) => db.selectFrom('agreement_versions').where('partnership_id', '=', partnership);

export function listVersions(db: Read, partnership: string): Promise<VersionRow[]> {
  return versions(db, partnership).select(VERSION_COLUMNS).orderBy('version', 'desc').limit(500).execute();
}

export async function findVersion(db: Read, partnership: string, id: string): Promise<AgreementVersionTable | null> {
  return (await versions(db, partnership).selectAll().where('agreement_id', '=', id).executeTakeFirst()) ?? null;
}

/** The one that holds at an instant; null when none does. */
export async function idInForce(db: Read, partnership: string, at: Instant): Promise<string | null> {
  const { rows } = await db.executeQuery(CompiledQuery.raw(ID_IN_FORCE, [partnership, at]) as CompiledQuery<{ agreement_id: string }>);
  return rows[0]?.agreement_id ?? null;
}

/** Asked for every ticket that is made or changed. */
const ID_IN_FORCE = `
  select agreement_id from agreement_versions
  where partnership_id = $1 and state in ('effective', 'superseded') and effective_at <= $2
  order by effective_at desc limit 1`;

/** The number of the version that holds at an instant; null when none does. */
export async function versionInForce(db: Read, partnership: string, at: Instant): Promise<number | null> {
  const id = await idInForce(db, partnership, at);
  return id === null
    ? null
    : ((await versions(db, partnership).select('version').where('agreement_id', '=', id).executeTakeFirst())?.version ?? null);
}
