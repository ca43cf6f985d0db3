// biome-ignore-all lint/a11y/useSemanticElements: a virtual list in a grid layout keeps its table roles only when they are written out
// biome-ignore-all lint/a11y/useFocusableInteractive: rows of a table are not controls; the link in each takes the focus
/** The rows of the queue: only those in sight exist, more are fetched before the end comes into sight. */
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { defaultRangeExtractor, type Range, useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Names } from '../../../lib/agreement-names.js';
import type { Here } from '../../../lib/here.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useNow } from '../../../lib/now.js';
import type { EditField } from './edit-field.js';
import { entriesOf } from './entries.js';
import { GroupHead } from './group-head.js';
import styles from './queue.module.css';
import { gridOf, readColumns, withWidth, writeColumns } from './queue-columns.js';
import { QueueHead } from './queue-head.js';
import { Row } from './queue-row.js';
import type { QueueSearch } from './queue-search.js';
import { sectionsBy } from './sections.js';
import type { Queue, QueueRow } from './use-queue.js';
import { useQueueKeys } from './use-queue-keys.js';
import { useScrollPlace } from './use-scroll-place.js';
import type { Selection } from './use-selection.js';

/** So many rows before the end of what is fetched the next page is asked for. */
const AHEAD = 120;

export interface QueueListProps {
  readonly queue: Queue;
  readonly search: QueueSearch;
  readonly onChange: (change: QueueSearch) => void;
  readonly names: Names;
  /** Null for a row whose partnership is not known any more. */
  readonly hereOf: (row: QueueRow) => Here | null;
  readonly across: boolean;
  readonly selection: Selection;
  readonly refusals: ReadonlyMap<string, string>;
}

