/** The grid of a page: what is folded, what is selected, what others changed a moment ago. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Finding } from '../../../core/proof/finding.js';
import { categoryTree } from '../../../core/routing/category-tree.js';
import { changedCells, type DraftGrid, draftGrid, windowsWithTiers } from './draft-grid.js';
import type { News } from './draft-session.js';
import { touches } from './mends.js';
import { at, type Selection, within } from './selection.js';

const GLOW_MS = 3_000;

const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
};

export function useGrid(agreement: Agreement, news: News | null) {
  const [openWindows, setOpenWindows] = useState(() => windowsWithTiers(agreement));
  const [closedRows, setClosedRows] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setSelection] = useState<Selection>(at({ row: 0, column: 0 }));
  const [focusRequest, setFocusRequest] = useState(0);
  const [glowing, setGlowing] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<DraftGrid | undefined>(undefined);
  const view = useMemo(() => ({ openWindows, closedRows }), [openWindows, closedRows]);
  const grid = useMemo(() => {
    last.current = draftGrid(agreement, view, last.current);
    return last.current;
  }, [agreement, view]);
  const selection = within(chosen, { rows: grid.rows.length, columns: grid.columns.length });

  // biome-ignore lint/correctness/useExhaustiveDependencies: glows once for each piece of news
  useEffect(() => {
    if (!news) return undefined;
    setGlowing(changedCells(draftGrid(news.before, view), grid));
    const timer = setTimeout(() => setGlowing(new Set()), GLOW_MS);
    return () => clearTimeout(timer);
  }, [news]);

  // One function for all of the page's life: rows are drawn again only when something of theirs changed.
  const toggleRow = useCallback((category: string) => setClosedRows((closed) => toggled(closed, category)), []);
  const wanted = useRef<'focus' | 'scroll' | null>(null);
  const ask = (what: 'focus' | 'scroll'): void => {
    wanted.current = what;
    setFocusRequest((count) => count + 1);
  };
  const focus = (): void => ask('focus');
  const takeFocus = (): 'focus' | 'scroll' | null => {
    const was = wanted.current;
    wanted.current = null;
    return was;
  };
  /** Selects the cells of a category in a window, or those of a finding, which must not be folded away. */
  const show = (finding: Finding): boolean => {
    const whole = closedRows.size === 0 ? grid : draftGrid(agreement, { openWindows, closedRows: new Set() });
    if (whole !== grid) setClosedRows(new Set());
    for (const [row, one] of whole.rows.entries())
      for (const [column, part] of whole.columns.entries())
        if (touches(finding, one, part)) {
          // As far down and across as the finding goes on without a break.
          let [bottom, right] = [row, column];
          while (whole.columns[right + 1] && touches(finding, one, whole.columns[right + 1]!)) right += 1;
          while (whole.rows[bottom + 1] && touches(finding, whole.rows[bottom + 1]!, part)) bottom += 1;
          setSelection({ anchor: { row: bottom, column: right }, head: { row, column } });
          focus();
          return true;
        }
    return false;
  };
  const listed = useMemo(() => categoryTree(agreement.categories).listed, [agreement.categories]);
  /** Shows the row of a category, which may be folded away, and leaves the focus where it is. */
  const reveal = (category: string): void => {
    const whole = closedRows.size === 0 ? grid : draftGrid(agreement, { openWindows, closedRows: new Set() });
    const row = whole.rows.findIndex((one) => one.category.id === category);
    if (row < 0) return;
    if (whole !== grid) setClosedRows(new Set());
    setSelection(at({ row, column: selection.head.column }));
    ask('scroll');
  };
  const showCell = (category: string, window: string, tier: number): void => {
    const whole = closedRows.size === 0 ? grid : draftGrid(agreement, { openWindows, closedRows: new Set() });
    if (whole !== grid) setClosedRows(new Set());
    const row = whole.rows.findIndex((one) => one.category.id === category);
    const column = whole.columns.findIndex((one) => one.window === window && one.tiers.some((each) => each === tier));
    if (row < 0 || column < 0) return;
    setSelection(at({ row, column }));
    focus();
  };
  return {
    grid,
    selection,
    setSelection,
    openWindows,
    glowing,
    focusRequest,
    focus,
    takeFocus,
    show,
    /** Every category in the order of the rows, also those folded away. */
    listed,
    showCell,
    reveal,
    touched: (finding: Finding, row: number, column: number) => touches(finding, grid.rows[row]!, grid.columns[column]!),
    toggleWindow: (window: string) => setOpenWindows(toggled(openWindows, window)),
    toggleRow,
  };
}
