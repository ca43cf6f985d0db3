/** Creates a ticket: the agreement in force routes it, and says why. */
import { sql } from 'kysely';
import type { BodyOf } from '../../../contract/route.js';
import type { createTicket } from '../../../contract/tickets.js';
import { situationProblems } from '../../../core/routing/situation-problems.js';
import { decideCreate } from '../../../core/tickets/decide-create.js';
import { decideMessage } from '../../../core/tickets/decide-message.js';
import type { TicketEvent } from '../../../core/tickets/event.js';
import { foldTicket } from '../../../core/tickets/fold.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { forbidden, invalid } from '../../platform/http/refusal.js';
import { agreementInForce } from '../agreements/index.js';
import { findMember } from '../identity/index.js';
import { actorOf, deskOf } from './actor.js';
import { type Projected, project } from './projection.js';
import { refusalOf } from './refusal-of.js';
import { insertEvents, insertMessage, stamp } from './tickets.repo.js';

type Body = BodyOf<typeof createTicket>;

export async function create(ctx: Ctx, events: Events, body: Body) {
  return ctx.write(async (tx) => {
    const again = body.key === undefined ? null : await createdWith(tx, ctx, body.key);
    if (again !== null) return again;
    const requester = await requesterOf(tx, ctx, body);
    const under = await agreementInForce(tx, ctx.partnership, ctx.now);
    const { type, tier, category, system, site, attributes } = body;
    const priority = under.agreement.priorityMatrix[body.impact][body.urgency];
    const classification = { type, tier, priority, category, system, site, attributes };
    const situation = { ...classification, window: under.windows.at(ctx.now) };
    const problems = situationProblems(under.agreement, situation);
    if (problems.length > 0)
      throw invalid(
        problems.map(({ path, text, nearest }) => ({
          path: ['body', ...path],
          text: nearest ? `${text}. Did you mean "${nearest}"?` : text,
        })),
      );
    const desk = deskOf(ctx, under);
    const route = under.router.route(situation);
    const decided = decideCreate({ subject: body.subject, requester, classification, route, access: null }, desk);
    if (!decided.outcome.ok) throw invalid([{ path: ['body', 'subject'], text: decided.causes[0]!.text }]);
    const opened = stamp(decided.outcome.events, 0, ctx.now, actorOf(ctx.member));
    const ids = { ticket: ctx.newId(), message: ctx.newId() };
    const all = [...opened, ...firstMessage(opened, ids.message, desk)];
    const projected = project(all, under);
    // Sent together, answered together: nothing here waits for what another statement says.
    const [number] = await Promise.all([
      // Whoever creates next waits for the row of this one's number until the transaction is stored.
      insertTicket(tx, ctx.partnership, ids.ticket, projected, requester, body.key ?? null),
      insertEvents(
        tx,
        ctx.partnership,
        all.map((event) => ({ ticket: ids.ticket, event })),
      ),
      insertMessage(tx, {
        partnership_id: ctx.partnership,
        message_id: ids.message,
        ticket_id: ids.ticket,
        at: ctx.now,
        audience: 'requester',
        author: ctx.person.id,
        author_party: ctx.member.party,
        body: body.text,
        creation_key: null,
      }),
      events.emit(tx, authorOf(ctx), [
        { kind: 'ticket.created', subject: { type: 'ticket', id: ids.ticket }, data: { seq: projected.row.seq } },
      ]),
    ]);
    const { holder } = projected.state;
    return { id: ids.ticket, number, holder, causes: [...route.causes] };
  });
}

function firstMessage(opened: readonly TicketEvent[], message: string, desk: ReturnType<typeof deskOf>): readonly TicketEvent[] {
  const state = foldTicket(opened);
  const written = decideMessage(state, { message, audience: 'requester' }, desk);
  if (!written.outcome.ok) throw refusalOf(written.outcome, written.causes, state);
  return stamp(written.outcome.events, state.lastSeq, desk.now, desk.by);
}

async function requesterOf(db: Read, ctx: Ctx, { requester }: Body): Promise<string> {
  if (requester === null || requester === ctx.person.id) return ctx.person.id;
  if (ctx.member.role === 'requester')
    throw forbidden([{ code: 'ticket.for-another', ref: requester, text: 'You can ask for yourself only' }]);
  const member = await findMember(db, ctx.partnership, requester);
  if (member === null) throw invalid([{ path: ['body', 'requester'], text: 'There is no such person in this partnership' }]);
  return requester;
}

async function createdWith(db: Read, ctx: Ctx, key: string) {
  const row = await db
    .selectFrom('tickets')
    .select(['ticket_id', 'number', 'holder_team', 'holder_party'])
    .where('partnership_id', '=', ctx.partnership)
    .where('creation_key', '=', `${ctx.person.id} ${key}`)
    .executeTakeFirst();
  if (row === undefined) return null;
  const holder = row.holder_team === null || row.holder_party === null ? null : { team: row.holder_team, party: row.holder_party };
  return { id: row.ticket_id, number: row.number, holder, causes: [] };
}

async function insertTicket(
  tx: Tx,
  partnership: string,
  id: string,
  { row, state }: Projected,
  requester: string,
  key: string | null,
): Promise<string> {
  const creationKey = key === null ? null : `${requester} ${key}`;
  const { rows } = await sql<{ number: string }>`
    with taken as (
      insert into ticket_numbers as n (partnership_id, last) values (${partnership}::uuid, 1001)
      on conflict (partnership_id) do update set last = n.last + 1 returning last)
    insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, waiting_on, priority, tier, category, system, site,
      holder_team, holder_party, assignee, requester, proposed_team, proposed_party, bounces, created_at, updated_at, due_kind, due_at,
      breached_at, wake_at, seq, agreement_version, creation_key)
    select ${partnership}::uuid, ${id}::uuid, last::text, last, ${row.subject}, ${row.type}, ${row.status}, ${row.waiting_on}, ${row.priority},
      ${row.tier}::smallint, ${row.category}, ${row.system}, ${row.site}, ${row.holder_team}, ${row.holder_party}, ${state.assignee}::uuid,
      ${requester}::uuid, ${row.proposed_team}, ${row.proposed_party}, ${row.bounces}::integer, ${row.created_at}::bigint,
      ${row.updated_at}::bigint, ${row.due_kind}, ${row.due_at}::bigint, ${row.breached_at}::bigint, ${row.wake_at}::bigint,
      ${row.seq}::integer, ${row.agreement_version}::integer, ${creationKey}
    from taken returning number`.execute(tx);
  return rows[0]!.number;
}
