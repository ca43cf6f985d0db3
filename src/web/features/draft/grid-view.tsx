/** The grid as a spreadsheet: selection by keyboard and mouse, and the keys that edit. */
import {
  type ClipboardEvent,
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { useTranslation } from '../../lib/i18n/translation.js';
import styles from './draft.module.css';
import type { DraftGrid } from './draft-grid.js';
import { GridRow } from './grid-rows.js';
import { RoomRow } from './room-row.js';
import type { RowExceptions } from './row-exceptions.js';
import { moved, type Place, at as placed, rangeOf, type Selection } from './selection.js';
import { useShownRows } from './use-shown-rows.js';

export type GridAction = 'empty' | 'down' | 'right' | 'undo' | 'redo';

export interface GridViewProps {
  readonly grid: DraftGrid;
  readonly selection: Selection;
  readonly marks: (row: number, column: number) => string;
  /** The open picker, drawn in the head cell. */
  readonly editor: ReactNode;
  readonly label: string;
  readonly openWindows: ReadonlySet<string>;
  /** Rises when the head cell should take the focus. */
  readonly focusRequest: number;
  /** What still waits: the focus, or to be scrolled to. It is answered once, also by a grid that was drawn only after it. */
  readonly takeFocus: () => 'focus' | 'scroll' | null;
  readonly onSelect: (selection: Selection) => void;
  /** Adds a category below one; null for who may not. */
  readonly onAdd: ((category: string) => void) | null;
  readonly onEdit: (typed: string) => void;
  readonly onAction: (action: GridAction) => void;
  readonly onCopy: () => string;
  readonly onPaste: (text: string) => void;
  /** Others in the cells of a category, as the text of a list of `InCell`. */
  readonly inRows: ReadonlyMap<string, string>;
  readonly exceptions: ReadonlyMap<string, RowExceptions>;
  readonly onExceptions: (category: string) => void;
  readonly onToggleRow: (category: string) => void;
  readonly onToggleWindow: (window: string) => void;
}

const countsOf = (counts: RowExceptions | undefined): string => (counts ? `${counts.own},${counts.above}` : '');

const placeOf = (target: EventTarget | null): Place | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  if (!cell) return null;
  const [row, column] = cell.dataset.place!.split('-').map(Number);
  return { row: row!, column: column! };
};

