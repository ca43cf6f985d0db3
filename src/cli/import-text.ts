/** The outcome of reading a history, for people. */
import type { RefusedRow } from '../formats/history/change.js';
import type { Receipt } from '../formats/history/receipt.js';
import { cut, type Ink } from './ink.js';
import { count, counted, days } from './numbers.js';
import { fileNotes } from './replay/notes.js';
import { columns } from './table.js';

const DELIMITER_NAMES: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

export interface Stored {
  readonly written: number;
  readonly unchanged: number;
}

/**
 * @param shown the first refused rows
 * @param stored null when nothing was to be stored
 */
export const importText = (receipt: Receipt, shown: readonly RefusedRow[], stored: Stored | null, ink: Ink): string => {
  const { rows, used, refused, ignored, tickets, events, firstAt, lastAt } = receipt;
  const when = firstAt === null || lastAt === null ? '' : `, created ${days(firstAt, lastAt, 'UTC')}`;
  const shape = receipt.shape === 'log' ? 'one row per change' : 'one row per ticket';
  const lines = [
    `${ink.bold(receipt.source)}  ${ink.faint(`${receipt.encoding}, ${DELIMITER_NAMES[receipt.delimiter] ?? receipt.delimiter}, ${shape}`)}`,
    '',
    `  ${counted(rows, 'row')}: ${count(used)} used, ${refused > 0 ? ink.bad(`${count(refused)} refused`) : '0 refused'}, ${count(ignored)} ignored by rule`,
    `  ${counted(tickets, 'ticket')} with ${counted(events, 'event')}${when}`,
  ];
  if (stored !== null) lines.push(`  ${ink.good(`${counted(stored.written, 'ticket')} written, ${count(stored.unchanged)} unchanged`)}`);
  if (receipt.contentHash !== null) lines.push(ink.faint(`  content ${receipt.contentHash.slice(0, 16)}…: the same for the same tickets`));
  if (shown.length > 0) {
    const table = shown.map((row) => [`line ${count(row.line)}`, row.number ?? '', cut(row.reason, 120)]);
    const more =
      refused > shown.length ? [ink.faint(`  and ${counted(refused - shown.length, 'row')} more; --receipt writes them all`)] : [];
    lines.push('', ink.bold('Refused'), ...columns(table, [{ align: 'right' }]), ...more);
  }
  if (receipt.ignoredBy.length > 0) {
    const table = receipt.ignoredBy.slice(0, 8).map(({ reason, rows: how }) => [reason, count(how)]);
    lines.push('', ink.bold('Ignored by rule'), ...columns(table, [{}, { align: 'right' }]));
  }
  const notes = fileNotes(receipt);
  if (notes.length > 0) lines.push('', ink.bold('About the file'), ...notes.map((note) => ink.faint(`  ${note}`)));
  return `${lines.join('\n')}\n`;
};
