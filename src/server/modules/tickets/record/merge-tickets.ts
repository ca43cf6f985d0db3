import type { mergeTicket } from '../../../../contract/links.js';
import type { addMessage } from '../../../../contract/messages.js';
import type { BodyOf } from '../../../../contract/route.js';
import { comingAlong, decideMerge, decideUnmerge } from '../../../../core/tickets/merge-decide.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import { notFound, Refusal } from '../../../platform/http/refusal.js';
import { peopleOf } from '../../identity/index.js';
import { writeMessage } from '../commands/write-message.js';
import type { TicketView } from '../reading/ticket.view.js';
import { changePair } from './change-pair.js';
import { reachedSurvivor, survivorOf } from './merged.queries.js';

/** Merges a ticket into another, or into the one that goes on for that one. Answers the survivor. */
export async function merge(ctx: Ctx, events: Events, ticket: string, { into, readersMayRead }: BodyOf<typeof mergeTicket>) {
  const there = await ctx.read((read) => survivorOf(read, ctx.partnership, into));
  return changePair(ctx, events, { here: ticket, there }, 'there', async (pair) => {
    const newReaders = await requestersAmong(pair.tx, ctx, comingAlong(pair.here.state, pair.there.state));
    return decideMerge(pair.here, pair.there, { newReaders, confirmed: readersMayRead }, pair.desk);
  });
}

/** Those who reach nothing but what they take part in: members of no party. */
async function requestersAmong(tx: Tx, ctx: Ctx, people: readonly string[]) {
  const members = [...(await peopleOf(tx, ctx.partnership, people)).values()];
  return members.flatMap(({ id, name, party }) => (party === null ? [{ person: id, name }] : []));
}

/** Takes a merge back. Answers the ticket that is open again. */
export async function unmerge(ctx: Ctx, events: Events, ticket: string) {
  const into = await ctx.read(async (read) => {
    const found = read.selectFrom('tickets').select('merged_into').where('partnership_id', '=', ctx.partnership);
    return found.where('ticket_id', '=', ticket).executeTakeFirst();
  });
  if (into === undefined) throw notFound();
  return changePair(ctx, events, { here: ticket, there: into.merged_into ?? ticket }, 'here', ({ here, there, desk }) =>
    decideUnmerge(here, there, desk),
  );
}

/** What is said to a merged ticket lands on the one that goes on for it, also when it is merged at this very moment. */
export async function writeOnSurvivor(ctx: Ctx, events: Events, ticket: string, body: BodyOf<typeof addMessage>): Promise<TicketView> {
  const where = () => ctx.read((read) => reachedSurvivor(read, ctx.partnership, ticket, ctx.member));
  const target = await where();
  try {
    return await writeMessage(ctx, events, target, target === ticket ? body : unseen(body));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'refused') throw error;
    const now = await where();
    if (now === target) throw error;
    return writeMessage(ctx, events, now, unseen(body));
  }
}

/** What the writer had seen counts on the merged ticket, not on this one. */
const unseen = (body: BodyOf<typeof addMessage>): BodyOf<typeof addMessage> => ({ ...body, seenSeq: undefined });
