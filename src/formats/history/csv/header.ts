/**
 * Finds the columns that a mapping names: by header name, or by place (`#7` is the seventh).
 *
 * Of several columns with one name the first is meant; the others are reported and reached by place.
 */
import { nearestName } from '../../../core/agreement/nearest.js';
import type { CsvProblem } from './problem.js';

export interface Header {
  /** Trimmed; empty texts where the file has no header row. */
  readonly names: readonly string[];
  readonly line: number;
}

export interface DuplicateColumn {
  readonly name: string;
  /** Places from 1, in order. */
  readonly places: readonly number[];
}

const PLACE = /^#(\d{1,5})$/;

/** @example duplicateColumns({ names: ['a', 'b', 'a'], line: 1 }) // [{ name: 'a', places: [1, 3] }] */
export const duplicateColumns = (header: Header): readonly DuplicateColumn[] => {
  const places = new Map<string, number[]>();
  header.names.forEach((name, index) => {
    if (name === '') return;
    const known = places.get(name);
    if (known === undefined) places.set(name, [index + 1]);
    else known.push(index + 1);
  });
  return [...places].filter(([, all]) => all.length > 1).map(([name, all]) => ({ name, places: all }));
};

/**
 * @param reference a header name or `#n`
 * @returns the position from 0, or what is wrong
 */
export const findColumn = (header: Header, reference: string): number | CsvProblem => {
  const byName = header.names.indexOf(reference.trim());
  if (byName >= 0 && reference.trim() !== '') return byName;
  const place = PLACE.exec(reference.trim());
  if (place !== null) {
    const position = Number(place[1]);
    if (position >= 1 && position <= header.names.length) return position - 1;
    return { line: header.line, column: null, text: `there is no column ${reference}: the file has ${header.names.length}` };
  }
  const near = nearestName(reference, header.names);
  const meant =
    near === null
      ? `it has ${header.names.length}: ${header.names.slice(0, 8).join(', ')}${header.names.length > 8 ? ', …' : ''}`
      : `the nearest is "${near}"`;
  return { line: header.line, column: null, text: `the file has no column "${reference}"; ${meant}` };
};
