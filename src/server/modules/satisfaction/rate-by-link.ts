/** Rating without a session: the link says which ticket, and speaks for its requester in this one thing. */
import type { BodyOf } from '../../../contract/route.js';
import type { rateByLink as operation } from '../../../contract/satisfaction.js';
import type { Ctx } from '../../context.js';
import { notFound } from '../../platform/http/refusal.js';
import type { RequestContext } from '../../platform/http/route.js';
import type { Services } from '../../services.js';
import { findMember } from '../identity/index.js';
import { rateTicket, viewRating } from './rate-ticket.js';
import type { RatingLinks } from './rating-link.js';

type Linked = Pick<Services, 'db' | 'events'> & { readonly links: RatingLinks };

export async function viewByLink(services: Linked, context: RequestContext, token: string) {
  const { ctx, ticket } = await openLink(services, context, token);
  const { rating, can, row } = await viewRating(ctx, ticket);
  const { name } = await ctx.read((db) =>
    db.selectFrom('partnerships').select('name').where('partnership_id', '=', ctx.partnership).executeTakeFirstOrThrow(),
  );
  return { partnership: name, number: row.number, subject: row.subject, rating, can };
}

export async function rateByLink(services: Linked, context: RequestContext, token: string, body: BodyOf<typeof operation>) {
  const { ctx, ticket } = await openLink(services, context, token);
  await rateTicket(ctx, services.events, ticket, body);
  return viewByLink(services, context, token);
}

/** The requester's own context, as if he had signed in; 404 where he is no member any more, or the ticket is another's. */
async function openLink({ db, links }: Linked, context: RequestContext, token: string): Promise<{ ctx: Ctx; ticket: string }> {
  const link = await links.read(token, context.now);
  if (link === null) throw notFound();
  const { partnership, ticket, person } = link;
  const member = await db.read(partnership, async (read) => {
    const found = read.selectFrom('tickets').select('requester').where('partnership_id', '=', partnership).where('ticket_id', '=', ticket);
    const requester = (await found.executeTakeFirst())?.requester ?? null;
    return requester === person ? findMember(read, partnership, person) : null;
  });
  if (member === null || member === undefined) throw notFound();
  const ctx: Ctx = Object.assign(Object.create(context) as RequestContext, {
    person: { id: member.person, name: '', email: '', session: '' },
    partnership,
    member,
    read: <T>(work: Parameters<typeof db.read<T>>[1]) => db.read(partnership, work),
    report: <T>(work: Parameters<typeof db.report<T>>[1]) => db.report(partnership, work),
    write: <T>(work: Parameters<typeof db.write<T>>[1]) => db.write(partnership, work),
  });
  return { ctx, ticket };
}
