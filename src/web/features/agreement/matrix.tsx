/** The grid. One cell is current; the arrow keys move it, as in a spreadsheet. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import type { Finding } from '../../../core/proof/finding.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { PartyChip } from '../../ui/party-chip.js';
import { type Cell, cellIn, type Grid } from './grid.js';
import styles from './matrix.module.css';

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface MatrixProps {
  readonly grid: Grid;
  readonly current: Place;
  readonly finding: Finding | undefined;
  /** Findings about hours without anybody, marked in their cells. */
  readonly unstaffed: readonly Finding[];
  readonly onCurrent: (place: Place) => void;
  /** Rises when the current cell should take the focus. */
  readonly focusRequest: number;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
  Home: [0, -1000],
  End: [0, 1000],
};

export function Matrix({ grid, current, finding, unstaffed, onCurrent, focusRequest }: MatrixProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const focusCell = (place: Place) => table.current?.querySelector<HTMLElement>(`[data-place="${place.row}-${place.column}"]`)?.focus();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the request names the moment, the place is read then
  useEffect(() => {
    if (focusRequest > 0) focusCell(current);
  }, [focusRequest]);

  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = {
      row: Math.max(0, Math.min(grid.rows.length - 1, current.row + step[0])),
      column: Math.max(0, Math.min(grid.columns.length - 1, current.column + step[1])),
    };
    onCurrent(next);
    focusCell(next);
  };

  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked with arrow keys is a grid */}
      <table className={styles.grid} ref={table} role="grid" aria-label={t('agreement.matrix')} onKeyDown={onKey}>
        <thead>
          <tr>
            <th scope="col">{t('agreement.category')}</th>
            {grid.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.windowName}
                {column.tiers.length === 3 ? '' : ` · ${t('agreement.tiers', { tiers: column.tiers.join('-') })}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, at) => (
            <tr key={row.category.id} data-root={row.depth === 0 || undefined}>
              <th scope="row" style={{ paddingLeft: 8 + row.depth * 16 }} title={row.path}>
                {row.category.name}
              </th>
              {row.cells.map((cell, index) => {
                const column = grid.columns[index]!;
                return (
                  <GridCell
                    key={column.key}
                    cell={cell}
                    place={`${at}-${index}`}
                    current={current.row === at && current.column === index}
                    inFinding={finding !== undefined && cellIn(finding, row, column)}
                    warning={
                      cell.outcome.owned
                        ? (unstaffed.find(
                            (one) => one.rules.includes(cell.outcome.owned ? cell.outcome.rule : '') && cellIn(one, row, column),
                          )?.text ?? '')
                        : ''
                    }
                    onFocus={() => onCurrent({ row: at, column: index })}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface GridCellProps {
  readonly cell: Cell;
  readonly place: string;
  readonly current: boolean;
  readonly inFinding: boolean;
  readonly warning: string;
  readonly onFocus: () => void;
}

const GridCell = memo(
  function GridCell({ cell, place, current, inFinding, warning, onFocus }: GridCellProps) {
    const { t } = useTranslation();
    const here = useHere();
    const { outcome } = cell;
    const shared = { 'data-place': place, 'data-current': current || undefined, tabIndex: current ? 0 : -1, onFocus };
    if (!outcome.owned) {
      return (
        <td {...shared} data-gap>
          {t('words.nobody')}
        </td>
      );
    }
    const accountable = outcome.accountable ?? outcome.team;
    const worker = outcome.team === accountable ? null : outcome.team;
    return (
      <td {...shared} data-in-finding={inFinding || undefined}>
        <PartyChip
          tone={here.tone(here.partyOfTeam(accountable))}
          label={here.teamName(accountable)}
          look={cell.from === 'inherited' ? 'faint' : 'full'}
          dashed={outcome.scope !== 'included'}
          note={
            worker ? (
              <abbr className={styles.worker} title={t('agreement.worker', { team: here.teamName(worker) })}>
                R
              </abbr>
            ) : undefined
          }
        />
        {warning ? (
          <span className={styles.warn} role="img" aria-label={warning} title={warning}>
            <IconAlertTriangle size={13} aria-hidden="true" />
          </span>
        ) : null}
      </td>
    );
  },
  (a, b) => a.cell === b.cell && a.current === b.current && a.inFinding === b.inFinding && a.warning === b.warning && a.place === b.place,
);
