/** The messages of a ticket as a page shows them: the newest come with the ticket, older ones when they are asked for. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listMessages } from '../../../../contract/messages.js';
import { call } from '../../../lib/api.js';
import type { Ticket } from '../use-ticket.js';
import { joinMessages, type Message } from './conversation.js';

export function useMessages(partnership: string, ticket: Ticket) {
  const id = ticket.row.id;
  const [older, setOlder] = useState<{ readonly messages: readonly Message[]; readonly earlier: string | null }>({
    messages: ticket.messages,
    earlier: ticket.earlierMessages,
  });
  const more = useMutation({
    mutationFn: (before: string) => call(listMessages, { params: { partnership, ticket: id }, query: { before } }),
    onSuccess: ({ items, earlier }) => setOlder((now) => ({ messages: joinMessages(items, now.messages), earlier })),
  });
  // What was on the page stays on it when newer ones push it out of the ticket's own list.
  const messages = joinMessages(older.messages, ticket.messages);
  if (messages.length !== older.messages.length) setOlder({ ...older, messages });
  const { earlier } = older;
  return {
    messages,
    hasEarlier: earlier !== null,
    isLoading: more.isPending,
    error: more.error,
    showEarlier: () => {
      if (earlier !== null && !more.isPending) more.mutate(earlier);
    },
  };
}
