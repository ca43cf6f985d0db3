import { parse as parseCsv } from 'csv-parse/sync';
import excel from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../core/agreement/agreement.js';
import { agreementHash } from '../../core/agreement/hash.js';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { parseAgreement } from '../agreement/parse.js';
import { anyAgreement } from '../agreement/testing/any-agreement.js';
import { STARTER_IDS, starterText } from '../starters/starters.js';
import { DOCUMENT_FORMATS, type DocumentFormat, documentFile } from './document.js';
import type { AgreementDocument } from './input.js';

const documentOf = (agreement: Agreement): AgreementDocument => ({
  agreement,
  version: { state: 'draft', hash: agreementHash(agreement), effectiveAt: null },
  certificate: null,
  waivers: [],
  signatures: [],
});
const file = (agreement: Agreement, format: DocumentFormat) => documentFile(documentOf(agreement), format);
const textOf = async (agreement: Agreement, format: DocumentFormat) => Buffer.from((await file(agreement, format)).bytes).toString('utf8');

function imported(text: string): Agreement {
  const parsed = parseAgreement(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.agreement;
}

/** Names that spreadsheets would run. */
const hostile: Agreement = {
  ...harborLane,
  teams: harborLane.teams.map((team, at) => ({ ...team, name: `${'=+-@'[at % 4]}HYPERLINK("http://x";"${at}")` })),
  categories: harborLane.categories.map((category) => (category.id === 'patching' ? { ...category, name: '=1+1' } : category)),
};

describe('the file of a version', () => {
  it('has a name that every system takes, and the type of its format', async () => {
    const named = { ...harborLane, name: `a/b\\c:"d" ${'x'.repeat(200)}` };
    for (const format of DOCUMENT_FORMATS) {
      const { name, type, bytes } = await file(named, format);
      expect(name).toMatch(new RegExp(`^a_b_c__d_ x+ version 1( matrix)?\\.${format}$`));
      expect(name.length).toBeLessThan(120);
      expect([type.length > 5, bytes.length > 100]).toEqual([true, true]);
    }
  });
});

describe('the YAML file', () => {
  it('comes back the same, to the byte, from export, import and export again: any agreement', async () => {
    await fc.assert(
      fc.asyncProperty(anyAgreement, async (agreement) => {
        const text = await textOf(agreement, 'yaml');
        const again = imported(text);
        expect(await textOf(again, 'yaml')).toBe(text);
        expect(agreementHash(imported(await textOf(again, 'yaml')))).toBe(agreementHash(again));
      }),
      { numRuns: 100 },
    );
  });

  it.each(STARTER_IDS)('of %s means what the ready-made file means', async (id) => {
    const agreement = imported(starterText(id));
    expect(imported(await textOf(agreement, 'yaml'))).toEqual(agreement);
  });
});

describe('the CSV of the matrix', () => {
  it('has a row for each category in tree order and a column for each window, tier and letter', async () => {
    const rows = parseCsv(await textOf(harborLane, 'csv'), { bom: true }) as string[][];
    const [header, ...body] = rows;
    expect(header!.slice(0, 5)).toEqual(['R', 'Category', 'Level', 'Business, tier 1, Accountable', 'Business, tier 1, Responsible']);
    expect(header).toHaveLength(3 + harborLane.windows.windows.length * 3 * 4);
    expect(body).toHaveLength(harborLane.categories.length);
    const hardware = body.find((row) => row[1] === 'Respond › Hardware')!;
    const cell = (column: string) => hardware[header!.indexOf(column)];
    expect([hardware[0], hardware[2]]).toEqual(['Respond', '1']);
    expect([cell('Business, tier 1, Accountable'), cell('After hours, tier 1, Accountable')]).toEqual(['Onsite IT', 'Service desk']);
    expect(
      body
        .find((row) => row[1] === 'Run › Backup')!
        .slice(3)
        .every((text) => text === ''),
    ).toBe(true);
  });

  it('holds no cell that a spreadsheet would run', async () => {
    const cells = (parseCsv(await textOf(hostile, 'csv'), { bom: true }) as string[][]).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells.some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true);
  });
});

describe('the workbook', () => {
  const load = async (agreement: Agreement) => {
    const book = new excel.Workbook();
    await book.xlsx.load((await file(agreement, 'xlsx')).bytes.slice().buffer as never);
    return book;
  };

  it('holds the same matrix as the CSV, with windows and tiers above, and sheets for exceptions and teams', async () => {
    const book = await load(harborLane);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Matrix', 'Exceptions', 'Teams']);
    const sheet = book.getWorksheet('Matrix')!;
    expect([sheet.getCell('B1').text, sheet.getCell('B2').text, sheet.getCell('B3').text]).toEqual(['Business', 'Tier 1', 'Accountable']);
    const [, ...csv] = parseCsv(await textOf(harborLane, 'csv'), { bom: true }) as string[][];
    csv.forEach((row, at) => {
      row.slice(3).forEach((text, column) => {
        expect(sheet.getCell(4 + at, 2 + column).text).toBe(text);
      });
    });
    expect(book.getWorksheet('Exceptions')!.rowCount).toBe(1 + harborLane.exceptions.length);
    expect(book.getWorksheet('Teams')!.getCell('C2').text).toContain('Monday to Friday');
  });

  it('holds names as text, never as formulas', async () => {
    const book = await load(hostile);
    let hostileCells = 0;
    book.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect([excel.ValueType.Formula, excel.ValueType.Hyperlink]).not.toContain(cell.type);
          if (/^[=+@-]/.test(cell.text)) hostileCells += 1;
        }),
      ),
    );
    expect(hostileCells).toBeGreaterThan(0);
  });
});
