/** Rows of requests for change. */
import type { Selectable } from 'kysely';
import type { Member } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { ChangeRequestTable } from './tables.js';

export type ChangeRequestRow = Selectable<ChangeRequestTable>;

/** Requesters reach what they asked for, people of the IT teams everything. */
const reached = (db: Read, partnership: string, member: Member) => {
  const all = db.selectFrom('change_requests').selectAll().where('partnership_id', '=', partnership);
  return member.party === null ? all.where('person_id', '=', member.person) : all;
};

export interface ChangeRequestPage {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly state?: ChangeRequestTable['state'] | undefined;
}

/** Newest first; one more than the page, so that it shows whether there are others. */
export function pageOfRequests(db: Read, partnership: string, member: Member, page: ChangeRequestPage): Promise<ChangeRequestRow[]> {
  let rows = reached(db, partnership, member);
  if (page.state !== undefined) rows = rows.where('state', '=', page.state);
  if (page.after !== undefined) rows = rows.where('request_id', '<', page.after);
  return rows
    .orderBy('request_id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** A request that the member reaches, locked. */
export async function loadRequest(tx: Tx, partnership: string, member: Member, id: string): Promise<ChangeRequestRow> {
  const row = await reached(tx, partnership, member).where('request_id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

export async function requestWithKey(db: Read, partnership: string, key: string): Promise<ChangeRequestRow | null> {
  const row = await db
    .selectFrom('change_requests')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('creation_key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

/** How many requests of a person wait for an answer, counted up to `most`. */
export async function openRequestsOf(db: Read, partnership: string, person: string, most: number): Promise<number> {
  const rows = await db
    .selectFrom('change_requests')
    .select('request_id')
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person)
    .where('state', '=', 'open')
    .limit(most)
    .execute();
  return rows.length;
}

/** False when a request with the same key is there already. */
export async function insertRequest(tx: Tx, row: ChangeRequestTable): Promise<boolean> {
  const made = await tx
    .insertInto('change_requests')
    .values({ ...row, about: JSON.stringify(row.about) as never })
    .onConflict((conflict) => conflict.doNothing())
    .returning('request_id')
    .executeTakeFirst();
  return made !== undefined;
}

export type RequestAnswer = Pick<ChangeRequestTable, 'state' | 'answer' | 'answered_at' | 'answered_by' | 'draft_id'>;

export async function answerRequest(tx: Tx, partnership: string, id: string, answer: RequestAnswer): Promise<void> {
  await tx.updateTable('change_requests').set(answer).where('partnership_id', '=', partnership).where('request_id', '=', id).execute();
}
