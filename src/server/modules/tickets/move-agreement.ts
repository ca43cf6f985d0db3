/**
 * Moves open tickets to another version of the agreement, each on record. Who holds a ticket stays; its
 * targets and hours are those of the other version from its start, and past pauses stay.
 */
import { type MoveObstacle, type MovePreview, planMove, previewMove } from '../../../core/drift/ticket-move.js';
import { decideMoveAgreement } from '../../../core/tickets/decide-classify.js';
import { foldTicket } from '../../../core/tickets/fold.js';
import type { Ctx } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { Events, Occasion } from '../../platform/events/events.js';
import type { CompiledAgreement } from '../agreements/index.js';
import { actorOf, deskOf } from './actor.js';
import { agreementFor } from './agreement-for.js';
import { saveChange } from './commands/save-change.js';
import { IS_ACTIVE } from './queue/queue-filter.js';
import type { TicketTable } from './tables.js';
import { eventsOfTickets, loadEvents, stamp } from './tickets.repo.js';

const MOST = 100;

/** Who moves tickets, and when: a request, or the job that it started. */
export type Mover = Pick<Ctx, 'partnership' | 'member' | 'now' | 'write'>;

const openTickets = (db: Read, partnership: string) =>
  db.selectFrom('tickets').where('partnership_id', '=', partnership).where('history_id', 'is', null).where(IS_ACTIVE);

/** How many open tickets stand under each version but one, oldest version first. */
export async function openByVersion(db: Read, partnership: string, but: number): Promise<{ version: number; tickets: number }[]> {
  const rows = await openTickets(db, partnership)
    .where('agreement_version', '!=', but)
    .select((eb) => ['agreement_version as version', eb.fn.countAll<string>().as('tickets')])
    .groupBy('agreement_version')
    .orderBy('agreement_version')
    .limit(200)
    .execute();
  return rows.map(({ version, tickets }) => ({ version, tickets: Number(tickets) }));
}

/** The next open tickets under some versions, by id; `versions` null: all but that of the agreement. */
function openUnder(db: Read, partnership: string, to: CompiledAgreement, versions: readonly number[] | null, after: string | null) {
  let query = openTickets(db, partnership).where('agreement_version', '!=', to.version);
  if (versions !== null) query = query.where('agreement_version', 'in', versions);
  if (after !== null) query = query.where('ticket_id', '>', after);
  return query.orderBy('ticket_id').limit(MOST);
}

export async function openTicketsUnder(
  db: Read,
  partnership: string,
  to: CompiledAgreement,
  versions: readonly number[] | null,
  after: string | null,
) {
  return (await openUnder(db, partnership, to, versions, after).select('ticket_id').execute()).map((row) => row.ticket_id);
}

export interface PreviewedTicket {
  readonly row: TicketTable;
  readonly preview: MovePreview;
}

/** A page of what a move would change. Answers where the next page begins; null when this is the last. */
export async function previewOpenTickets(
  db: Read,
  ctx: Pick<Ctx, 'partnership' | 'member' | 'now'>,
  to: CompiledAgreement,
  versions: readonly number[],
  after: string | null,
): Promise<{ items: PreviewedTicket[]; next: string | null }> {
  const rows = await openUnder(db, ctx.partnership, to, versions, after).selectAll().execute();
  const events = await eventsOfTickets(
    db,
    ctx.partnership,
    rows.map((row) => row.ticket_id),
  );
  const by = actorOf(ctx.member);
  const items: PreviewedTicket[] = [];
  for (const row of rows) {
    const from = await agreementFor(db, ctx.partnership, row.agreement_version, ctx.now);
    items.push({ row, preview: previewMove(events.get(row.ticket_id) ?? [], from.agreement, to, { by, now: ctx.now }) });
  }
  return { items, next: rows.length < MOST ? null : rows.at(-1)!.ticket_id };
}

export interface MovedTickets {
  readonly moved: number;
  readonly kept: readonly { readonly ticket: string; readonly number: string; readonly text: string }[];
  /** Where the next batch begins; null when this was the last. */
  readonly next: string | null;
}

/** One batch, in order of ticket ids; each ticket in a transaction of its own, so that none waits for the others. */
export async function moveOpenTickets(ctx: Ctx, events: Events, to: CompiledAgreement, after: string | null): Promise<MovedTickets> {
  const ids = await ctx.read((db) => openTicketsUnder(db, ctx.partnership, to, null, after));
  let moved = 0;
  const kept: { ticket: string; number: string; text: string }[] = [];
  for (const ticket of ids) {
    const done = await moveTicket(ctx, events, to, ticket);
    if (done?.obstacle === null) moved += 1;
    else if (done) kept.push({ ticket, number: done.number, text: done.obstacle.text });
  }
  return { moved, kept, next: ids.length < MOST ? null : ids.at(-1)! };
}

export interface MovedTicket {
  readonly ticket: string;
  readonly number: string;
  readonly from: number;
  /** Why it stays; null: it moved. */
  readonly obstacle: MoveObstacle | null;
}

/**
 * Moves one ticket. Null when it was resolved meanwhile, or somebody else moved it: then there is nothing to do.
 *
 * @param record what else is stored in the ticket's own transaction, whatever came of it
 */
export function moveTicket(
  mover: Mover,
  events: Events,
  to: CompiledAgreement,
  ticket: string,
  record: (tx: Tx, done: MovedTicket | null) => Promise<void> = async () => undefined,
): Promise<MovedTicket | null> {
  return mover.write(async (tx) => {
    const done = await moveIn(tx, mover, events, to, ticket);
    await record(tx, done);
    return done;
  });
}

async function moveIn(tx: Tx, mover: Mover, events: Events, to: CompiledAgreement, ticket: string): Promise<MovedTicket | null> {
  const row = await tx
    .selectFrom('tickets')
    .selectAll()
    .where('partnership_id', '=', mover.partnership)
    .where('ticket_id', '=', ticket)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const loaded = { row, events: await loadEvents(tx, mover.partnership, ticket) };
  const state = foldTicket(loaded.events);
  const plan = planMove(state, to);
  const done = { ticket, number: row.number, from: row.agreement_version };
  const desk = deskOf(mover, to);
  const policy = plan.ok ? plan.policy : to.agreement.defaultPolicy;
  const { outcome } = decideMoveAgreement(state, { agreementVersion: to.version, policy }, desk);
  if (!outcome.ok || row.agreement_version === to.version) return null;
  if (!plan.ok) return { ...done, obstacle: plan.obstacle };
  const added = stamp(outcome.events, state.lastSeq, Math.max(mover.now, state.lastAt), desk.by);
  const occasion: Occasion = { partnership: mover.partnership, now: mover.now, by: { kind: 'person', name: mover.member.person } };
  await saveChange(tx, events, occasion, loaded, added, to);
  return { ...done, obstacle: null };
}
