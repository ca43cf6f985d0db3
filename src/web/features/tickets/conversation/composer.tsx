/** Writing on a ticket. What is typed outlives a reload, a change of device, an error and a conflict. */
import { useState } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { readStored, writeStored } from '../../../lib/stored.js';
import { useDraft } from '../../../lib/use-draft.js';
import { whyNot } from '../../../lib/why-not.js';
import type { Ticket } from '../use-ticket.js';
import styles from './conversation.module.css';
import { emptyReply, isBlank, type Reply, replyKey } from './reply.js';
import { ReplyForm } from './reply-form.js';
import type { Saved } from './use-server-draft.js';

export function Composer({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const asRequester = useHere().membership.party === null;
  const { row, record } = ticket;
  useState(() => bringAlong(record.redirectedFrom?.id, row.id));
  const [reply, change, clear] = useDraft<Reply>(replyKey(row.id), emptyReply('requester'));
  const [begun, setBegun] = useState<{ readonly count: number; readonly backAt: number | null }>({ count: 0, backAt: null });
  const take = ({ text, audience, attachments, savedAt }: Saved, revision: number): void => {
    change({ text, audience, attachments, revision, key: '', seq: ticket.seq });
    setBegun(({ count }) => ({ count: count + 1, backAt: savedAt }));
  };
  const closed = row.status === 'closed';
  // Closed or merged by somebody else while this was typed: it stays to be read and copied.
  if (closed && isBlank(reply)) return null;
  return (
    <>
      {closed ? (
        <p className={styles.notice} role="status">
          {whyNot(ticket.can.message)}. {t('conversation.typedStays')}
        </p>
      ) : null}
      <ReplyForm
        key={begun.count}
        ticket={ticket}
        reply={asRequester ? { ...reply, audience: 'requester' } : reply}
        change={change}
        clear={clear}
        backAt={begun.backAt}
        onTake={take}
      />
    </>
  );
}

/** What was typed on a ticket that somebody merges goes on below the one that lives on, unless something stands there. */
function bringAlong(from: string | undefined, to: string): void {
  if (from === undefined || readStored(`draft.${replyKey(to)}`, 'session') !== null) return;
  const typed = readStored(`draft.${replyKey(from)}`, 'session');
  if (typed === null) return;
  writeStored(`draft.${replyKey(to)}`, JSON.stringify({ ...JSON.parse(typed), key: '', seq: 0, revision: 0 }), 'session');
  writeStored(`draft.${replyKey(from)}`, null, 'session');
}
