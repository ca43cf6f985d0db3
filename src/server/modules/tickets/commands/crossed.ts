/**
 * Of two who press at once one wins; the other is told by whom and when: "Ana Ruiz accepted it at
 * 10:42 EST". Says only what the asking person may see of the ticket's history.
 */
import type { Agreement } from '../../../../core/agreement/agreement.js';
import type { Cause } from '../../../../core/decision.js';
import type { RefusalCode } from '../../../../core/tickets/decided.js';
import { teamName } from '../../../../core/tickets/desk.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Instant } from '../../../../core/time.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { peopleOf, personIn } from '../../identity/index.js';
import { actorOf } from '../actor.js';
import { visibleEvents } from '../reading/visible-events.js';

/**
 * What somebody did that makes a command impossible now.
 *
 * @param causes of the refusal; the first one's `ref` names the hand-off, where it is about one
 * @returns one cause, or none when nobody stood in the way
 */
export async function crossedBy(
  db: Read,
  ctx: Ctx,
  events: readonly TicketEvent[],
  code: RefusalCode,
  causes: readonly Cause[],
  agreement: Agreement,
): Promise<Cause[]> {
  const shown = visibleEvents(events, actorOf(ctx.member));
  const event = shown.findLast((one) => stoodInTheWay(one, code, causes[0]?.ref ?? null));
  if (event === undefined) return [];
  const who = await whoDid(db, ctx, event);
  const when = momentIn(agreement.windows.zone, event.at, ctx.now);
  return [{ code: 'ticket.crossed', ref: `${event.seq}`, text: `${who} ${whatWasDone(event, agreement)} ${when}` }];
}

function stoodInTheWay(event: TicketEvent, code: RefusalCode, ref: string | null): boolean {
  switch (code) {
    case 'hand-off-answered':
      return isAnswer(event) && event.handOff === ref;
    case 'no-open-hand-off':
    case 'no-such-hand-off':
      return isAnswer(event);
    case 'hand-off-open':
      return event.kind === 'hand-off-proposed';
    case 'wrong-status':
      return event.kind === 'resolved' || event.kind === 'closed' || event.kind === 'reopened' || event.kind === 'resumed';
    case 'wrong-side':
      return event.kind === 'hand-off-accepted' || (event.kind === 'hand-off-proposed' && event.transfer === 'immediate');
    default:
      return false;
  }
}

type Answer = Extract<TicketEvent, { kind: 'hand-off-accepted' | 'hand-off-declined' | 'hand-off-withdrawn' }>;
const isAnswer = (event: TicketEvent): event is Answer =>
  event.kind === 'hand-off-accepted' || event.kind === 'hand-off-declined' || event.kind === 'hand-off-withdrawn';

async function whoDid(db: Read, ctx: Ctx, { by }: TicketEvent): Promise<string> {
  if (by.kind === 'system') return 'Nobody answered, and it';
  if (by.person === ctx.person.id) return 'You';
  return personIn(await peopleOf(db, ctx.partnership, [by.person]), by.person).name;
}

function whatWasDone(event: TicketEvent, agreement: Agreement): string {
  switch (event.kind) {
    case 'hand-off-proposed':
      return `offered it to ${teamName(agreement, event.toTeam)}`;
    case 'hand-off-accepted':
      return event.by.kind === 'system' ? 'passed by itself' : 'accepted it';
    case 'hand-off-declined':
      return 'declined it';
    case 'hand-off-withdrawn':
      return 'took it back';
    case 'resumed':
      return 'took it up again';
    default:
      return `${event.kind} it`;
  }
}

/** "at 10:42 EST", with the day unless it is today. */
function momentIn(zone: string, at: Instant, now: Instant): string {
  const format = (options: Intl.DateTimeFormatOptions, instant: Instant) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(instant);
  const day = (instant: Instant) => format({ day: 'numeric', month: 'short', year: 'numeric' }, instant);
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }, at);
  return day(at) === day(now) ? `at ${time}` : `on ${day(at)} at ${time}`;
}
