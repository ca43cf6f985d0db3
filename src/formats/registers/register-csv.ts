/**
 * A register as a CSV file, out and in.
 *
 * The first row names the fields; lists hold their parts apart by semicolons. What a row says wrongly
 * is told with its line; the other rows can still be taken. Read back, an export gives the same.
 */
import { stringify } from 'csv-stringify/sync';
import type { Party } from '../../core/agreement/agreement.js';
import { checkEntry, nameTaken, unknownField, type Worded } from '../../core/registers/check-entry.js';
import { type FieldValue, type FieldValues, REGISTER_FIELDS, type RegisterKind } from '../../core/registers/register.js';
import { UnreadableFile } from '../history/csv/problem.js';
import { sniff } from '../history/csv/sniff.js';
import { Splitter } from '../history/csv/splitter.js';

export interface ReadEntry {
  readonly line: number;
  readonly name: string;
  readonly values: FieldValues;
}

/** One thing that is wrong in a row; `field` is null where the row itself is meant. */
export interface RowProblem extends Worded {
  readonly field: string | null;
}

export interface BadRow {
  readonly line: number;
  /** All of it in English, for files and logs. */
  readonly text: string;
  readonly problems: readonly RowProblem[];
}

export interface ReadRegister {
  readonly good: readonly ReadEntry[];
  readonly bad: readonly BadRow[];
}

export const MOST_ROWS = 5_000;

const badRow = (line: number, ...problems: readonly RowProblem[]): BadRow => ({
  line,
  text: problems.map((one) => (one.field === null ? one.text : `${one.field}: ${one.text}`)).join('; '),
  problems,
});
const ofRow = (code: string, text: string, params: Worded['params']): RowProblem => ({ field: null, code, text, params });

/**
 * The entries of a file, and the rows that are none.
 *
 * @param known names that the register holds already, in small letters: one name stands once
 */
export function readRegisterCsv(kind: RegisterKind, text: string, parties: readonly Party[], known: ReadonlySet<string>): ReadRegister {
  const good: ReadEntry[] = [];
  const bad: BadRow[] = [];
  const taken = new Set(known);
  let header: readonly string[] | null = null;
  const onRow = (fields: string[], line: number): void => {
    if (header === null) {
      header = fields.map((field) => field.trim());
      bad.push(...headerProblems(kind, header).map((problem) => badRow(line, problem)));
      return;
    }
    if (good.length + bad.length >= MOST_ROWS) throw new UnreadableFile({ line, column: null, text: `More than ${MOST_ROWS} rows` });
    if (fields.length !== header.length) {
      const [has, wants] = [fields.length, header.length];
      bad.push(badRow(line, ofRow('row-width', `${has} fields where the header has ${wants}`, { has, wants })));
      return;
    }
    const cells = Object.fromEntries(header.map((field, at) => [field, plain(fields[at]!)]));
    const { name = '', ...raw } = cells;
    const checked = checkEntry(kind, name, raw, parties);
    if (!checked.ok) bad.push(badRow(line, ...checked.problems));
    else if (taken.has(checked.name.toLowerCase())) bad.push(badRow(line, { field: 'name', ...nameTaken(checked.name) }));
    else {
      taken.add(checked.name.toLowerCase());
      good.push({ line, name: checked.name, values: checked.values });
    }
  };
  const whole = text.replace(/^\uFEFF/, '');
  const splitter = new Splitter(sniff(whole, { delimiter: undefined, quote: '"' }), (fields, line) => {
    // A wrong header would make every row wrong: it is told alone.
    if (header === null || bad.every((one) => one.line > 1)) onRow([...fields], line);
  });
  splitter.push(whole);
  splitter.end();
  return { good, bad };
}

function headerProblems(kind: RegisterKind, header: readonly string[]): readonly RowProblem[] {
  const fields = REGISTER_FIELDS[kind];
  const known = ['name', ...fields.map((field) => field.id)];
  return [
    ...header.filter((name) => !known.includes(name)).map((name) => ({ field: null, ...unknownField(name, fields) })),
    ...header
      .filter((name, at) => header.indexOf(name) < at)
      .map((name) => ofRow('column-twice', `The column "${name}" is there twice`, { name })),
    ...['name', ...fields.filter((field) => field.required).map((field) => field.id)]
      .filter((name) => !header.includes(name))
      .map((name) => ofRow('column-missing', `The column "${name}" is missing`, { name })),
  ];
}

/** Takes off the apostrophe that keeps a spreadsheet from running a cell. */
const plain = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const written = (value: FieldValue | undefined): string =>
  value === null || value === undefined
    ? ''
    : Array.isArray(value)
      ? value.join('; ')
      : value === true
        ? 'yes'
        : value === false
          ? 'no'
          : String(value);

/** Spreadsheets run a cell that begins like a formula: such a text gets an apostrophe before it. */
export function registerCsv(kind: RegisterKind, entries: readonly { readonly name: string; readonly values: FieldValues }[]): string {
  const fields = REGISTER_FIELDS[kind].map((field) => field.id);
  const rows = entries.map((entry) => [entry.name, ...fields.map((field) => written(entry.values[field]))]);
  return stringify([['name', ...fields], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
