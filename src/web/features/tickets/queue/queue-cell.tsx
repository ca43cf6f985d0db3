/** What a column shows of a ticket. */
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Names } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { TeamChip } from '../../../lib/team-chip.js';
import { When } from '../../../lib/when.js';
import { paths } from '../../../paths.js';
import { useMatches } from '../search/found.js';
import { FoundElsewhere, FoundSubject } from '../search/found-in.js';
import { Due, Priority, Status } from '../ticket-words.js';
import styles from './queue.module.css';
import type { ColumnKey } from './queue-columns.js';
import type { QueueRow } from './use-queue.js';

export interface CellProps {
  readonly column: ColumnKey;
  readonly row: QueueRow;
  readonly names: Names;
  readonly now: number;
}

const isOpen = (row: QueueRow): boolean => row.status !== 'resolved' && row.status !== 'closed';

function Subject({ row }: Pick<CellProps, 'row'>) {
  const { t } = useTranslation();
  const here = useHere();
  const found = useMatches(row.id);
  const matches = row.matches ?? found;
  return (
    <>
      <Link
        className={styles.subject}
        to={paths.ticket}
        params={{ partnership: here.id, ticket: row.id }}
        title={row.subject}
        // Rows that pass under the pointer while the list scrolls are not meant.
        preloadDelay={150}
        data-row-link={row.id}
      >
        <FoundSubject matches={matches} subject={row.subject} />
      </Link>
      <FoundElsewhere matches={matches} />
      {row.bounces > 0 ? <span className={styles.bounce}>{t('tickets.bounces', { count: row.bounces })}</span> : null}
    </>
  );
}

export function Cell({ column, row, names, now }: CellProps) {
  const { t } = useTranslation();
  const here = useHere();
  switch (column) {
    case 'number':
      return <span className={styles.faint}>{row.number}</span>;
    case 'subject':
      return <Subject row={row} />;
    case 'partnership':
      return <span className={styles.faint}>{here.partnership.name}</span>;
    case 'category':
      return (
        <span className={styles.faint} title={names.categoryPath(row.category)}>
          {names.category(row.category)}
        </span>
      );
    case 'priority':
      return <Priority priority={row.priority} />;
    case 'status':
      return <Status row={row} />;
    case 'holder':
      return (
        <>
          <TeamChip team={row.holder?.team ?? null} party={row.holder?.party ?? null} />
          {row.proposedTo ? (
            <span className={styles.offered} title={t('tickets.proposedTo', { team: here.teamName(row.proposedTo.team) })}>
              <IconArrowRight size={12} aria-hidden="true" /> {here.teamName(row.proposedTo.team)}
            </span>
          ) : null}
        </>
      );
    case 'assignee':
      return <span className={row.assignee ? undefined : styles.faint}>{row.assignee?.name ?? '–'}</span>;
    case 'due':
      return isOpen(row) ? <Due row={row} now={now} /> : <span className={styles.faint}>–</span>;
    case 'updated':
      return <When at={row.updatedAt} now={now} className={styles.faint} />;
    case 'created':
      return <When at={row.createdAt} now={now} className={styles.faint} />;
    case 'type':
      return <span className={styles.faint}>{t(`words.type.${row.type}`)}</span>;
    case 'tier':
      return <span className={styles.faint}>{row.tier}</span>;
    case 'system':
      return <span className={styles.faint}>{row.system === null ? '–' : names.system(row.system)}</span>;
    case 'site':
      return <span className={styles.faint}>{row.site === null ? '–' : names.site(row.site)}</span>;
    case 'requester':
      return <span className={styles.faint}>{row.requester?.name ?? '–'}</span>;
    case 'tags':
      return (
        <span className={styles.faint} title={row.tags.join(', ')}>
          {row.tags.length === 0 ? '–' : row.tags.join(', ')}
        </span>
      );
    case 'bounces':
      return <span className={styles.faint}>{row.bounces}</span>;
  }
}
