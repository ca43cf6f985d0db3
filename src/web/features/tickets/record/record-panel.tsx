/** What is kept on a ticket, each thing changed in its place. For people of the IT teams. */
import type { Ticket } from '../use-ticket.js';
import { RequesterRow, SiteRow, SystemsRow, TagsRow, WishRow } from './fact-rows.js';
import { LinkedTickets } from './linked-tickets.js';
import { PriorityRow } from './priority-edit.js';
import styles from './record.module.css';
import { Watchers } from './watchers.js';

export function RecordPanel({ ticket, me }: { readonly ticket: Ticket; readonly me: string }) {
  return (
    <>
      <LinkedTickets ticket={ticket} />
      <dl className={styles.rows}>
        <PriorityRow ticket={ticket} />
        <RequesterRow ticket={ticket} />
        <SystemsRow ticket={ticket} />
        <SiteRow ticket={ticket} />
        <TagsRow ticket={ticket} />
        <WishRow ticket={ticket} />
      </dl>
      <Watchers ticket={ticket} me={me} />
    </>
  );
}
