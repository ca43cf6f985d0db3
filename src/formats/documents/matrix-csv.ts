/** The matrix as a CSV file for spreadsheets. */
import { stringify } from 'csv-stringify/sync';
import type { Agreement } from '../../core/agreement/agreement.js';
import { matrixSheet } from './matrix-rows.js';

/** Spreadsheets run a cell that begins like a formula: such a name gets an apostrophe before it. */
export function matrixCsv(agreement: Agreement): string {
  const { columns, rows } = matrixSheet(agreement);
  const header = ['R', 'Category', 'Level', ...columns.map(({ window, tier, letter }) => `${window}, tier ${tier}, ${letter}`)];
  const lines = rows.map(({ path, depth, cells }) => [path[0]!, path.join(' › '), String(depth), ...cells.map(({ text }) => text)]);
  // The mark tells spreadsheets that it is UTF-8.
  return stringify([header, ...lines], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
