/** Rows of saved views. Whom a view reaches is decided in SQL: what somebody may not find does not exist for him. */
import { type Selectable, sql } from 'kysely';
import type { Member } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { SavedViewTable } from './tables.js';

export type SavedViewRow = Selectable<SavedViewTable>;
export const MOST_PERSONAL = 50;
/** Of the views of a party's teams, and of those that both IT teams find: neither party fills the place of the other. */
export const MOST_COMMON = 100;

/** As many as the contract lists: more than may be kept. */
const MOST_LISTED = 300;

export async function teamsOfParty(db: Read, partnership: string, party: string | null): Promise<string[]> {
  if (party === null) return [];
  const rows = db.selectFrom('teams').select('team_id').where('partnership_id', '=', partnership).where('party_id', '=', party);
  return (await rows.limit(1_000).execute()).map((row) => row.team_id);
}

/** A lead finds the views of every team of the own party, others those of their teams. */
function found(db: Read, partnership: string, member: Member, teams: readonly string[]) {
  const all = db.selectFrom('saved_views').selectAll().where('partnership_id', '=', partnership);
  return all.where((eb) =>
    member.role === 'requester'
      ? eb.and([eb('reach', '=', 'personal'), eb('owner_id', '=', member.person)])
      : eb.or([
          eb.and([eb('reach', '=', 'personal'), eb('owner_id', '=', member.person)]),
          eb('reach', '=', 'shared'),
          eb.and([eb('reach', '=', 'team'), eb('team', '=', sql<string>`any(${teams}::text[])`)]),
        ]),
  );
}

async function teamsThatCount(db: Read, partnership: string, member: Member): Promise<readonly string[]> {
  const lead = member.role === 'internal-lead' || member.role === 'provider-lead';
  return lead ? teamsOfParty(db, partnership, member.party) : member.teams;
}

export async function viewsFor(db: Read, partnership: string, member: Member): Promise<SavedViewRow[]> {
  const teams = await teamsThatCount(db, partnership, member);
  return found(db, partnership, member, teams).orderBy('created_at').orderBy('view_id').limit(MOST_LISTED).execute();
}

export async function loadView(tx: Tx, partnership: string, member: Member, id: string): Promise<SavedViewRow> {
  const teams = await teamsThatCount(tx, partnership, member);
  const row = await found(tx, partnership, member, teams).where('view_id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

export async function orderOf(db: Read, partnership: string, person: string): Promise<{ places: string[]; defaultView: string | null }> {
  const row = await db
    .selectFrom('saved_view_orders')
    .select(['places', 'default_view'])
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return { places: row?.places ?? [], defaultView: row?.default_view ?? null };
}

export async function saveOrder(tx: Tx, partnership: string, person: string, places: string[], defaultView: string | null): Promise<void> {
  await tx
    .insertInto('saved_view_orders')
    .values({ partnership_id: partnership, person_id: person, places, default_view: defaultView })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'person_id']).doUpdateSet({ places, default_view: defaultView }))
    .execute();
}

export async function viewWithKey(db: Read, partnership: string, key: string): Promise<SavedViewRow | undefined> {
  return db
    .selectFrom('saved_views')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('creation_key', '=', key)
    .executeTakeFirst();
}

/** How many views there are already where this one is to stand. `ownTeams`: of the party of whoever keeps it. */
export async function countKept(
  db: Read,
  partnership: string,
  { reach, owner_id }: Pick<SavedViewRow, 'reach' | 'owner_id'>,
  ownTeams: readonly string[],
): Promise<number> {
  let rows = db.selectFrom('saved_views').select('view_id').where('partnership_id', '=', partnership).where('reach', '=', reach);
  if (reach === 'personal') rows = rows.where('owner_id', '=', owner_id);
  if (reach === 'team') rows = rows.where('team', '=', sql<string>`any(${ownTeams}::text[])`);
  return (await rows.limit(MOST_COMMON).execute()).length;
}

const stored = <Row extends Partial<SavedViewTable>>(row: Row) =>
  ({ ...row, ...(row.search === undefined ? {} : { search: JSON.stringify(row.search) as never }) }) as Row;

/** False when a request with the same key was there first. */
export async function insertView(tx: Tx, row: SavedViewTable): Promise<boolean> {
  const made = tx.insertInto('saved_views').values(stored(row));
  return (
    (await made
      .onConflict((conflict) => conflict.doNothing())
      .returning('view_id')
      .executeTakeFirst()) !== undefined
  );
}

export async function updateView(
  tx: Tx,
  row: Pick<SavedViewRow, 'partnership_id' | 'view_id'>,
  change: Partial<SavedViewTable>,
): Promise<void> {
  await tx
    .updateTable('saved_views')
    .set(stored(change))
    .where('partnership_id', '=', row.partnership_id)
    .where('view_id', '=', row.view_id)
    .execute();
}

export async function deleteView(tx: Tx, row: Pick<SavedViewRow, 'partnership_id' | 'view_id'>): Promise<void> {
  await tx.deleteFrom('saved_views').where('partnership_id', '=', row.partnership_id).where('view_id', '=', row.view_id).execute();
}
