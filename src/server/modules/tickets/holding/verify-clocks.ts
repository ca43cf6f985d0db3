/**
 * Whether what is stored of each ticket for lists (deadline, kind, breach, status, holder, bounces, next
 * waking) equals what its events say. Tickets are read in batches by their id, so that memory stays the
 * same however many there are. One that seems to differ is looked at again under its lock: people go on
 * working meanwhile.
 */
import { sql } from 'kysely';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Db, Read, Tx } from '../../../platform/db/db.js';
import { isUuid } from '../../../platform/ids.js';
import { agreementInForce, agreementVersion, type CompiledAgreement, idInForce } from '../../agreements/index.js';
import { agreementFor } from '../agreement-for.js';
import { type Projection, project } from '../projection.js';
import type { TicketTable } from '../tables.js';
import { eventsOfTickets } from '../tickets.repo.js';

type Value = string | number | null;

export interface ClockDifference {
  readonly ticket: string;
  readonly number: string;
  readonly field: string;
  readonly stored: Value;
  readonly computed: Value;
}

export interface VerifiedClocks {
  readonly tickets: number;
  readonly events: number;
  /** How many tickets differ in at least one field. */
  readonly differing: number;
}

/** What people call the columns that `project` makes, where that is not their own name. */
const WORDS: Partial<Record<keyof Projection, string>> = {
  due_at: 'deadline',
  due_kind: 'kind of deadline',
  breached_at: 'breached',
  wake_at: 'next waking',
  holder_team: 'holder',
  holder_party: 'holding party',
  proposed_team: 'offered to',
  proposed_party: 'offered to party',
  created_at: 'created',
  updated_at: 'last changed',
  seq: 'number of events',
};

/** Fields whose values are instants. */
export const INSTANT_FIELDS: ReadonlySet<string> = new Set(['deadline', 'breached', 'next waking', 'created', 'last changed']);

const BATCH = 200;

/**
 * Goes through all tickets of a partnership.
 *
 * @param onTicket told of each ticket that differs, with all of its differences
 * @param onBatch told how many tickets were read so far
 */
export async function verifyClocks(
  db: Db,
  partnership: string,
  onTicket: (differences: readonly ClockDifference[]) => void,
  onBatch: (tickets: number) => void = () => undefined,
): Promise<VerifiedClocks> {
  let after: string | null = null;
  let tickets = 0;
  let events = 0;
  let differing = 0;
  for (;;) {
    const from = after;
    const batch = await db.read(partnership, async (read) => {
      const rows = await rowsAfter(read, partnership, from);
      const ids = rows.map((row) => row.ticket_id);
      const facts = await eventsOfTickets(read, partnership, ids);
      const doubtful: string[] = [];
      let count = 0;
      for (const row of rows) {
        const own = facts.get(row.ticket_id) ?? [];
        count += own.length;
        if ((await differences(read, partnership, row, own)).length > 0) doubtful.push(row.ticket_id);
      }
      return { doubtful, count, tickets: rows.length, last: ids.at(-1) ?? null };
    });
    for (const ticket of batch.doubtful) {
      const sure = await underLock(db, partnership, ticket);
      if (sure.length === 0) continue;
      differing += 1;
      onTicket(sure);
    }
    tickets += batch.tickets;
    events += batch.count;
    onBatch(tickets);
    if (batch.tickets < BATCH || batch.last === null) return { tickets, events, differing };
    after = batch.last;
  }
}

/** Ids and names of all partnerships, or of the one that is meant; null when that is none, or more than one. */
export async function partnershipsToVerify(db: Db, named: string | null): Promise<{ id: string; name: string }[] | null> {
  const ids = named === null ? await everyId(db) : await idsNamed(db, named);
  if (named !== null && ids.length !== 1) return null;
  const found: { id: string; name: string }[] = [];
  for (const id of ids) {
    const name = await db.read(id, (read) =>
      read.selectFrom('partnerships').select('name').where('partnership_id', '=', id).executeTakeFirst(),
    );
    found.push({ id, name: name?.name ?? id });
  }
  return found;
}

type Row = TicketTable & { readonly imported_under: string | null; readonly imported_at: number | null };

const imported = sql`left join histories h on h.partnership_id = t.partnership_id and h.history_id = t.history_id`;
const columns = sql`t.*, h.agreement_id as imported_under, h.created_at as imported_at`;

async function rowsAfter(db: Read, partnership: string, after: string | null): Promise<readonly Row[]> {
  const behind = after === null ? sql`` : sql`and t.ticket_id > ${after}::uuid`;
  const { rows } = await sql<Row>`
    select ${columns} from tickets t ${imported}
    where t.partnership_id = ${partnership}::uuid ${behind} order by t.ticket_id limit ${BATCH}`.execute(db as Tx);
  return rows;
}

function underLock(db: Db, partnership: string, ticket: string): Promise<readonly ClockDifference[]> {
  return db.write(partnership, async (tx) => {
    const { rows } = await sql<Row>`
      select ${columns} from tickets t ${imported}
      where t.partnership_id = ${partnership}::uuid and t.ticket_id = ${ticket}::uuid for update of t`.execute(tx);
    const facts = await eventsOfTickets(tx, partnership, [ticket]);
    return rows[0] === undefined ? [] : differences(tx, partnership, rows[0], facts.get(ticket) ?? []);
  });
}

async function differences(db: Read, partnership: string, row: Row, events: readonly TicketEvent[]): Promise<ClockDifference[]> {
  const { ticket_id: ticket, number } = row;
  const last = events.at(-1);
  if (last === undefined) return [{ ticket, number, field: 'number of events', stored: row.seq, computed: 0 }];
  const computed = project(events, await standsUnder(db, partnership, row, last)).row;
  return (Object.keys(computed) as (keyof Projection)[]).flatMap((column) => {
    const [stored, wanted] = [row[column] as Value, (computed[column] ?? null) as Value];
    if (stored === wanted) return [];
    return [{ ticket, number, field: WORDS[column] ?? column.replaceAll('_', ' '), stored, computed: wanted }];
  });
}

/** An imported ticket is read under the agreement of its import; once worked on here, under the one in force then. */
async function standsUnder(db: Read, partnership: string, row: Row, last: TicketEvent): Promise<CompiledAgreement> {
  if (row.imported_under === null || row.imported_at === null) return agreementFor(db, partnership, row.agreement_version, last.at);
  const id = last.at > row.imported_at ? await idInForce(db, partnership, last.at) : null;
  return (await agreementVersion(db, partnership, id ?? row.imported_under)) ?? agreementInForce(db, partnership, last.at);
}

async function everyId(db: Db): Promise<readonly string[]> {
  const all: string[] = [];
  for (;;) {
    const { rows } = await db.unsafeAcrossPartnerships((tx) =>
      sql<{ id: string }>`select * from tandem.partnership_ids(${all.at(-1) ?? null}::uuid, ${BATCH}) as id`.execute(tx),
    );
    all.push(...rows.map(({ id }) => id));
    if (rows.length < BATCH) return all;
  }
}

async function idsNamed(db: Db, named: string): Promise<readonly string[]> {
  const { rows } = await db.unsafeAcrossPartnerships((tx) =>
    sql<{ id: string }>`select * from tandem.partnerships_named(${named}, ${isUuid(named) ? named : null}::uuid) as id`.execute(tx),
  );
  return rows.map(({ id }) => id);
}
