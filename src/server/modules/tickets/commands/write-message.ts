import type { addMessage } from '../../../../contract/messages.js';
import type { BodyOf } from '../../../../contract/route.js';
import { decideMessage } from '../../../../core/tickets/decide-message.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { bindAttachments } from '../../attachments/index.js';
import { refuseCrossed } from '../conversation/crossed.js';
import { mentionsIn, tellMentioned } from '../conversation/mentions.js';
import { endReplyDraft } from '../conversation/reply-drafts.js';
import { insertMessage, messageWithKey } from '../tickets.repo.js';
import { changeTicket } from './change-ticket.js';

/** Writes to the requester, to both IT teams, or to the own party only. */
export function writeMessage(ctx: Ctx, events: Events, ticket: string, body: BodyOf<typeof addMessage>) {
  const { audience, key, attachments, seenSeq, draft } = body;
  const { partnership, person } = ctx;
  return changeTicket(ctx, events, ticket, async ({ state, events: before, desk, tx }) => {
    const creationKey = key === undefined ? null : `${person.id} ${key}`;
    if (creationKey !== null && (await messageWithKey(tx, partnership, ticket, creationKey))) return null;
    const id = ctx.newId();
    const decided = decideMessage(state, { message: id, audience }, desk);
    if (decided.outcome.ok) {
      if (seenSeq !== undefined) await refuseCrossed(tx, ctx, before, seenSeq);
      const { text, people } = await mentionsIn(tx, ctx, desk, {
        text: body.text,
        audience,
        requester: state.requester,
        watchers: state.watchers,
      });
      const author = { author: person.id, author_party: ctx.member.party };
      await insertMessage(tx, {
        partnership_id: partnership,
        message_id: id,
        ticket_id: ticket,
        at: ctx.now,
        audience,
        ...author,
        body: text,
        creation_key: creationKey,
      });
      await bindAttachments(tx, { partnership, ticket, message: id, owner: person.id, attachments, now: ctx.now });
      await tellMentioned(tx, ctx, ticket, id, people);
      await endReplyDraft(tx, { partnership, ticket, person: person.id }, draft);
    }
    return decided;
  });
}
