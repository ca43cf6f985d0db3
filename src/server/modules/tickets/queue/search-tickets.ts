/** Tickets by number, words and people, the best first, each with where it has them. */
import type { z } from 'zod';
import type { QueryOf } from '../../../../contract/route.js';
import type { searchTickets } from '../../../../contract/search.js';
import { standInARow } from '../../../../core/search/marks.js';
import { type Place, standing } from '../../../../core/search/order.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { invalid } from '../../../platform/http/refusal.js';
import { peopleOf } from '../../identity/index.js';
import { excerptsOf, type Found, findTickets } from '../../search/index.js';
import type { TicketTable } from '../tables.js';
import { filtered } from './queue-filter.js';
import { peopleIn, ROW_COLUMNS, viewRow } from './ticket-row.view.js';

type Answer = z.infer<typeof searchTickets.answer>;
/** Found by subject, message, number, person or nearness: there are never more. */
const MOST = 2_000;

export async function searchPage(db: Read, ctx: Ctx, query: QueryOf<typeof searchTickets>): Promise<Answer> {
  const { q, after, limit, ...filters } = query;
  const from = after === undefined ? 0 : readCursor(after);
  const found = await findTickets(db, ctx, q, query.history ?? null);
  const { byNumber, inSubject, inMessage, near, ofPeople } = found;
  const ids = [...new Set([...byNumber, ...inSubject, ...inMessage.keys(), ...ofPeople, ...near])];
  const rows = ids.length === 0 ? [] : await candidates(db, ctx, filters, ids);
  const ranked = rows
    .map((row) => ({
      row,
      standing: standing(placesOf(row, found), row.updated_at, row.status !== 'closed' && row.status !== 'resolved', ctx.now),
    }))
    .sort((a, b) => b.standing - a.standing || (a.row.ticket_id < b.row.ticket_id ? 1 : -1));
  const shown = ranked.slice(from, from + limit).map(({ row }) => row.ticket_id);
  const whole = shown.length === 0 ? [] : await filtered(db, ctx, filters, shown).select(ROW_COLUMNS).execute();
  const page = shown.flatMap((id) => whole.find((row) => row.ticket_id === id) ?? []);
  const people = await peopleOf(db, ctx.partnership, [...peopleIn(page), ...found.people]);
  const matches = await excerptsOf(db, ctx, found, page, people);
  return {
    items: page.map((row) => ({
      row: viewRow(row, people, ctx.now, ctx.member.party !== null),
      matches: matches.get(row.ticket_id) ?? [],
    })),
    next: ranked.length > from + limit ? `found.${from + limit}` : null,
    people: from > 0 ? [] : found.people.flatMap((id) => people.get(id) ?? []),
    capped: found.capped,
    suggestion: found.suggestion,
  };
}

type Filters = Parameters<typeof filtered>[2];
type Candidate = Pick<TicketTable, 'ticket_id' | 'subject' | 'status' | 'updated_at'>;

const candidates = (db: Read, ctx: Ctx, filters: Filters, ids: readonly string[]): Promise<Candidate[]> =>
  filtered(db, ctx, filters, ids).select(['ticket_id', 'subject', 'status', 'updated_at']).limit(MOST).execute();

function placesOf(row: Candidate, { asked, byNumber, inSubject, inMessage, near, ofPeople }: Found): Place[] {
  const id = row.ticket_id;
  const places: Place[] = [];
  if (byNumber.has(id)) places.push('number');
  if (inSubject.has(id)) places.push(standInARow(row.subject, asked.sought) ? 'row' : 'subject');
  if (inMessage.has(id)) places.push('message');
  if (ofPeople.has(id)) places.push('person');
  if (near.has(id)) places.push('near');
  return places;
}

function readCursor(text: string): number {
  const at = /^found\.(\d{1,4})$/.exec(text)?.[1];
  if (at === undefined) throw invalid([{ path: ['query', 'after'], text: 'Pass the `next` of the page before' }]);
  return Number(at);
}
