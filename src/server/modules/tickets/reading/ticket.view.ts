/** One ticket, whole, as its viewer may see it. */
import type { z } from 'zod';
import { MESSAGES_A_PAGE, type ticket } from '../../../../contract/ticket-shapes.js';
import { clocks } from '../../../../core/sla/clocks.js';
import { targetOf } from '../../../../core/sla/target.js';
import { leadsCalledIn } from '../../../../core/tickets/bounce-cost.js';
import { can, openHandOff } from '../../../../core/tickets/can.js';
import { lapsesAt } from '../../../../core/tickets/decide-hand-off.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import { requiredFields } from '../../../../core/tickets/hand-off-context.js';
import type { Move } from '../../../../core/tickets/moves.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { actorOf, deskOf } from '../actor.js';
import { bouncesOf, holdsOf, notAccountableOf } from '../holding/holding.view.js';
import { peopleIn, viewRow } from '../queue/ticket-row.view.js';
import { viewRecord } from '../record/record.view.js';
import type { Loaded } from '../tickets.repo.js';
import { viewWork } from '../work/work.view.js';
import { messagesOf } from './messages.view.js';
import { recentEvents, visibleEvents } from './visible-events.js';

export type TicketView = z.infer<typeof ticket>;

/** More stretches than anybody sees in the strip. */
const MOST_SPANS = 400;

const SHOWN_MOVES = [
  'message',
  'assign',
  'wait',
  'resume',
  'handOff',
  'acceptHandOff',
  'declineHandOff',
  'withdrawHandOff',
  'resolve',
  'reopen',
  'close',
  'classify',
  'markNotAccountable',
  'transfer',
  'touchSystems',
  'tag',
  'setWishDate',
  'watch',
  'unwatch',
  'changeRequester',
  'link',
  'merge',
  'unmerge',
] as const satisfies readonly Move[];

export async function viewTicket(db: Read, ctx: Ctx, { row, events }: Loaded, under: CompiledAgreement): Promise<TicketView> {
  const state = foldTicket(events);
  const page = { limit: MESSAGES_A_PAGE };
  const { messages, earlier, people } = await messagesOf(db, ctx, row.ticket_id, page, peopleIn([row]));
  const { agreement, calendars } = under;
  const seen = visibleEvents(events, actorOf(ctx.member));
  return {
    row: viewRow(row, people, ctx.now, ctx.member.party !== null),
    events: recentEvents(seen, new Set(messages.map((one) => one.id))),
    messages,
    earlierMessages: earlier,
    clocks: clocks(events, agreement, calendars, ctx.now).map((one) => (ctx.member.party === null ? { ...one, claimed: null } : one)),
    spans: spansOf(state, under, ctx.now),
    bounces: bouncesOf(state, under),
    notAccountable: notAccountableOf(state, deskOf(ctx, under)),
    holds: holdsOf(events, under, deskOf(ctx, under)),
    openHandOff: ctx.member.party === null ? null : openOf(state, under),
    causes: [...whyHere(state, events)],
    scope: state.scope,
    requiredFields: [...requiredFields(agreement, state.category)],
    leadsCalledIn: leadsCalledIn(state, agreement).outcome,
    agreementVersion: state.agreementVersion,
    record: await viewRecord(db, ctx, state, agreement),
    work: await viewWork(db, ctx, row.ticket_id, state, deskOf(ctx, under)),
    can: permissions(state, under, ctx),
    seq: seen.length,
    asOf: ctx.now,
  };
}

function spansOf(state: TicketState, { agreement, calendars }: CompiledAgreement, now: number): TicketView['spans'] {
  const target = targetOf(agreement, state);
  const calendar = target === null ? null : calendars.calendar(target.calendar);
  return state.spans.slice(-MOST_SPANS).map(({ from, to, holder, status, waitingOn }) => ({
    from,
    to,
    holder,
    status,
    waitingOn,
    businessMs: calendar === null ? (to ?? now) - from : calendar.elapsed(from, Math.max(from, to ?? now)),
  }));
}

function openOf(state: TicketState, { agreement, calendars }: CompiledAgreement): TicketView['openHandOff'] {
  const open = openHandOff(state);
  if (open === null) return null;
  const lapse = lapsesAt(state, agreement, calendars);
  const context = open.context === null ? null : { ...open.context, fields: { ...open.context.fields } };
  return {
    id: open.id,
    from: open.from,
    to: open.to,
    context,
    proposedAt: open.proposedAt,
    automaticAt: typeof lapse === 'number' ? lapse : null,
  };
}

/** The causes of the last routing, and what moved it since. */
function* whyHere(state: TicketState, events: readonly TicketEvent[]): Generator<TicketView['causes'][number]> {
  const routed = events.findLast((event) => event.kind === 'routed');
  if (routed?.kind === 'routed') yield* routed.causes;
  const { arrival } = state;
  if (arrival?.kind === 'hand-off') yield { code: 'ticket.handed-off', ref: arrival.handOff, text: 'Handed off since, with context' };
  if (arrival?.kind === 'transferred') yield { code: 'ticket.transferred', ref: null, text: 'Given to this team since' };
}

function permissions(state: TicketState, under: CompiledAgreement, ctx: Ctx): TicketView['can'] {
  const all = can(state, deskOf(ctx, under));
  return Object.fromEntries(
    SHOWN_MOVES.map((move) => [move, { allowed: all[move].outcome, causes: [...all[move].causes] }]),
  ) as TicketView['can'];
}
