/** Copy and paste of the grid, with a question where a name is not known. */
import { useRef, useState } from 'react';
import type { Assignment, Team } from '../../../core/agreement/agreement.js';
import { assignmentIn, copied, type Fill, parseTable, pasted, sameName, teamFinder, unknownNames } from './clipboard.js';
import type { DraftGrid } from './draft-grid.js';
import type { Range } from './selection.js';

interface Asked {
  readonly table: readonly (readonly string[])[];
  readonly unknown: readonly string[];
}

export function usePaste(
  grid: DraftGrid,
  range: Range,
  teams: readonly Team[],
  teamName: (team: string) => string,
  onFill: (fills: readonly Fill[]) => void,
) {
  const [asked, setAsked] = useState<Asked | null>(null);
  /** Cells copied here keep what their text does not say, such as scope and policy. */
  const own = useRef<{ readonly text: string; readonly cells: readonly (readonly (Assignment | null)[])[] } | null>(null);
  const size = { rows: grid.rows.length, columns: grid.columns.length };
  const find = teamFinder(teams);

  const fill = (table: readonly (readonly string[])[], meant: ReadonlyMap<string, string>): void => {
    const named = (name: string) => find(name) ?? [...meant].find(([one]) => sameName(one, name))?.[1] ?? null;
    const fills = pasted(table, range, size).flatMap(({ row, column, value }): Fill[] => {
      const assignment = assignmentIn(value, named);
      return assignment === undefined ? [] : [{ row, column, assignment }];
    });
    if (fills.length > 0) onFill(fills);
  };
  return {
    copy: (): string => {
      const text = copied(grid, range, teamName);
      const cells = grid.rows
        .slice(range.top, range.bottom + 1)
        .map((row) => row.cells.slice(range.left, range.right + 1).map((cell) => cell.rule));
      own.current = { text, cells };
      return text;
    },
    paste: (text: string): void => {
      if (own.current !== null && own.current.text === text.replaceAll('\r\n', '\n')) {
        onFill(pasted(own.current.cells, range, size).map(({ row, column, value }) => ({ row, column, assignment: value })));
        return;
      }
      const table = parseTable(text);
      const unknown = unknownNames(table, find);
      if (unknown.length > 0) setAsked({ table, unknown });
      else fill(table, new Map());
    },
    unknown: asked?.unknown ?? null,
    answer: (meant: ReadonlyMap<string, string>): void => {
      if (asked) fill(asked.table, meant);
      setAsked(null);
    },
    close: () => setAsked(null),
  };
}