export function QueueList({ queue, search, onChange, names, hereOf, across, selection, refusals }: QueueListProps) {
  const { t } = useTranslation();
  const { store, state } = queue;
  const now = useNow();
  const phone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [editing, setEditing] = useState<{ readonly id: string; readonly field: EditField } | null>(null);
  const columns = useMemo(() => readColumns(search.columns, across), [search.columns, across]);
  const parts = sectionsBy(search);
  const { entries, rows } = useMemo(() => entriesOf(state, parts?.shown ?? false), [state, parts?.shown]);
  const at = useMemo(() => new Map(entries.map((entry, index) => [entry.kind === 'row' ? entry.row.id : '', index])), [entries]);

  // Rows hold still under the pointer and under the keyboard.
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const still = pointed || focused || editing !== null;
  useEffect(() => store.hold(still), [store, still]);

  const height = phone ? 62 : 34;
  // What has the focus stays there, also out of sight: neither it nor what is typed in it is lost.
  const kept = (focused || editing !== null) && current !== null ? at.get(current) : undefined;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const all = defaultRangeExtractor(range);
      return kept === undefined || all.includes(kept) ? all : [...all, kept].sort((a, b) => a - b);
    },
    [kept],
  );
  const common = { count: entries.length, estimateSize: () => height, overscan: 10, rangeExtractor } as const;
  const inner = useVirtualizer({ ...common, getScrollElement: () => frame.current, enabled: !phone, initialOffset: store.scrollTop });
  const outer = useWindowVirtualizer({ ...common, enabled: phone, scrollMargin: frame.current?.offsetTop ?? 0 });
  const virtual = phone ? outer : inner;
  const items = virtual.getVirtualItems();
  const last = virtual.range?.endIndex ?? -1;
  const { loading, complete, error } = state;
  useEffect(() => {
    if (!loading && !complete && error === null && last >= entries.length - AHEAD) void store.load();
  }, [loading, complete, error, last, entries.length, store]);
  const firstShown = useScrollPlace({ store, frame: phone ? null : frame, height, entries, at });
  useEffect(() => {
    const end = entries[Math.min(last, entries.length - 1)];
    if (end?.kind === 'row') store.seen = end.at + 1;
  }, [store, entries, last]);
  // A row that left took the focus along, and nobody says so.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows leave when the entries change
  useEffect(() => {
    if (focused && !frame.current?.contains(document.activeElement)) setFocused(false);
  }, [entries, focused]);

  const focus = useCallback(
    (id: string) => {
      setCurrent(id);
      virtual.scrollToIndex(at.get(id) ?? 0);
      requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row-link="${id}"]`)?.focus({ preventScroll: true }));
    },
    [virtual, at],
  );
  const onEdit = useCallback((row: QueueRow, field: EditField | null) => {
    setEditing(field === null ? null : { id: row.id, field });
    setCurrent(row.id);
    if (field === null)
      requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row-link="${row.id}"]`)?.focus({ preventScroll: true }));
  }, []);
  const onEdited = useCallback((row: QueueRow) => store.freshen([row.id]), [store]);
  const overlay = useQueueKeys({ rows, current, focus, onEdit, onEdited, hereOf, selection, store, firstShown });

  const chosen = useMemo(() => rows.reduce((sum, row) => sum + Number(selection.ids.has(row.id)), 0), [rows, selection.ids]);
  return (
    <>
      <div
        className={styles.frame}
        ref={frame}
        role="table"
        aria-label={t('tickets.list')}
        aria-rowcount={complete ? rows.length + 1 : -1}
        data-across={across || undefined}
        style={{ '--grid': gridOf(columns) } as CSSProperties}
        onScroll={(event) => {
          store.scrollTop = event.currentTarget.scrollTop;
        }}
      >
        <div role="rowgroup">
          <QueueHead
            columns={columns}
            search={search}
            across={across}
            all={chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some'}
            onAll={() => selection.set(chosen === rows.length ? [] : rows.map((row) => row.id))}
            onChange={onChange}
            onWidth={(key, width) => onChange({ columns: writeColumns(withWidth(columns, key, width), across) })}
          />
        </div>
        <div
          className={styles.body}
          role="rowgroup"
          style={{ height: virtual.getTotalSize() }}
          onPointerEnter={() => setPointed(true)}
          onPointerLeave={() => setPointed(false)}
          onFocus={(event) => {
            setFocused(true);
            const id = (event.target as HTMLElement).dataset.rowLink;
            if (id) setCurrent(id);
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
          }}
        >
          {items.map((item) => {
            const entry = entries[item.index];
            const top = item.start - (phone ? outer.options.scrollMargin : 0);
            if (entry === undefined) return null;
            if (entry.kind === 'head')
              return (
                <GroupHead
                  key={`head ${entry.section.key}`}
                  section={entry.section}
                  count={entry.count}
                  more={entry.more}
                  by={parts!.by}
                  folded={entry.folded}
                  top={top}
                  line={item.index}
                  names={names}
                  onFold={() => store.fold(entry.section.key)}
                />
              );
            const { row } = entry;
            const here = hereOf(row);
            return here === null ? null : (
              <Row
                key={row.id}
                row={row}
                here={here}
                names={names}
                columns={columns}
                now={now}
                index={entry.at}
                line={item.index}
                top={top}
                current={row.id === current}
                selected={selection.ids.has(row.id)}
                refusal={refusals.get(row.id)}
                editing={editing?.id === row.id ? editing.field : null}
                phone={phone}
                onToggle={selection.toggle}
                onEdit={onEdit}
                onEdited={onEdited}
              />
            );
          })}
        </div>
      </div>
      {state.waiting > 0 ? (
        <div className={styles.waiting} role="status">
          {t('queue.waiting', { count: state.waiting })}
          <Button onClick={() => store.release()}>
            {t('queue.showNow')} <kbd>.</kbd>
          </Button>
        </div>
      ) : null}
      {state.full ? <p className={styles.full}>{t('queue.full', { count: rows.length })}</p> : null}
      {overlay}
    </>
  );
}
