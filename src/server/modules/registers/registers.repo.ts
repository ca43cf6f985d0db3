/** Rows of the registers. */
import { sql } from 'kysely';
import type { Party } from '../../../core/agreement/agreement.js';
import type { RegisterKind } from '../../../core/registers/register.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { RegisterEntryTable } from './tables.js';

const standing = (db: Read, partnership: string, kind: RegisterKind) =>
  db.selectFrom('register_entries').where('partnership_id', '=', partnership).where('kind', '=', kind).where('removed_at', 'is', null);

export interface EntryPage {
  readonly search: string | undefined;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
}

/** Escapes what `like` would read as a wildcard. */
const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/** One more than a page, so that it shows whether there are others. */
export function entryRows(
  db: Read,
  partnership: string,
  kind: RegisterKind,
  { search, after, limit }: EntryPage,
): Promise<RegisterEntryTable[]> {
  let query = standing(db, partnership, kind).selectAll();
  if (search) query = query.where(sql<boolean>`(name || ' ' || fields::text) ilike ${like(search)}`);
  if (after) query = query.where(sql<boolean>`(lower(name), entry_id) > (${after.name}, ${after.id}::uuid)`);
  return query
    .orderBy(sql`lower(name)`)
    .orderBy('entry_id')
    .limit(limit + 1)
    .execute();
}

/** The whole register, for files and findings. */
export const MOST_ENTRIES = 20_000;
export const allRows = (db: Read, partnership: string, kind: RegisterKind): Promise<RegisterEntryTable[]> =>
  standing(db, partnership, kind).selectAll().orderBy(sql`lower(name)`).orderBy('entry_id').limit(MOST_ENTRIES).execute();

/** An entry, locked. */
export async function loadEntry(tx: Tx, partnership: string, kind: RegisterKind, id: string): Promise<RegisterEntryTable> {
  const row = await standing(tx, partnership, kind).selectAll().where('entry_id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** Names of a register in small letters. The register is locked against other writers until the transaction ends. */
export async function lockNames(tx: Tx, partnership: string, kind: RegisterKind): Promise<ReadonlyMap<string, string>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${partnership} ${kind}`}, 0))`.execute(tx);
  const rows = await standing(tx, partnership, kind).select(['entry_id', 'name']).execute();
  return new Map(rows.map((row) => [row.name.toLowerCase(), row.entry_id]));
}

export async function insertEntries(tx: Tx, rows: readonly RegisterEntryTable[]): Promise<void> {
  if (rows.length === 0) return;
  const found = JSON.stringify(rows);
  await sql`
    insert into register_entries (partnership_id, entry_id, kind, name, fields, revision, removed_at, edited_at, edited_by)
    select partnership_id, entry_id, kind, name, fields, revision, removed_at, edited_at, edited_by
    from jsonb_to_recordset(${found}::jsonb) as e (partnership_id uuid, entry_id uuid, kind text, name text, fields jsonb,
      revision integer, removed_at bigint, edited_at bigint, edited_by uuid)`.execute(tx);
}

export async function updateEntry(tx: Tx, row: RegisterEntryTable): Promise<void> {
  const { name, fields, revision, removed_at, edited_at, edited_by } = row;
  await tx
    .updateTable('register_entries')
    .set({ name, fields: JSON.stringify(fields) as never, revision, removed_at, edited_at, edited_by })
    .where('partnership_id', '=', row.partnership_id)
    .where('entry_id', '=', row.entry_id)
    .execute();
}

export function partiesOf(db: Read, partnership: string): Promise<Party[]> {
  return db
    .selectFrom('parties')
    .select(['party_id as id', 'name', 'kind'])
    .where('partnership_id', '=', partnership)
    .orderBy('kind')
    .orderBy('name')
    .execute();
}
