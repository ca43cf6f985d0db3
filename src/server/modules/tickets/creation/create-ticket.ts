/** Creates a ticket: the agreement in force routes it, and says why. */
import type { BodyOf } from '../../../../contract/route.js';
import type { createTicket } from '../../../../contract/tickets.js';
import { situationProblems } from '../../../../core/routing/situation-problems.js';
import { decideCreate } from '../../../../core/tickets/decide-create.js';
import { decideMessage } from '../../../../core/tickets/decide-message.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import { authorOf } from '../../../author.js';
import type { Ctx } from '../../../context.js';
import { commitWith, type Read, type Tx } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import { forbidden, invalid } from '../../../platform/http/refusal.js';
import { agreementInForce } from '../../agreements/index.js';
import { findMember } from '../../identity/index.js';
import { actorOf, deskOf } from '../actor.js';
import { refusalOf } from '../commands/refusal-of.js';
import { project } from '../projection.js';
import { eventsInsertion, messageInsertion, stamp } from '../tickets.repo.js';
import { isKeyTaken, ticketInsertion } from './new-ticket.repo.js';

type Body = BodyOf<typeof createTicket>;

export async function create(ctx: Ctx, events: Events, body: Body) {
  try {
    return await ctx.write(async (tx) => (await createdWith(tx, ctx, body.key)) ?? store(tx, ctx, events, body, await plan(tx, ctx, body)));
  } catch (error) {
    // The same request, twice at once: the other one has created it.
    const again = isKeyTaken(error) ? await ctx.write((tx) => createdWith(tx, ctx, body.key)) : null;
    if (again === null) throw error;
    return again;
  }
}

async function plan(tx: Tx, ctx: Ctx, body: Body) {
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
  const message = ctx.newId();
  const facts = [...opened, ...firstMessage(opened, message, desk)];
  return { id: ctx.newId(), message, requester, facts, projected: project(facts, under), causes: route.causes };
}

/** The ticket comes last: from its number on, other creations wait. */
async function store(tx: Tx, ctx: Ctx, events: Events, body: Body, planned: Awaited<ReturnType<typeof plan>>) {
  const { id, message, requester, facts, projected, causes } = planned;
  const key = body.key === undefined ? null : creationKey(ctx, body.key);
  const created = { kind: 'ticket.created', subject: { type: 'ticket', id }, data: { seq: projected.row.seq } };
  const answers = await commitWith(tx, [
    eventsInsertion(
      ctx.partnership,
      facts.map((event) => ({ ticket: id, event })),
    ),
    messageInsertion({
      partnership_id: ctx.partnership,
      message_id: message,
      ticket_id: id,
      at: ctx.now,
      audience: 'requester',
      author: ctx.person.id,
      author_party: ctx.member.party,
      body: body.text,
      creation_key: null,
    }),
    events.emission(tx, authorOf(ctx), created),
    ticketInsertion(ctx.partnership, { id, projected, requester, key }),
  ]);
  const [stored] = answers.at(-1)!.rows as { number: string }[];
  return { id, number: stored!.number, holder: projected.state.holder, causes: [...causes] };
}

function firstMessage(opened: readonly TicketEvent[], message: string, desk: ReturnType<typeof deskOf>): readonly TicketEvent[] {
  const state = foldTicket(opened);
  const written = decideMessage(state, { message, audience: 'requester', opening: true }, desk);
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

const creationKey = (ctx: Ctx, key: string): string => `${ctx.person.id} ${key}`;

async function createdWith(db: Read, ctx: Ctx, key: string | undefined) {
  if (key === undefined) return null;
  const row = await db
    .selectFrom('tickets')
    .select(['ticket_id', 'number', 'holder_team', 'holder_party'])
    .where('partnership_id', '=', ctx.partnership)
    .where('creation_key', '=', creationKey(ctx, key))
    .executeTakeFirst();
  if (row === undefined) return null;
  const holder = row.holder_team === null || row.holder_party === null ? null : { team: row.holder_team, party: row.holder_party };
  return { id: row.ticket_id, number: row.number, holder, causes: [] };
}
