/**
 * Where in a file something stands, and what is wrong there.
 *
 * Lines and columns count from 1, as editors show them.
 */

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something in a file that cannot be taken as it is. */
export interface FileProblem extends Place {
  /** The way through the file's own keys: `['rules', 2, 'accountable']`. */
  readonly path: readonly (string | number)[];
  /** One sentence in plain words, without a full stop. */
  readonly text: string;
  /** What may stand there. */
  readonly expected: string | null;
  /** The known name that was most likely meant. */
  readonly nearest: string | null;
}

/** Finds line and column of an offset in a text; made once per text. */
export class LineIndex {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.#starts = starts;
  }

  placeOf(offset: number): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }
}

/** The way to a problem as people write it: `rules[2].accountable`. */
export function pathText(path: FileProblem['path']): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/**
 * A problem in one line, without its place.
 *
 * @example 'There is no team "Servce desk". Did you mean "Service desk"? (rules[2].accountable)'
 */
export function problemText(problem: Pick<FileProblem, 'path' | 'text' | 'expected' | 'nearest'>): string {
  let line = problem.text;
  if (problem.expected !== null) line += `; expected ${problem.expected}`;
  if (problem.nearest !== null) line += `. Did you mean "${problem.nearest}"?`;
  if (problem.path.length > 0) line += ` (${pathText(problem.path)})`;
  return line;
}