export function GridView(props: GridViewProps) {
  const { grid, selection, marks, editor, label, openWindows, focusRequest } = props;
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const size = { rows: grid.rows.length, columns: grid.columns.length };
  const range = rangeOf(selection);
  const { head } = selection;
  const scroll = useRef<HTMLDivElement>(null);
  const shown = useShownRows({ rows: size.rows, kept: head.row, scroll });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the request names the moment, the place is read then
  useEffect(() => {
    const wanted = props.takeFocus();
    const cell = wanted === null ? null : table.current?.querySelector<HTMLElement>(`[data-place="${head.row}-${head.column}"]`);
    if (wanted === 'focus') cell?.focus();
    else cell?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [focusRequest]);

  /** A place far away is drawn only once it is the head. */
  const awaited = useRef<Place | null>(null);
  const focus = (place: Place): void => {
    const cell = table.current?.querySelector<HTMLElement>(`[data-place="${place.row}-${place.column}"]`);
    awaited.current = cell ? null : place;
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useLayoutEffect(() => {
    if (!awaited.current) return;
    const place = awaited.current;
    focus(place);
    // The rows around it come only after it was scrolled to, and may move it.
    requestAnimationFrame(() => focus(place));
  });
  const select = (next: Selection): void => {
    props.onSelect(next);
    focus(next.head);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || placeOf(event.target) === null) return;
    const mod = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = actionOf(event, key, mod);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  const actionOf = (event: KeyboardEvent, key: string, mod: boolean): (() => void) | null => {
    if (mod && key === 'd') return () => props.onAction('down');
    if (mod && key === 'r') return () => props.onAction('right');
    if (mod && key === 'z') return () => props.onAction(event.shiftKey ? 'redo' : 'undo');
    if (mod && key === 'y') return () => props.onAction('redo');
    const next = moved(selection, { key, shift: event.shiftKey, mod }, size);
    if (next && (mod || key.length > 1)) return () => select(next);
    if (mod) return null;
    if (key === 'Insert' && props.onAdd) return () => props.onAdd?.(grid.rows[head.row]!.category.id);
    if (key === 'Delete' || key === 'Backspace') return () => props.onAction('empty');
    if (key === 'Enter' || key === 'F2') return () => props.onEdit('');
    return event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key) ? () => props.onEdit(event.key) : null;
  };

  const onDown = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    if (event.button !== 0 || !place || (event.target as Element).closest('button,input,select')) return;
    event.preventDefault();
    select(event.shiftKey ? { anchor: selection.anchor, head: place } : placed(place));
  };
  const onOver = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    if (event.buttons !== 1 || !place || (place.row === head.row && place.column === head.column)) return;
    if (editor === null) select({ anchor: selection.anchor, head: place });
  };
  const clip = (event: ClipboardEvent): boolean => editor === null && placeOf(event.target) !== null;

  return (
    <div className={styles.scroll} data-long={shown.length < size.rows || undefined} ref={scroll}>
      <table
        className={styles.grid}
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked with arrow keys is a grid
        role="grid"
        aria-label={label}
        aria-multiselectable
        aria-rowcount={size.rows + 1}
        onKeyDown={onKey}
        onMouseDown={onDown}
        onMouseMove={onOver}
        onDoubleClick={(event) => placeOf(event.target) && props.onEdit('')}
        onClick={(event) => {
          // A finger has no double click and no keys.
          if ((event.nativeEvent as PointerEvent).pointerType === 'touch' && placeOf(event.target)) props.onEdit('');
        }}
        onCopy={(event) => {
          if (!clip(event)) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', props.onCopy());
        }}
        onCut={(event) => {
          if (!clip(event)) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', props.onCopy());
          props.onAction('empty');
        }}
        onPaste={(event) => {
          if (!clip(event)) return;
          event.preventDefault();
          props.onPaste(event.clipboardData.getData('text/plain'));
        }}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('agreement.category')}</th>
            {grid.columns.map((column) => {
              const open = openWindows.has(column.window);
              const first = !open || column.tiers[0] === 1;
              return (
                <th key={column.key} scope="col">
                  {first ? (
                    <button
                      type="button"
                      className={styles.windowToggle}
                      aria-expanded={open}
                      title={t(open ? 'draft.joinTiers' : 'draft.splitTiers')}
                      onClick={() => props.onToggleWindow(column.window)}
                    >
                      {column.windowName}
                    </button>
                  ) : (
                    <span className="visually-hidden">{column.windowName}</span>
                  )}
                  {open ? ` ${t('agreement.tiers', { tiers: column.tiers.join('-') })}` : ''}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ at: index, gap }) => {
            const row = grid.rows[index];
            // Below the last row there may be nothing but room.
            if (row === undefined) return <RoomRow key="room" height={gap} columns={size.columns + 1} />;
            const selected = index >= range.top && index <= range.bottom;
            return (
              <Fragment key={row.category.id}>
                {gap > 0 ? <RoomRow height={gap} columns={size.columns + 1} /> : null}
                <GridRow
                  row={row}
                  columns={grid.columns}
                  at={index}
                  head={head.row === index ? head.column : -1}
                  left={selected ? range.left : 0}
                  right={selected ? range.right : -1}
                  marks={grid.columns.map((_, column) => marks(index, column)).join()}
                  editor={head.row === index ? editor : null}
                  onToggle={props.onToggleRow}
                  others={props.inRows.get(row.category.id) ?? ''}
                  exceptions={countsOf(props.exceptions.get(row.category.id))}
                  onExceptions={props.onExceptions}
                  onAdd={props.onAdd}
                />
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
