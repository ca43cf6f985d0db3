// biome-ignore-all lint/a11y/useSemanticElements: a virtual list in a grid layout keeps its table roles only when they are written out
// biome-ignore-all lint/a11y/useFocusableInteractive: rows of a table are not controls; the link in each takes the focus
/** One ticket in the list. It is drawn anew only when something in it changes. */
import { Popover } from '@mantine/core';
import { lazy, memo, Suspense } from 'react';
import type { Names } from '../../../lib/agreement-names.js';
import type { Here } from '../../../lib/here.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { HereContext } from '../../../lib/session.js';
import { type EditField, fieldOf } from './edit-field.js';
import styles from './queue.module.css';
import { Cell } from './queue-cell.js';
import type { Column, ColumnKey } from './queue-columns.js';
import type { QueueRow } from './use-queue.js';

const CellEditor = lazy(() => import('./cell-editor.js').then((part) => ({ default: part.CellEditor })));

export interface RowProps {
  readonly row: QueueRow;
  readonly here: Here;
  readonly names: Names;
  readonly columns: readonly Column[];
  readonly now: number;
  readonly index: number;
  readonly line: number;
  readonly top: number;
  readonly current: boolean;
  readonly selected: boolean;
  /** Why the last change of many left this one as it is. */
  readonly refusal: string | undefined;
  readonly editing: EditField | null;
  readonly phone: boolean;
  readonly onToggle: (id: string, range: boolean) => void;
  /** Null ends it. */
  readonly onEdit: (row: QueueRow, field: EditField | null) => void;
  readonly onEdited: (row: QueueRow) => void;
}

export const Row = memo(function Row(props: RowProps) {
  const { row, here, names, columns, now, index, line, top, current, selected, refusal, editing, phone, onToggle, onEdit } = props;
  const { t } = useTranslation();
  const cell = (column: ColumnKey) => {
    const content = <Cell column={column} row={row} names={names} now={now} />;
    const field = fieldOf(column);
    if (field === undefined || phone || row.history !== null) return content;
    const button = (
      <button
        type="button"
        className={styles.edit}
        tabIndex={-1}
        data-edit={field}
        aria-description={t('queue.edit', { what: t(`tickets.column.${field}`), number: row.number })}
        onClick={() => onEdit(row, field)}
      >
        {content}
      </button>
    );
    if (editing !== field) return button;
    return (
      <Popover
        opened
        // Escape, or a click beside it.
        onChange={(opened) => opened || onEdit(row, null)}
        trapFocus
        width={300}
        position="bottom-start"
        shadow="md"
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>{button}</Popover.Target>
        <Popover.Dropdown aria-label={t(`tickets.column.${field}`)}>
          <Suspense fallback={null}>
            <CellEditor
              row={row}
              field={field}
              onClose={() => onEdit(row, null)}
              onDone={() => {
                onEdit(row, null);
                props.onEdited(row);
              }}
            />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
    );
  };
  return (
    <HereContext.Provider value={here}>
      <div
        className={styles.bodyRow}
        role="row"
        aria-rowindex={line + 2}
        aria-selected={selected}
        data-index={index}
        data-row={row.id}
        data-current={current || undefined}
        data-selected={selected || undefined}
        data-refused={refusal !== undefined || undefined}
        style={{ transform: `translateY(${top}px)` }}
      >
        <span role="cell" data-column="select" className={styles.select}>
          <input
            type="checkbox"
            checked={selected}
            readOnly
            tabIndex={-1}
            aria-label={t('queue.select', { number: row.number })}
            onClick={(event) => onToggle(row.id, event.shiftKey)}
          />
        </span>
        {columns.map(({ key }) => (
          <span key={key} role="cell" data-column={key}>
            {cell(key)}
            {key === 'subject' && refusal !== undefined ? <span className={styles.refusal}>{refusal}</span> : null}
          </span>
        ))}
      </div>
    </HereContext.Provider>
  );
});
