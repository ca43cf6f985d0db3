/** Rows of the registers. */
import { sql } from 'kysely';
import type { Party } from '../../../core/agreement/agreement.js';
import type { FieldValue, RegisterKind } from '../../../core/registers/register.js';
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
): Promise<(RegisterEntryTable & { readonly folded: string })[]> {
  let query = standing(db, partnership, kind)
    .selectAll()
    // As the database folds letters, so that a page goes on exactly where the one before ended.
    .select(sql<string>`lower(name)`.as('folded'));
  // What the fields hold, without their names: else "vendor" would find everything.
  const held = sql`(select string_agg(value #>> '{}', ' ') from jsonb_each(fields))`;
  if (search) query = query.where(sql<boolean>`concat_ws(' ', name, ${held}) ilike ${like(search)}`);
  if (after) query = query.where(sql<boolean>`(lower(name), entry_id) > (${after.name}, ${after.id}::uuid)`);
  return query
    .orderBy(sql`lower(name)`)
    .orderBy('entry_id')
    .limit(limit + 1)
    .execute();
}

/** The whole register, for files and findings. */
export const MOST_ENTRIES = 20_000;
export const allRows = (db: Read, partnership: string, kind: RegisterKind, most = MOST_ENTRIES): Promise<RegisterEntryTable[]> =>
  standing(db, partnership, kind).selectAll().orderBy(sql`lower(name)`).orderBy('entry_id').limit(most).execute();

export async function entryRow(db: Read, partnership: string, kind: RegisterKind, id: string): Promise<RegisterEntryTable> {
  const row = await standing(db, partnership, kind).selectAll().where('entry_id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** An entry, locked. */
export async function loadEntry(tx: Tx, partnership: string, kind: RegisterKind, id: string): Promise<RegisterEntryTable> {
  const row = await standing(tx, partnership, kind).selectAll().where('entry_id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** An entry that was taken off, locked. */
export async function loadRemoved(tx: Tx, partnership: string, kind: RegisterKind, id: string): Promise<RegisterEntryTable> {
  const row = await tx
    .selectFrom('register_entries')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .where('removed_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** People of every party with what they know, as they wrote it. */
export async function registeredPeople(db: Read, partnership: string): Promise<{ party: string; skills: string[] }[]> {
  const rows = await allRows(db, partnership, 'people');
  return rows.map(({ fields }) => ({ party: String(fields.party), skills: textsOf(fields.skills) }));
}

/** A list field; an entry that is older than the field holds nothing. */
export const textsOf = (value: FieldValue | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

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
    .orderBy('place')
    .orderBy('name')
    .execute();
}
