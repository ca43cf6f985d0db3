/** The matrix of a draft: its grid, the picker in it, and a way to find a category where there are many. */
import { useCallback, useMemo, useRef } from 'react';
import type { Agreement, Assignment } from '../../../core/agreement/agreement.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { GridFind } from './grid-find.js';
import type { InCell } from './grid-rows.js';
import { type GridAction, GridView } from './grid-view.js';
import { rowExceptions } from './row-exceptions.js';
import { cellsDiffer, moved, rangeOf, type Selection } from './selection.js';
import { TeamPicker } from './team-picker.js';
import type { useGrid } from './use-grid.js';
import type { Present } from './use-presence.js';

export interface MatrixEditorProps {
  readonly agreement: Agreement;
  readonly ui: ReturnType<typeof useGrid>;
  readonly mayWork: boolean;
  readonly others: readonly Present[];
  readonly marks: (row: number, column: number) => string;
  /** What was typed to open the picker; null while it is closed. */
  readonly picker: string | null;
  readonly onPicker: (typed: string | null) => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onFill: (assignment: Assignment) => void;
  readonly onAction: (action: GridAction) => void;
  readonly onAdd: ((category: string) => void) | null;
  readonly onCopy: () => string;
  readonly onPaste: (text: string) => void;
  readonly onExceptions: (category: string) => void;
}

/** More rows than fit on a screen or two: a category is found by its name. */
const MANY_ROWS = 40;

export function MatrixEditor({
  agreement,
  ui,
  mayWork,
  others,
  picker,
  onPicker,
  onSelect,
  onFill,
  onExceptions,
  ...grid
}: MatrixEditorProps) {
  const { t } = useTranslation();
  const { selection, grid: shown } = ui;
  const { categories, exceptions } = agreement;
  const range = rangeOf(selection);
  const head = shown.rows[selection.head.row]!.cells[selection.head.column]!;
  const counts = useMemo(() => rowExceptions({ categories, exceptions }), [categories, exceptions]);
  const here = useHere();
  const inRows = useMemo(() => {
    const rows = new Map<string, InCell[]>();
    for (const { person, place } of others) {
      const { cell } = place;
      const column = cell === null ? -1 : shown.columns.findIndex((one) => one.window === cell.window && one.tiers.includes(cell.tier));
      if (cell === null || column < 0) continue;
      rows.set(cell.category, [...(rows.get(cell.category) ?? []), { column, name: person.name, tone: here.tone(person.party) }]);
    }
    return new Map([...rows].map(([category, list]) => [category, JSON.stringify(list)]));
  }, [others, shown.columns, here]);
  // Rows are drawn again when what they are given changes, so they keep one function.
  const latest = useRef(onExceptions);
  latest.current = onExceptions;
  const showExceptions = useCallback((category: string) => latest.current(category), []);
  const close = (): void => {
    onPicker(null);
    ui.focus();
  };
  return (
    <>
      {categories.length > MANY_ROWS ? <GridFind categories={ui.listed} onShow={ui.reveal} onLeave={ui.focus} /> : null}
      <GridView
        {...grid}
        grid={shown}
        selection={selection}
        label={t('draft.grid')}
        openWindows={ui.openWindows}
        focusRequest={ui.focusRequest}
        takeFocus={ui.takeFocus}
        editor={
          picker === null ? null : (
            <TeamPicker
              key={`${selection.head.row}-${selection.head.column}`}
              agreement={agreement}
              now={head.rule}
              differ={cellsDiffer(shown, range)}
              typed={picker}
              onClose={close}
              onTake={(assignment, then) => {
                onFill(assignment);
                const size = { rows: shown.rows.length, columns: shown.columns.length };
                const key = { key: then === 'down' ? 'ArrowDown' : 'Tab', shift: false, mod: false };
                if (then !== 'stay' && range.top === range.bottom && range.left === range.right)
                  ui.setSelection(moved(selection, key, size) ?? selection);
                close();
              }}
            />
          )
        }
        onSelect={(to) => {
          onPicker(null);
          ui.setSelection(to);
          onSelect(to);
        }}
        onEdit={(typed) => mayWork && onPicker(typed)}
        inRows={inRows}
        exceptions={counts}
        onExceptions={showExceptions}
        onToggleRow={ui.toggleRow}
        onToggleWindow={ui.toggleWindow}
      />
      <p className="mute">{t('draft.legend')}</p>
    </>
  );
}
