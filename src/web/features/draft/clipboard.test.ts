import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../../core/drafting/apply.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { assignmentIn, copied, filledDown, filledRight, owner, parseTable, pasted, teamFinder, textOf, unknownNames } from './clipboard.js';
import { draftGrid } from './draft-grid.js';
import { blocksOf, changesOf } from './fills.js';

const find = teamFinder(harborLane.teams);
const name = (team: string) => harborLane.teams.find((one) => one.id === team)?.name ?? team;

describe('text of a spreadsheet', () => {
  test('is lines and tabs, with quotes where a cell holds one of them', () => {
    expect(parseTable('a\tb\r\nc\t d \r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(parseTable('"two\nlines"\t"say ""x"""')).toEqual([['two\nlines', 'say "x"']]);
    expect(parseTable('a\t\n\tb')).toEqual([
      ['a', ''],
      ['', 'b'],
    ]);
  });

  test('names teams as people write them', () => {
    expect(find('  service   DESK ')).toBe('service-desk');
    expect(find('onsite-it')).toBe('onsite-it');
    expect(find('Desk')).toBeNull();
  });

  test('a cell comes back as it was copied, also where another team does the work', () => {
    const shared = { ...owner('onsite-it'), responsible: ['service-desk'] };
    for (const assignment of [owner('infrastructure'), shared]) expect(assignmentIn(textOf(assignment, name), find)).toEqual(assignment);
    expect(textOf(shared, name)).toBe('Onsite IT (R: Service desk)');
    expect(assignmentIn('', find)).toBeNull();
    expect(assignmentIn('Onsite IT (R: Helpers)', find)).toBeUndefined();
  });

  test('names that are no team are asked about once each', () => {
    expect(
      unknownNames(
        [
          ['Helpdesk', 'Onsite IT'],
          ['helpdesk', 'Onsite IT (R: Bob)'],
          ['', ''],
        ],
        find,
      ),
    ).toEqual(['Helpdesk', 'Bob']);
  });
});

describe('where a paste goes', () => {
  const size = { rows: 5, columns: 4 };
  const places = (table: readonly (readonly string[])[], range: Parameters<typeof pasted>[1]) =>
    pasted(table, range, size).map(({ row, column, value }) => `${row}${column}${value}`);

  test('one cell fills the range, and a table that goes into it evenly is repeated', () => {
    expect(places([['a']], { top: 1, bottom: 2, left: 0, right: 1 })).toEqual(['10a', '11a', '20a', '21a']);
    expect(places([['a', 'b']], { top: 0, bottom: 1, left: 0, right: 3 })).toEqual([
      '00a',
      '01b',
      '02a',
      '03b',
      '10a',
      '11b',
      '12a',
      '13b',
    ]);
  });

  test('another table begins at the first cell and ends with the grid', () => {
    expect(
      places(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        { top: 4, bottom: 4, left: 3, right: 3 },
      ),
    ).toEqual(['43a']);
    expect(places([['a'], ['b', 'c']], { top: 0, bottom: 0, left: 0, right: 0 })).toEqual(['00a', '10b', '11c']);
  });
});

describe('filling', () => {
  const view = { openWindows: new Set<string>(), closedRows: new Set<string>() };
  const grid = draftGrid(harborLane, view);
  const row = (id: string) => grid.rows.findIndex((one) => one.category.id === id);
  let count = 0;
  const made = (fills: ReturnType<typeof filledDown>) => {
    const result = applyEdit(
      harborLane,
      changesOf(harborLane, blocksOf(grid, fills), () => `new${++count}`),
    );
    if (!result.ok) throw new Error(JSON.stringify(result));
    return draftGrid(result.agreement, view);
  };

  test('down gives each column its first cell; in one row, the row above', () => {
    const hardware = row('hardware');
    const printer = row('printer');
    const after = made(filledDown(grid, { top: hardware, bottom: printer, left: 0, right: 1 }));
    expect(after.rows[printer]!.cells.slice(0, 2).map((cell) => [cell.from, textOf(cell.rule, name)])).toEqual(
      grid.rows[hardware]!.cells.slice(0, 2).map((cell) => ['own', textOf(cell.rule, name)]),
    );
    expect(filledDown(grid, { top: printer, bottom: printer, left: 0, right: 0 })).toEqual([
      { row: printer, column: 0, assignment: grid.rows[printer - 1]!.cells[0]!.rule },
    ]);
    expect(filledDown(grid, { top: 0, bottom: 0, left: 0, right: 0 })).toEqual([]);
  });

  test('right gives each row its first cell', () => {
    const hardware = row('hardware');
    const after = made(filledRight(grid, { top: hardware, bottom: hardware, left: 0, right: 1 }));
    expect(copied(after, { top: hardware, bottom: hardware, left: 0, right: 1 }, name)).toBe('Onsite IT\tOnsite IT');
  });

  test('cells of several teams become one edit', () => {
    const printer = row('printer');
    const after = made([
      { row: printer, column: 0, assignment: owner('infrastructure') },
      { row: printer, column: 1, assignment: owner('service-desk') },
      { row: printer + 1, column: 0, assignment: null },
    ]);
    expect(after.rows[printer]!.cells.map((cell) => [cell.from, cell.rule?.accountable])).toEqual([
      ['own', 'infrastructure'],
      ['own', 'service-desk'],
    ]);
    expect(after.rows[printer + 1]!.cells[0]!.from).toBe('inherited');
  });
});
