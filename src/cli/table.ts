/** Text in columns for a terminal. */
import { widthOf } from './ink.js';

export interface ColumnStyle {
  readonly align?: 'left' | 'right';
}

const pad = (text: string, width: number, align: 'left' | 'right'): string => {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? room + text : text + room;
};

/**
 * Rows of cells as lines: columns as wide as their widest cell, two spaces between, nothing at the end.
 *
 * @example columns([['Service desk', '12'], ['Onsite IT', '3']], [{}, { align: 'right' }])
 */
export const columns = (rows: readonly (readonly string[])[], styles: readonly ColumnStyle[], indent = 2): string[] => {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) => Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ''))));
  return rows.map((row) => {
    const cells = widths.map((width, index) => pad(row[index] ?? '', width, styles[index]?.align ?? 'left'));
    return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd();
  });
};
