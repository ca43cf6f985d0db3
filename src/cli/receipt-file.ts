/** Writes refused rows as JSON Lines: one object with line, ticket number, reason and the row itself. */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { RefusedRow } from '../formats/history/change.js';
import { receiptLine } from '../formats/history/receipt.js';
import { UnreadableInput } from './input-files.js';

export interface ReceiptFile {
  add(rows: readonly RefusedRow[]): void;
  close(): void;
}

export const receiptFile = (path: string | undefined): ReceiptFile => {
  if (path === undefined) return { add: () => {}, close: () => {} };
  let file: number;
  try {
    file = openSync(path, 'w');
  } catch (error) {
    throw new UnreadableInput([`${path}: ${(error as Error).message}`]);
  }
  return { add: (rows) => writeFileSync(file, rows.map(receiptLine).join('')), close: () => closeSync(file) };
};
