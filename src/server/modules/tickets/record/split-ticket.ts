/**
 * Opens a new ticket from chosen messages. What was said to everybody becomes its first text; notes follow,
 * each for the audience that it had. Both tickets show the link.
 */
import type { splitTicket } from '../../../../contract/links.js';
import type { BodyOf } from '../../../../contract/route.js';
import { createTicket } from '../../../../contract/tickets.js';
import { can } from '../../../../core/tickets/can.js';
import { grant } from '../../../../core/tickets/decided.js';
import type { TicketEventBody } from '../../../../core/tickets/event.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import { forbidden, invalid } from '../../../platform/http/refusal.js';
import { findMember, peopleOf } from '../../identity/index.js';
import { deskOf } from '../actor.js';
import { agreementFor } from '../agreement-for.js';
import type { TicketCreation } from '../creation/create-ticket.js';
import { chosenMessages } from '../reading/messages.queries.js';
import type { MessageTable } from '../tables.js';
import { insertMessage, loadTicket } from '../tickets.repo.js';
import { changePair } from './change-pair.js';
import { mergedInto } from './merged.queries.js';

type Quote = Pick<MessageTable, 'audience' | 'body'>;

export async function split(ctx: Ctx, events: Events, creation: TicketCreation, ticket: string, body: BodyOf<typeof splitTicket>) {
  const { state, number, quotes, requester } = await ctx.read(async (read) => {
    const { row, events: all } = await loadTicket(read, ctx.partnership, ticket, ctx.member);
    const before = foldTicket(all);
    const allowed = can(before, deskOf(ctx, await agreementFor(read, ctx.partnership, row.agreement_version, ctx.now))).link;
    if (!allowed.outcome) throw forbidden(allowed.causes);
    const member = row.requester === null ? null : await findMember(read, ctx.partnership, row.requester);
    const family = [ticket, ...(await mergedInto(read, ctx.partnership, ticket, ctx.member)).keys()];
    const chosen = await chosenMessages(read, ctx.partnership, family, ctx.member, body.messages);
    const missing = body.messages.flatMap((id, index) =>
      chosen.some((one) => one.message_id === id) ? [] : [{ path: ['body', 'messages', index], text: 'There is no such message here' }],
    );
    if (missing.length > 0) throw invalid(missing);
    const people = await peopleOf(
      read,
      ctx.partnership,
      chosen.map((one) => one.author),
    );
    const said = chosen.map((one) => ({
      audience: one.audience,
      body: quote(people.get(one.author ?? '')?.name ?? '', row.number, one.body),
    }));
    return { state: before, number: row.number, quotes: said, requester: member?.person ?? null };
  });
  const toAll = quotes.filter((one) => one.audience === 'requester');
  const text = toAll.length > 0 ? joined(toAll) : `${body.subject} (#${number})`;
  const created = await creation.create({ ctx, body: createTicket.body.parse(asked(state, body, ticket, text, requester)) });
  const notes = quotes.filter((one) => one.audience !== 'requester');
  await changePair(ctx, events, { here: created.id, there: ticket }, 'here', async ({ here, desk, tx }) => {
    if (here.state.links.some((link) => link.as === 'split-from')) return null;
    const said = await write(tx, ctx, created.id, notes);
    return {
      here: grant(desk.now, [{ kind: 'linked', as: 'split-from', ticket }, ...said]),
      there: grant(desk.now, [{ kind: 'linked', as: 'split-into', ticket: created.id }]),
    };
  });
  return { id: created.id, number: created.number };
}

/** The longest text of a message. */
const LONGEST = 20_000;

const joined = (quotes: readonly Quote[]): string =>
  quotes
    .map((one) => one.body)
    .join('\n\n')
    .slice(0, LONGEST);

function quote(name: string, number: string, body: string): string {
  const lines = body.split('\n').map((line) => `> ${line}`);
  return `**${name}** (#${number}):\n\n${lines.join('\n')}`.slice(0, LONGEST);
}

function asked(state: TicketState, body: BodyOf<typeof splitTicket>, ticket: string, text: string, requester: string | null) {
  const { type, tier, category, system, site, attributes, impact, urgency } = state;
  const weight = { ...(impact === null ? {} : { impact }), ...(urgency === null ? {} : { urgency }) };
  const key = body.key === undefined ? {} : { key: `${ticket} ${body.key}` };
  return {
    subject: body.subject,
    text,
    type,
    tier,
    category: body.category ?? category,
    system,
    site,
    attributes,
    ...weight,
    requester,
    ...key,
  };
}

/** Quoting answers nobody: these texts are part of how the ticket was opened. */
async function write(tx: Tx, ctx: Ctx, ticket: string, quotes: readonly Quote[]): Promise<TicketEventBody[]> {
  const said: TicketEventBody[] = [];
  for (const { audience, body } of quotes) {
    const message = ctx.newId();
    const author = { author: ctx.person.id, author_party: ctx.member.party };
    await insertMessage(tx, {
      partnership_id: ctx.partnership,
      message_id: message,
      ticket_id: ticket,
      at: ctx.now,
      audience,
      ...author,
      body,
      creation_key: null,
    });
    said.push({ kind: 'messaged', message, audience, opening: true });
  }
  return said;
}
