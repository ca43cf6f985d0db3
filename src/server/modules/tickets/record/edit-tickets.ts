/** One change to many tickets: each in a transaction of its own, with an answer for each. */
import { sql } from 'kysely';
import type { editTickets } from '../../../../contract/bulk.js';
import type { AnswerOf, BodyOf } from '../../../../contract/route.js';
import type { Cause } from '../../../../core/decision.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { Refusal } from '../../../platform/http/refusal.js';
import { assign } from '../commands/assign-ticket.js';
import { classify } from '../commands/classify-ticket.js';
import { close, resolve } from '../commands/end-ticket.js';
import { wait } from '../commands/wait-ticket.js';
import { reaches } from '../reach.js';
import { tag, transfer, wishFor } from './keep-record.js';

type Body = BodyOf<typeof editTickets>;
type Result = AnswerOf<typeof editTickets>['results'][number];

export async function editAll(ctx: Ctx, events: Events, { tickets, change }: Body): Promise<AnswerOf<typeof editTickets>> {
  const wanted = [...new Set(tickets)];
  const numbers = await numbersOf(ctx, wanted);
  const results: Result[] = [];
  for (const ticket of wanted) {
    const number = numbers.get(ticket) ?? null;
    const one = number === null ? MISSING : await outcomeOf(() => edit(ctx, events, ticket, change));
    results.push({ ticket, number, ...one });
  }
  return { results };
}

function edit(ctx: Ctx, events: Events, ticket: string, change: Body['change']): Promise<unknown> {
  switch (change.kind) {
    case 'assignee':
      return assign(ctx, events, ticket, change.person);
    case 'priority':
      return classify(ctx, events, ticket, { priority: change.priority, reason: change.reason });
    case 'category':
      return classify(ctx, events, ticket, { category: change.category, reason: change.reason });
    case 'tags':
      return tag(ctx, events, ticket, change);
    case 'wish-date':
      return wishFor(ctx, events, ticket, change.at);
    case 'resolve':
      return resolve(ctx, events, ticket, change.note);
    case 'close':
      return close(ctx, events, ticket);
    case 'wait':
      return wait(ctx, events, ticket, change);
    case 'transfer':
      return transfer(ctx, events, ticket, change.team);
  }
}

type Outcome = Pick<Result, 'outcome' | 'causes'>;
const MISSING: Outcome = { outcome: 'missing', causes: [] };

/** Faults of the server go on as such: what was done before them stays done. */
async function outcomeOf(change: () => Promise<unknown>): Promise<Outcome> {
  try {
    await change();
    return { outcome: 'done', causes: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'not-found' ? MISSING : { outcome: 'refused', causes: causesOf(error) };
  }
}

function causesOf({ code, message, details: { causes = [], places = [] } }: Refusal): Cause[] {
  if (causes.length > 0) return [...causes];
  if (places.length > 0) return places.map(({ text }) => ({ code: 'invalid', ref: null, text }));
  return [{ code, ref: null, text: message }];
}

/** Of those that the caller reaches. */
async function numbersOf(ctx: Ctx, tickets: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.read((read) =>
    read
      .selectFrom('tickets')
      .select(['ticket_id', 'number', 'requester', 'watchers'])
      .where('partnership_id', '=', ctx.partnership)
      .where(sql<boolean>`ticket_id = any(${tickets}::uuid[])`)
      .execute(),
  );
  return new Map(rows.filter((row) => reaches(ctx.member, row)).map((row) => [row.ticket_id, row.number]));
}
