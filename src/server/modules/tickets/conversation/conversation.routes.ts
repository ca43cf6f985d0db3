import { listMessages } from '../../../../contract/messages.js';
import * as drafts from '../../../../contract/reply-drafts.js';
import { sayTicketPresence as sayPresence } from '../../../../contract/ticket-presence.js';
import { type AppRoute, memberRoute } from '../../../context.js';
import { Presence } from '../../../platform/presence/presence.js';
import type { Services } from '../../../services.js';
import { messagesOf } from '../reading/messages.view.js';
import { reachTicket } from './reach-ticket.js';
import { dropReply, readReplyDraft, saveReply } from './reply-drafts.js';
import { sayTicketPresence, type TicketPlace } from './say-ticket-presence.js';

/** Around the messages of a ticket: older ones, what is being written, and who is there. */
export function conversationRoutes({ signals, clock }: Services): AppRoute[] {
  const presence = new Presence<TicketPlace>(signals, clock, 'ticket-presence');
  return [
    memberRoute(listMessages, ({ params, query }, ctx) =>
      ctx.read(async (read) => {
        await reachTicket(read, ctx, params.ticket);
        const { messages, earlier } = await messagesOf(read, ctx, params.ticket, query);
        return { items: messages, earlier };
      }),
    ),
    memberRoute(drafts.getReplyDraft, ({ params }, ctx) => readReplyDraft(ctx, params.ticket)),
    memberRoute(drafts.saveReplyDraft, ({ params, body }, ctx) => saveReply(ctx, params.ticket, body)),
    memberRoute(drafts.dropReplyDraft, ({ params, query }, ctx) => dropReply(ctx, params.ticket, query.page)),
    memberRoute(sayPresence, ({ params, body }, ctx) => sayTicketPresence(ctx, presence, params.ticket, body)),
  ];
}
