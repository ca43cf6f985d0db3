import type { addMessage } from '../../../../contract/messages.js';
import type { BodyOf } from '../../../../contract/route.js';
import { decideMessage } from '../../../../core/tickets/decide-message.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { bindAttachments } from '../../attachments/index.js';
import { insertMessage, messageWithKey } from '../tickets.repo.js';
import { changeTicket } from './change-ticket.js';

/** Writes to the requester, to both IT teams, or to the own party only. */
export function writeMessage(ctx: Ctx, events: Events, ticket: string, { audience, text, key, attachments }: BodyOf<typeof addMessage>) {
  return changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => {
    const creationKey = key === undefined ? null : `${ctx.person.id} ${key}`;
    if (creationKey !== null && (await messageWithKey(tx, ctx.partnership, ticket, creationKey))) return null;
    const id = ctx.newId();
    const decided = decideMessage(state, { message: id, audience }, desk);
    if (decided.outcome.ok) {
      const author = { author: ctx.person.id, author_party: ctx.member.party };
      await insertMessage(tx, {
        partnership_id: ctx.partnership,
        message_id: id,
        ticket_id: ticket,
        at: ctx.now,
        audience,
        ...author,
        body: text,
        creation_key: creationKey,
      });
      await bindAttachments(tx, { partnership: ctx.partnership, ticket, message: id, owner: ctx.person.id, attachments, now: ctx.now });
    }
    return decided;
  });
}
