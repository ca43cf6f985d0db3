/** The matrix as a workbook: the matrix itself, the exceptions, and who the teams are. */
import type { Borders, Fill, Worksheet } from 'exceljs';
import type { Agreement } from '../../core/agreement/agreement.js';
import { TIERS } from '../../core/agreement/agreement.js';
import { hoursInWords } from '../../core/agreement/words/hours.js';
import { assignmentInWords, exceptionInWords, policyInWords } from '../../core/agreement/words/rules.js';
import type { AgreementDocument } from './input.js';
import { LETTERS, matrixSheet } from './matrix-rows.js';
import { partyLooks } from './pdf/look.js';

const HEADER_ROWS = 3;
const argb = (colour: string): string => `FF${colour.slice(1).toUpperCase()}`;
const solid = (colour: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb: argb(colour) } });
const WASH = solid('#f2f4f6');
const WINDOW_EDGE: Partial<Borders> = { left: { style: 'thin', color: { argb: 'FF5B6673' } } };

/** exceljs is loaded at the first workbook, not at the start of the program. */
export async function matrixXlsx({ agreement, version }: AgreementDocument): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  book.creator = 'Tandem';
  book.title = `${agreement.name}, version ${agreement.version}, ${version.hash}`;
  // No clock in a document: the same version gives the same dates.
  book.created = new Date(version.effectiveAt ?? 0);
  book.modified = book.created;
  writeMatrix(book.addWorksheet('Matrix', { views: [{ state: 'frozen', xSplit: 1, ySplit: HEADER_ROWS }] }), agreement);
  writeRows(
    book.addWorksheet('Exceptions'),
    ['No.', 'When', 'Who', 'Scope', 'Times'],
    agreement.exceptions.map((rule, at) => [
      String(at + 1),
      exceptionInWords(agreement, rule),
      assignmentInWords(agreement, rule),
      rule.scope,
      policyInWords(agreement, rule) ?? '',
    ]),
  );
  writeRows(
    book.addWorksheet('Teams'),
    ['Team', 'Party', 'Staffed', 'On call'],
    agreement.teams.map((team) => {
      const hours = (id: string) => (agreement.calendars[id] ? hoursInWords(agreement.calendars[id]) : id);
      const party = agreement.parties.find(({ id }) => id === team.party)?.name ?? team.party;
      return [team.name, party, hours(team.coverage), team.onCall === null ? '' : hours(team.onCall.calendar)];
    }),
  );
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function writeMatrix(sheet: Worksheet, agreement: Agreement): void {
  const { columns, rows } = matrixSheet(agreement);
  const looks = partyLooks(agreement);
  const perWindow = TIERS.length * LETTERS.length;
  sheet.getColumn(1).width = 44;
  columns.forEach((_, at) => {
    sheet.getColumn(at + 2).width = 20;
  });
  // Values are set as text; a name that looks like a formula stays one.
  sheet.getRow(1).values = ['Category', ...columns.map(({ window }, at) => (at % perWindow === 0 ? window : null))];
  sheet.getRow(2).values = [null, ...columns.map(({ tier }, at) => (at % LETTERS.length === 0 ? `Tier ${tier}` : null))];
  sheet.getRow(3).values = [null, ...columns.map(({ letter }) => letter)];
  for (let at = 0; at < columns.length; at += perWindow) sheet.mergeCells(1, at + 2, 1, at + 1 + perWindow);
  for (let at = 0; at < columns.length; at += LETTERS.length) sheet.mergeCells(2, at + 2, 2, at + 1 + LETTERS.length);
  for (let row = 1; row <= HEADER_ROWS; row += 1) {
    sheet.getRow(row).font = { bold: true };
    sheet.getRow(row).alignment = { horizontal: row === HEADER_ROWS ? 'left' : 'center' };
    for (let column = 1; column <= columns.length + 1; column += 1) sheet.getCell(row, column).fill = WASH;
  }
  rows.forEach(({ path, depth, cells }, at) => {
    const row = sheet.getRow(HEADER_ROWS + 1 + at);
    row.values = [path[path.length - 1]!, ...cells.map(({ text }) => text)];
    row.outlineLevel = Math.min(depth, 7);
    row.getCell(1).alignment = { indent: Math.min(depth, 15) };
    row.getCell(1).font = { bold: depth < 2 };
    cells.forEach(({ inherited, party }, column) => {
      const cell = row.getCell(column + 2);
      if (column % perWindow === 0) cell.border = WINDOW_EDGE;
      if (party === null) {
        if (inherited) cell.font = { color: { argb: 'FF7B8490' } };
        return;
      }
      const look = looks(party);
      cell.font = { bold: !inherited, color: { argb: argb(inherited ? look.faint : look.text) } };
      if (!inherited) cell.fill = solid(look.tint);
    });
  });
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
}

function writeRows(sheet: Worksheet, header: readonly string[], rows: readonly (readonly string[])[]): void {
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.addRow([...header]);
  for (const row of rows) sheet.addRow([...row]);
  sheet.getRow(1).font = { bold: true };
  header.forEach((_, at) => {
    const longest = Math.max(...[header, ...rows].map((row) => row[at]!.length));
    const column = sheet.getColumn(at + 1);
    column.width = Math.min(Math.max(longest + 2, 10), 70);
    column.alignment = { wrapText: true, vertical: 'top' };
  });
}
