// biome-ignore-all lint/a11y/useSemanticElements: a virtual list in a grid layout keeps its table roles only when they are written out
// biome-ignore-all lint/a11y/useFocusableInteractive: rows of a table are not controls; the link in each takes the focus
/** The rows of the queue: only those in sight exist, more are fetched before the end comes into sight. */

import { useMediaQuery } from '@mantine/hooks';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Names } from '../../../lib/agreement-names.js';
import { useHotkeys } from '../../../lib/hotkeys.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useNow } from '../../../lib/now.js';
import { useHere } from '../../../lib/session.js';
import { TeamChip } from '../../../lib/team-chip.js';
import { When } from '../../../lib/when.js';
import { paths } from '../../../paths.js';
import { Due, Priority, Status } from '../ticket-words.js';
import styles from './queue.module.css';
import type { TicketRow } from './use-queue.js';

const COLUMNS = ['number', 'subject', 'category', 'priority', 'status', 'holder', 'assignee', 'due', 'updated'] as const;

export interface QueueListProps {
  readonly rows: readonly TicketRow[];
  readonly names: Names;
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onPointer: (inside: boolean) => void;
}

export function QueueList({ rows, names, more, onMore, onPointer }: QueueListProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<number>(-1);
  const height = phone ? 62 : 36;
  const inner = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 14,
    enabled: !phone,
  });
  const outer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 14,
    enabled: phone,
    scrollMargin: frame.current?.offsetTop ?? 0,
  });
  const virtual = phone ? outer : inner;
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (more && last >= rows.length - 40) onMore();
  }, [last, more, rows.length, onMore]);

  const go = (step: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, current + step));
    setCurrent(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus({ preventScroll: true }));
  };
  useHotkeys({ j: () => go(1), k: () => go(-1) });

  return (
    <div className={styles.frame} ref={frame} role="table" aria-label={t('tickets.list')} aria-rowcount={more ? -1 : rows.length + 1}>
      <div role="rowgroup">
        <div className={styles.headRow} role="row" aria-rowindex={1}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader" data-column={column}>
              {t(`tickets.column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div
        className={styles.body}
        role="rowgroup"
        style={{ height: virtual.getTotalSize() }}
        onPointerEnter={() => onPointer(true)}
        onPointerLeave={() => onPointer(false)}
      >
        {items.map((item) => {
          const row = rows[item.index];
          return row ? (
            <Row
              key={row.id}
              row={row}
              names={names}
              index={item.index}
              top={item.start - (phone ? outer.options.scrollMargin : 0)}
              current={item.index === current}
              onFocus={() => setCurrent(item.index)}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: TicketRow;
  readonly names: Names;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly onFocus: () => void;
}

function Row({ row, names, index, top, current, onFocus }: RowProps) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const open = row.status !== 'resolved' && row.status !== 'closed';
  return (
    <div
      className={styles.bodyRow}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-current={current || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell" data-column="number" className={styles.number}>
        {row.number}
      </span>
      <span role="cell" data-column="subject">
        <Link
          className={styles.subject}
          to={paths.ticket}
          params={{ partnership: here.id, ticket: row.id }}
          onFocus={onFocus}
          title={row.subject}
        >
          {row.subject}
        </Link>
        {row.bounces > 0 ? <span className={styles.bounce}>{t('tickets.bounces', { count: row.bounces })}</span> : null}
      </span>
      <span role="cell" data-column="category" className={styles.faint} title={names.categoryPath(row.category)}>
        {names.category(row.category)}
      </span>
      <span role="cell" data-column="priority">
        <Priority priority={row.priority} />
      </span>
      <span role="cell" data-column="status">
        <Status row={row} />
      </span>
      <span role="cell" data-column="holder">
        <TeamChip team={row.holder?.team ?? null} party={row.holder?.party ?? null} />
        {row.proposedTo ? (
          <span className={styles.offered} title={t('tickets.proposedTo', { team: here.teamName(row.proposedTo.team) })}>
            <IconArrowRight size={12} aria-hidden="true" /> {here.teamName(row.proposedTo.team)}
          </span>
        ) : null}
      </span>
      <span role="cell" data-column="assignee" className={row.assignee ? undefined : styles.faint}>
        {row.assignee?.name ?? '–'}
      </span>
      <span role="cell" data-column="due">
        {open ? <Due row={row} now={now} /> : <span className={styles.faint}>–</span>}
      </span>
      <span role="cell" data-column="updated" className={styles.faint}>
        <When at={row.updatedAt} now={now} />
      </span>
    </div>
  );
}
