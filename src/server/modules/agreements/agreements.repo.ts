/** Versions of the agreement, as rows. */
import { CompiledQuery } from 'kysely';
import type { Instant } from '../../../core/time.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { VERSION_COLUMNS, type VersionRow, viewVersion } from './agreements.view.js';
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

/** Asked for every ticket that is made or changed. Follows from signature and clock: nothing has to run when a version takes effect. */
export const ID_IN_FORCE = `
  select agreement_id from agreement_versions
  where partnership_id = $1 and state in ('signed', 'effective', 'superseded') and effective_at <= $2
  order by effective_at desc, version desc limit 1`;

/** The number of the version that holds at an instant; null when none does. */
export async function versionInForce(db: Read, partnership: string, at: Instant): Promise<number | null> {
  const id = await idInForce(db, partnership, at);
  return id === null
    ? null
    : ((await versions(db, partnership).select('version').where('agreement_id', '=', id).executeTakeFirst())?.version ?? null);
}

/** A version as the contract shows it, with the state that it reads at an instant. */
export async function versionShown(db: Read, partnership: string, row: VersionRow, at: Instant) {
  return viewVersion(row, { inForce: await idInForce(db, partnership, at), at });
}

/** The version, kept from being changed by others until the transaction ends; null when there is none. */
export async function lockVersion(tx: Tx, partnership: string, id: string): Promise<VersionRow | null> {
  return (await versions(tx, partnership).select(VERSION_COLUMNS).where('agreement_id', '=', id).forUpdate().executeTakeFirst()) ?? null;
}

/** The version with the highest number, whatever its state; null when there is none. */
export async function newestId(db: Read, partnership: string): Promise<string | null> {
  const row = await versions(db, partnership).select('agreement_id').orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row?.agreement_id ?? null;
}

/** The number of the next version. */
export async function nextVersion(db: Read, partnership: string): Promise<number> {
  const row = await versions(db, partnership)
    .select((eb) => eb.fn.max('version').as('last'))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Keeps others from numbering a version of the partnership until the transaction ends. */
export async function lockNumbers(tx: Tx, partnership: string): Promise<void> {
  await tx.selectFrom('partnerships').select('partnership_id').where('partnership_id', '=', partnership).forNoKeyUpdate().execute();
}

export async function setVersionState(
  tx: Tx,
  partnership: string,
  id: string,
  to: Pick<AgreementVersionTable, 'state' | 'effective_at'>,
): Promise<void> {
  await tx.updateTable('agreement_versions').set(to).where('partnership_id', '=', partnership).where('agreement_id', '=', id).execute();
}
