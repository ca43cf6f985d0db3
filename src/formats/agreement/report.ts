/** Collects what is wrong with one file: each thing once, at most as many as a person reads. */
import { nearestName } from '../../core/agreement/nearest.js';
import type { FileProblem, LineIndex } from '../place.js';

/** More problems than this are counted, not listed. */
export const MOST_PROBLEMS = 200;

/** A way through the file's keys, as a chain from its last step. */
export interface Trail {
  readonly step: string | number;
  readonly above: Trail | null;
}

/** Something in the file: where its text stands and the way to it. */
export interface Spot {
  readonly from: number;
  readonly to: number;
  readonly trail: Trail | null;
}

export function trailPath(trail: Trail | null): (string | number)[] {
  const path: (string | number)[] = [];
  for (let link = trail; link !== null; link = link.above) path.push(link.step);
  return path.reverse();
}

export interface Hint {
  readonly expected?: string | null;
  /** The nearest of these to `wanted` is offered. */
  readonly known?: Iterable<string>;
  readonly wanted?: string;
  readonly nearest?: string | null;
}

export class ProblemReport {
  readonly #lines: LineIndex;
  readonly #found: { problem: FileProblem; offset: number }[] = [];
  readonly #seen = new Set<string>();
  /** Problems that are not listed. */
  omitted = 0;

  constructor(lines: LineIndex) {
    this.#lines = lines;
  }

  add(spot: Spot, text: string, hint: Hint = {}): void {
    const key = `${spot.from}\n${text}`;
    if (this.#seen.has(key)) return;
    if (this.full) {
      this.omitted++;
      return;
    }
    this.#seen.add(key);
    const nearest = hint.nearest ?? (hint.known !== undefined && hint.wanted !== undefined ? nearestName(hint.wanted, hint.known) : null);
    this.#found.push({
      offset: spot.from,
      problem: { ...this.#lines.placeOf(spot.from), path: trailPath(spot.trail), text, expected: hint.expected ?? null, nearest },
    });
  }

  /** The nearest known name; none once the list is full, because nobody would read it. */
  nearest(wanted: string, known: Iterable<string>): string | null {
    return this.full ? null : nearestName(wanted, known);
  }

  /** Whether the list is full. */
  get full(): boolean {
    return this.#found.length >= MOST_PROBLEMS;
  }

  get any(): boolean {
    return this.#found.length > 0;
  }

  /** Whether something was reported inside this part of the file. */
  within(spot: Spot): boolean {
    return this.#found.some(({ offset }) => offset >= spot.from && offset <= spot.to);
  }

  /** Everything found, from the top of the file to its end. */
  list(): FileProblem[] {
    return [...this.#found].sort((a, b) => a.offset - b.offset).map(({ problem }) => problem);
  }
}
