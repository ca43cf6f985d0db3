/**
 * Cells as text and back: rows of lines, columns by tabs, as spreadsheets write them. A cell reads
 * "Onsite IT", or "Onsite IT (R: Service desk)" where another team does the work, or nothing.
 */
import type { Assignment, Team } from '../../../core/agreement/agreement.js';
import type { DraftGrid } from './draft-grid.js';
import type { Range } from './selection.js';

/** What a cell gets; null: it is emptied and inherits. */
export interface Fill {
  readonly row: number;
  readonly column: number;
  readonly assignment: Assignment | null;
}

export const owner = (team: string): Assignment => ({
  accountable: team,
  responsible: [team],
  consulted: [],
  informed: [],
  scope: 'included',
  policy: null,
});

export function textOf(assignment: Assignment | null, teamName: (team: string) => string): string {
  if (assignment === null || assignment.accountable === null) return '';
  const name = teamName(assignment.accountable);
  const others = assignment.responsible.filter((team) => team !== assignment.accountable);
  return others.length === 0 ? name : `${name} (R: ${others.map(teamName).join(', ')})`;
}

/** The cells of a range, as text for a spreadsheet. */
export function copied({ rows }: DraftGrid, range: Range, teamName: (team: string) => string): string {
  return rows
    .slice(range.top, range.bottom + 1)
    .map((row) =>
      row.cells
        .slice(range.left, range.right + 1)
        .map((cell) => textOf(cell.rule, teamName))
        .join('\t'),
    )
    .join('\n');
}

/** Lines and tabs; a cell in quotes, as spreadsheets write one that holds a tab or a line. */
export function parseTable(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[index + 1] === '"') {
        cell += '"';
        index++;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === '\t') {
      rows.at(-1)!.push(cell.trim());
      cell = '';
    } else if (letter === '\n') {
      rows.at(-1)!.push(cell.trim());
      cell = '';
      rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  rows.at(-1)!.push(cell.trim());
  // Spreadsheets end the last line as well.
  if (rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === '') rows.pop();
  return rows;
}

const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

interface Named {
  readonly accountable: string;
  readonly responsible: readonly string[];
}

/** The names in a cell. */
export function namesIn(text: string): Named {
  const found = /^(.*?)\s*\(R:\s*(.+)\)$/.exec(text);
  return found
    ? {
        accountable: found[1]!,
        responsible: found[2]!
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean),
      }
    : { accountable: text, responsible: [] };
}

/** Finds teams by name or id, as people write them. */
export function teamFinder(teams: readonly Team[]): (name: string) => string | null {
  const known = new Map(teams.flatMap((team) => [[plain(team.id), team.id] as const, [plain(team.name), team.id] as const]));
  return (name) => known.get(plain(name)) ?? null;
}

/** Names in a table that are no team, each once, as first written. */
export function unknownNames(table: readonly (readonly string[])[], find: (name: string) => string | null): readonly string[] {
  const unknown = new Map<string, string>();
  for (const cell of table.flat()) {
    if (cell === '') continue;
    const { accountable, responsible } = namesIn(cell);
    for (const name of [accountable, ...responsible]) if (find(name) === null && !unknown.has(plain(name))) unknown.set(plain(name), name);
  }
  return [...unknown.values()];
}

/** The same name, however it is spaced and written large or small. */
export const sameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** What a cell's text gives; undefined: leave the cell as it is, since a name in it is not known. */
export function assignmentIn(text: string, find: (name: string) => string | null): Assignment | null | undefined {
  if (text === '') return null;
  const { accountable, responsible } = namesIn(text);
  const first = find(accountable);
  const others = responsible.map(find);
  if (first === null || others.includes(null)) return undefined;
  return { ...owner(first), responsible: others.length > 0 ? (others as string[]) : [first] };
}

/** Which cell of a table goes where: over the whole range when the range is a multiple of it, else from its first cell on. */
export function pasted<T>(table: readonly (readonly T[])[], range: Range, size: { readonly rows: number; readonly columns: number }) {
  const height = table.length;
  const width = Math.max(...table.map((row) => row.length));
  const [rows, columns] = [range.bottom - range.top + 1, range.right - range.left + 1];
  const down = rows % height === 0 ? rows : height;
  const across = columns % width === 0 ? columns : width;
  const placed: { readonly row: number; readonly column: number; readonly value: T }[] = [];
  for (let row = 0; row < down && range.top + row < size.rows; row++)
    for (let column = 0; column < across && range.left + column < size.columns; column++) {
      const value = table[row % height]![column % width];
      if (value !== undefined) placed.push({ row: range.top + row, column: range.left + column, value });
    }
  return placed;
}

/** Each column continues with its first cell; a range of one row takes the row above. */
export function filledDown({ rows }: DraftGrid, range: Range): readonly Fill[] {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  if (source < 0) return [];
  const fills: Fill[] = [];
  for (let row = source + 1; row <= range.bottom; row++)
    for (let column = range.left; column <= range.right; column++)
      fills.push({ row, column, assignment: rows[source]!.cells[column]!.rule });
  return fills;
}

/** Each row continues with its first cell; a range of one column takes the column before. */
export function filledRight({ rows }: DraftGrid, range: Range): readonly Fill[] {
  const source = range.left === range.right ? range.left - 1 : range.left;
  if (source < 0) return [];
  const fills: Fill[] = [];
  for (let row = range.top; row <= range.bottom; row++)
    for (let column = source + 1; column <= range.right; column++) fills.push({ row, column, assignment: rows[row]!.cells[source]!.rule });
  return fills;
}
