/** The queue over all partnerships of one person: pages of each, merged in the database. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { allTicketRow, listAllTickets, listPlaces } from '../../../../contract/queue.js';
import type { AnswerOf, QueryOf } from '../../../../contract/route.js';
import { tagOf } from '../../../../core/tickets/record-decide.js';
import type { PersonCtx } from '../../../context.js';
import type { Db, Tx } from '../../../platform/db/db.js';
import type { PeopleById } from '../../identity/index.js';
import { type FoundAcross, findAcross, matchesAcross } from './find-across.js';
import { like, SOON_MS } from './queue-filter.js';
import { type RowColumns, viewRow } from './ticket-row.view.js';
import { directionOf, sortValue, strangeCursor } from './tickets.queries.js';

type Query = QueryOf<typeof listAllTickets>;
type Person = Pick<PersonCtx, 'person' | 'now'>;

interface Row extends RowColumns {
  readonly partnership_id: string;
  readonly ordinal: number;
  /** Whether he belongs to an IT team there. */
  readonly of_team: boolean;
  readonly assignee_name: string | null;
  readonly assignee_party: string | null;
  readonly requester_name: string | null;
  readonly requester_party: string | null;
}

export async function allTicketsPage(db: Db, ctx: Person, query: Query): Promise<AnswerOf<typeof listAllTickets>> {
  const { after, limit, sort, direction: _, ...filters } = query;
  const cursor = after === undefined ? null : readCursor(after, sort);
  return db.unsafeAcrossPartnerships(async (tx) => {
    const words = filters.search ? await findAcross(tx, ctx, filters.search) : null;
    const found = words?.tickets ?? (filters.tag ? await tagged(tx, ctx, filters.tag) : null);
    const wanted = wantedOf(filters, words);
    const { rows } = await sql<Row>`
      select * from tandem.tickets_of_person(${ctx.person.id}::uuid, ${wanted}::jsonb, ${found?.map((one) => one.partnership) ?? null}::uuid[],
        ${found?.map((one) => one.ticket) ?? null}::uuid[], ${sort}, ${directionOf(query) === 'asc'}, ${cursor?.value ?? null}::bigint,
        ${cursor?.partnership ?? null}::uuid, ${cursor?.ticket ?? null}::uuid, ${limit + 1}, ${ctx.now}::bigint)`.execute(tx);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const matches = words === null ? null : await matchesAcross(tx, ctx, words, page);
    return {
      items: page.map((one) => ({ ...row(one, ctx.now), ...(matches === null ? {} : { matches: matches.get(one.ticket_id) ?? [] }) })),
      next: last && rows.length > limit ? `${sort}.${sortValue(last, sort)}.${last.partnership_id}.${last.ticket_id}` : null,
    };
  });
}

/** As the functions of the database take it. */
export function wantedOf({ search, tag, ...filters }: Partial<Query>, words: FoundAcross | null): string {
  return JSON.stringify({
    ...filters,
    soonMs: SOON_MS,
    ...(tag ? { tag: tagOf(tag) } : {}),
    ...(search && words?.tickets === null ? { search, like: like(search) } : {}),
  });
}

/** With more tickets than this a tag is so frequent that the list itself finds them soon. */
const MOST_TAGGED = 500;

async function tagged(tx: Tx, { person }: Person, tag: string): Promise<FoundAcross['tickets']> {
  const { rows } = await sql<{ partnership: string; ticket: string }>`
    select partnership, ticket from tandem.tagged_of_person(${person.id}::uuid, ${tagOf(tag)}, ${MOST_TAGGED + 1})`.execute(tx);
  return rows.length > MOST_TAGGED ? null : rows;
}

function row(found: Row, now: number): z.infer<typeof allTicketRow> {
  const people: PeopleById = new Map(
    [
      [found.assignee, found.assignee_name, found.assignee_party] as const,
      [found.requester, found.requester_name, found.requester_party] as const,
    ].flatMap(([id, name, party]) => (id === null || name === null ? [] : [[id, { id, name, party }]])),
  );
  return { ...viewRow(found, people, now, found.of_team), partnership: found.partnership_id };
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
