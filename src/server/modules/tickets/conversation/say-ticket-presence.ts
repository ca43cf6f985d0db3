/** Says that a page shows a ticket, and tells who else is there. Writes nothing. */
import type { z } from 'zod';
import type { BodyOf } from '../../../../contract/route.js';
import type { sayTicketPresence as operation, ticketPresent } from '../../../../contract/ticket-presence.js';
import { mayRead, mayWrite } from '../../../../core/tickets/audience.js';
import type { Audience } from '../../../../core/tickets/event.js';
import type { Ctx } from '../../../context.js';
import type { Presence } from '../../../platform/presence/presence.js';
import { actorOf } from '../actor.js';
import { reachTicket } from './reach-ticket.js';

/** Null: it is looked at. */
export interface TicketPlace {
  readonly writingTo: Audience | null;
}

type Present = z.infer<typeof ticketPresent>;

export async function sayTicketPresence(
  ctx: Ctx,
  presence: Presence<TicketPlace>,
  ticket: string,
  { page, doing, audience }: BodyOf<typeof operation>,
): Promise<{ here: Present[] }> {
  await ctx.read((read) => reachTicket(read, ctx, ticket));
  const actor = actorOf(ctx.member);
  const writingTo = doing === 'writing' && audience !== null && mayWrite(audience, actor) ? audience : null;
  const person = { id: ctx.person.id, name: ctx.person.name, party: ctx.member.party };
  presence.say(ctx.partnership, ticket, { page, person, place: doing === 'gone' ? null : { writingTo } });
  return { here: othersHere(presence.of(ctx.partnership, ticket), ctx) };
}

/** Each other person once; writing counts for more than looking, and what he writes to whom only where the viewer may read it. */
function othersHere(pages: ReturnType<Presence<TicketPlace>['of']>, { member }: Ctx): Present[] {
  const viewer = member.party === null ? ({ kind: 'requester' } as const) : ({ kind: 'team', party: member.party } as const);
  const here = new Map<string, Present>();
  for (const { person, place } of pages) {
    if (person.id === member.person) continue;
    const shown = place.writingTo !== null && mayRead(place.writingTo, person.party, viewer) ? place.writingTo : null;
    if (shown === null && viewer.kind === 'requester') continue;
    const before = here.get(person.id);
    here.set(person.id, { person: { ...person }, writingTo: shown ?? before?.writingTo ?? null });
  }
  return [...here.values()];
}
