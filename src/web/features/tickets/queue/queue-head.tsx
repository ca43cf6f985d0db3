// biome-ignore-all lint/a11y/useSemanticElements: a virtual list in a grid layout keeps its table roles only when they are written out
// biome-ignore-all lint/a11y/useFocusableInteractive: the button in each heading takes the focus
/** Headings of the columns: a click sorts, the edge of one is dragged. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type PointerEvent, useRef } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from './queue.module.css';
import type { Column, ColumnKey } from './queue-columns.js';
import { type QueueSearch, SECTION_SORTS, SORTS } from './queue-search.js';

type SortKey = NonNullable<QueueSearch['sort']>;
const ACROSS: readonly SortKey[] = [...SORTS, 'priority', 'status'];
const BOTH: readonly SortKey[] = [...SORTS, ...SECTION_SORTS];

/** Which way a sort goes at first. */
const usual = (sort: SortKey): 'asc' | 'desc' => (sort === 'updated' || sort === 'created' || sort === 'number' ? 'desc' : 'asc');

export interface QueueHeadProps {
  readonly columns: readonly Column[];
  readonly search: QueueSearch;
  readonly across: boolean;
  readonly all: 'none' | 'some' | 'all';
  readonly onAll: () => void;
  readonly onChange: (change: QueueSearch) => void;
  readonly onWidth: (key: ColumnKey, width: number) => void;
}

export function QueueHead({ columns, search, across, all, onAll, onChange, onWidth }: QueueHeadProps) {
  const { t } = useTranslation();
  const sort = search.sort ?? 'due';
  const way = search.direction ?? usual(sort);
  const sortable = across ? ACROSS : BOTH;
  const press = (key: SortKey) => {
    if (key !== sort) return onChange({ sort: key === 'due' ? undefined : key, direction: undefined });
    const next = way === 'asc' ? 'desc' : 'asc';
    onChange({ direction: next === usual(key) ? undefined : next });
  };
  return (
    <div className={styles.headRow} role="row" aria-rowindex={1}>
      <span role="columnheader" data-column="select" className={styles.select}>
        <input
          type="checkbox"
          checked={all === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = all === 'some';
          }}
          aria-label={t('queue.selectAll')}
          onChange={onAll}
        />
      </span>
      {columns.map(({ key }) => {
        const by = sortable.find((one) => one === key);
        const sorted = by === sort;
        return (
          <span
            key={key}
            role="columnheader"
            data-column={key}
            aria-sort={sorted ? (way === 'asc' ? 'ascending' : 'descending') : undefined}
            className={styles.heading}
          >
            {by ? (
              <button type="button" className={styles.sort} onClick={() => press(by)}>
                {t(`tickets.column.${key}`)}
                {sorted ? (
                  way === 'asc' ? (
                    <IconArrowUp size={12} aria-hidden="true" />
                  ) : (
                    <IconArrowDown size={12} aria-hidden="true" />
                  )
                ) : null}
              </button>
            ) : (
              <span>{t(`tickets.column.${key}`)}</span>
            )}
            <Edge column={key} onWidth={(width) => onWidth(key, width)} />
          </span>
        );
      })}
    </div>
  );
}

/** Dragged with the pointer; the menu of columns does the same by keyboard. */
function Edge({ column, onWidth }: { readonly column: ColumnKey; readonly onWidth: (width: number) => void }) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const widthAt = (event: PointerEvent) => (start.current ? start.current.width + event.clientX - start.current.x : null);
  return (
    <span
      className={styles.edge}
      aria-hidden="true"
      data-edge={column}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: event.currentTarget.parentElement?.getBoundingClientRect().width ?? 100 };
      }}
      onPointerUp={(event) => {
        const width = widthAt(event);
        start.current = null;
        if (width !== null) onWidth(width);
      }}
    />
  );
}
