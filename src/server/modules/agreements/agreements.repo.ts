/** Versions of the agreement, as rows. */
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
  const row = await versions(db, partnership)
    .select('agreement_id')
    .where('state', 'in', ['effective', 'superseded'])
    .where('effective_at', '<=', at)
    .orderBy('effective_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.agreement_id ?? null;
}

/** The number of the version that holds at an instant; null when none does. */
export async function versionInForce(db: Read, partnership: string, at: Instant): Promise<number | null> {
  const id = await idInForce(db, partnership, at);
  return id === null
    ? null
    : ((await versions(db, partnership).select('version').where('agreement_id', '=', id).executeTakeFirst())?.version ?? null);
}
