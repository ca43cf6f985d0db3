/** Writing on a ticket. What is typed outlives a reload, a change of device, an error and a conflict. */
import { useState } from 'react';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import type { Ticket } from '../use-ticket.js';
import { emptyReply, type Reply } from './reply.js';
import { ReplyForm } from './reply-form.js';
import type { Saved } from './use-server-draft.js';

export function Composer({ ticket }: { readonly ticket: Ticket }) {
  const asRequester = useHere().membership.party === null;
  const [reply, change, clear] = useDraft<Reply>(`reply.${ticket.row.id}`, emptyReply('requester'));
  const [begun, setBegun] = useState<{ readonly count: number; readonly backAt: number | null }>({ count: 0, backAt: null });
  const take = ({ text, audience, attachments, savedAt }: Saved, revision: number): void => {
    change({ text, audience, attachments, revision, key: '', seq: ticket.seq });
    setBegun(({ count }) => ({ count: count + 1, backAt: savedAt }));
  };
  return (
    <ReplyForm
      key={begun.count}
      ticket={ticket}
      reply={asRequester ? { ...reply, audience: 'requester' } : reply}
      change={change}
      clear={clear}
      backAt={begun.backAt}
      onTake={take}
    />
  );
}
