/** Why a CSV file cannot be read, with the place in it. An expected outcome, so the doors of this folder answer it as a value. */

export interface CsvProblem {
  /** Physical line, from 1; null when the whole file is meant. */
  readonly line: number | null;
  /** Character of that line, from 1; null when the whole line is meant. */
  readonly column: number | null;
  readonly text: string;
}

/**
 * Leaves the reading loop when the rest of a file cannot be read. `readHistory` and `previewHistory`
 * turn it into a value.
 */
export class UnreadableFile extends Error {
  readonly problems: readonly CsvProblem[];

  constructor(...problems: readonly CsvProblem[]) {
    super(problems.map(placed).join('\n'));
    this.name = 'UnreadableFile';
    this.problems = problems;
  }
}

/** @example placed({ line: 4, column: 7, text: 'a quote …' }) // 'line 4, column 7: a quote …' */
export const placed = (problem: CsvProblem): string => {
  if (problem.line === null) return problem.text;
  return problem.column === null
    ? `line ${problem.line}: ${problem.text}`
    : `line ${problem.line}, column ${problem.column}: ${problem.text}`;
};
