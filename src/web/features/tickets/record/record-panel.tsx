/** What is kept on a ticket, each thing changed in its place. For people of the IT teams. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import type { Ticket } from '../use-ticket.js';
import { RequesterRow, SiteRow, SystemsRow, TagsRow, WishRow } from './fact-rows.js';
import { LinkedTickets } from './linked-tickets.js';
import { PriorityRow } from './priority-edit.js';
import styles from './record.module.css';
import { Watchers } from './watchers.js';

interface RecordPanelProps {
  readonly ticket: Ticket;
  readonly me: string;
  /** What is looked up now and then, folded away with the rest of it. */
  readonly more: ReactNode;
}

export function RecordPanel({ ticket, me, more }: RecordPanelProps) {
  const { t } = useTranslation();
  // Open from the start when it says something that was put there.
  const [open, setOpen] = useState(() => ticket.row.wishAt !== null || ticket.record.watchers.length > 0);
  return (
    <>
      <dl className={styles.rows}>
        <PriorityRow ticket={ticket} />
        <RequesterRow ticket={ticket} />
        <SystemsRow ticket={ticket} />
        <TagsRow ticket={ticket} />
      </dl>
      <details className={styles.more} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('record.more')}</summary>
        <dl className={styles.rows}>
          <SiteRow ticket={ticket} />
          <WishRow ticket={ticket} />
        </dl>
        {more}
        <Watchers ticket={ticket} me={me} />
      </details>
      <LinkedTickets ticket={ticket} />
    </>
  );
}
