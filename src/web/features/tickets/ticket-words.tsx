/** Short facts of a ticket as they are written everywhere: number, priority, status, next clock. */

import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import type { TicketRow } from './queue/use-queue.js';
import styles from './ticket-words.module.css';

export const Priority = ({ priority }: { readonly priority: TicketRow['priority'] }) => (
  <span className={styles.priority} data-priority={priority}>
    {priority}
  </span>
);

export function Status({ row }: { readonly row: Pick<TicketRow, 'status' | 'waitingOn'> }) {
  const { t } = useTranslation();
  const text = row.status === 'waiting' && row.waitingOn ? t(`words.waiting.${row.waitingOn}`) : t(`words.status.${row.status}`);
  return (
    <span className={styles.status} data-status={row.status} title={text}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.statusText}>{text}</span>
    </span>
  );
}

export function Due({ row, now }: { readonly row: Pick<TicketRow, 'dueKind' | 'dueAt' | 'breached'>; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (row.dueKind === null || row.dueAt === null) return <span className="mute">–</span>;
  const left = row.dueAt - now;
  const clock = t(`words.clock.${row.dueKind}`);
  const late = left < 0;
  return (
    <time
      className={styles.due}
      data-state={late ? 'late' : left < 3_600_000 ? 'soon' : 'calm'}
      dateTime={new Date(row.dueAt).toISOString()}
      title={format.full(row.dueAt)}
    >
      {t(late ? 'tickets.over' : 'tickets.left', { clock, time: format.duration(Math.abs(left)) })}
    </time>
  );
}
