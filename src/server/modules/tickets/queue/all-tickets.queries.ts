/** The queue over all partnerships of one person: pages of each, merged in the database. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { allTicketRow, listAllTickets, listPlaces } from '../../../../contract/queue.js';
import type { AnswerOf, QueryOf } from '../../../../contract/route.js';
import type { PersonCtx } from '../../../context.js';
import type { Db } from '../../../platform/db/db.js';
import type { PeopleById } from '../../identity/index.js';
import type { TicketTable } from '../tables.js';
import { like, SOON_MS } from './queue-filter.js';
import { viewRow } from './ticket-row.view.js';
import { directionOf, sortValue, strangeCursor } from './tickets.queries.js';

type Query = QueryOf<typeof listAllTickets>;

interface Found {
  readonly partnership: string;
  readonly ticket: TicketTable;
  readonly assignee_name: string | null;
  readonly assignee_party: string | null;
  readonly requester_name: string | null;
  readonly requester_party: string | null;
}

export async function allTicketsPage(
  db: Db,
  ctx: Pick<PersonCtx, 'person' | 'now'>,
  query: Query,
): Promise<AnswerOf<typeof listAllTickets>> {
  const { after, limit, sort, direction: _, ...filters } = query;
  const cursor = after === undefined ? null : readCursor(after, sort);
  const wanted = JSON.stringify({ ...filters, soonMs: SOON_MS, ...(query.search ? { like: like(query.search) } : { search: undefined }) });
  const found = await db.unsafeAcrossPartnerships(async (tx) => {
    const { rows } = await sql<Found>`
      select * from tandem.tickets_of_person(${ctx.person.id}::uuid, ${wanted}::jsonb, ${sort}, ${directionOf(query) === 'asc'},
        ${cursor?.value ?? null}::bigint, ${cursor?.partnership ?? null}::uuid, ${cursor?.ticket ?? null}::uuid, ${limit + 1}, ${ctx.now}::bigint)`.execute(
      tx,
    );
    return rows;
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((one) => row(one, ctx.now)),
    next: last && found.length > limit ? `${sort}.${sortValue(last.ticket, sort)}.${last.partnership}.${last.ticket.ticket_id}` : null,
  };
}

function row(found: Found, now: number): z.infer<typeof allTicketRow> {
  const { ticket, partnership } = found;
  const people: PeopleById = new Map(
    [
      [ticket.assignee, found.assignee_name, found.assignee_party] as const,
      [ticket.requester, found.requester_name, found.requester_party] as const,
    ].flatMap(([id, name, party]) => (id === null || name === null ? [] : [[id, { id, name, party }]])),
  );
  return { ...viewRow(ticket, people, now), partnership };
}

function readCursor(text: string, sort: Query['sort']): { value: number; partnership: string; ticket: string } {
  const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  const found = new RegExp(`^(\\w+)\\.(\\d{1,16})\\.(${uuid})\\.(${uuid})$`).exec(text);
  if (found?.[1] !== sort) throw strangeCursor();
  return { value: Number(found[2]), partnership: found[3]!, ticket: found[4]! };
}

type Place = AnswerOf<typeof listPlaces>['items'][number];

export async function placesOf(db: Db, person: string): Promise<Place[]> {
  return db.unsafeAcrossPartnerships(async (tx) => {
    const { rows } = await sql<Place>`
      select partnership as id, place_zone as zone, parties, teams from tandem.places_of_person(${person}::uuid)`.execute(tx);
    return rows;
  });
}
