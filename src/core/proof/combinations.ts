/**
 * Sets of combinations of a few watched dimensions, one bit for each combination of classes.
 *
 * Example: watching type (one class), priority (P1, and the rest) and window (business, after hours)
 * there are 1 × 2 × 2 = 4 combinations; "P1 at any hour" is the set of two of them.
 */
import type { Compiled } from '../routing/compiled.js';

export type Combinations = Uint32Array;

export interface Watched {
  /** The dimensions, by their place in `compiled.dimensions`. */
  readonly dimensions: readonly number[];
  /** How many classes each has. */
  readonly sizes: readonly number[];
  /** How far one class further in each dimension moves the bit. */
  readonly strides: readonly number[];
  readonly count: number;
  /** Integers that a set takes. */
  readonly words: number;
  /** For each level of the diagrams: for each class the combinations that have it; null where the level is not watched. */
  readonly masks: readonly (readonly Combinations[] | null)[];
}

export function watch(compiled: Compiled, dimensions: readonly number[]): Watched {
  const sizes = dimensions.map((at) => compiled.classes[at]!.members.length);
  const strides = sizes.map((_, at) => sizes.slice(at + 1).reduce((product, size) => product * size, 1));
  const count = sizes.reduce((product, size) => product * size, 1);
  const words = (count + 31) >>> 5;
  const masks = compiled.order.map((dimension) => {
    const at = dimensions.indexOf(dimension);
    if (at < 0) return null;
    return Array.from({ length: sizes[at]! }, (_, cls) => {
      const set = new Uint32Array(words);
      for (let bit = 0; bit < count; bit += 1) if (Math.floor(bit / strides[at]!) % sizes[at]! === cls) setBit(set, bit);
      return set;
    });
  });
  return { dimensions, sizes, strides, count, words, masks };
}

/** The set of all combinations. */
export function everything(watched: Watched): Combinations {
  const set = new Uint32Array(watched.words);
  for (let bit = 0; bit < watched.count; bit += 1) setBit(set, bit);
  return set;
}

/** Classes of the watched dimensions for one bit. */
export const classesOfBit = (watched: Watched, bit: number): readonly number[] =>
  watched.strides.map((stride, at) => Math.floor(bit / stride) % watched.sizes[at]!);

export const hasBit = (set: Combinations, bit: number): boolean => (set[bit >>> 5]! & (1 << (bit & 31))) !== 0;

export const setBit = (set: Combinations, bit: number): void => {
  set[bit >>> 5]! |= 1 << (bit & 31);
};

/** Adds `from`, cut down to `mask`, to `into`. */
export function addMasked(into: Combinations, from: Combinations, mask: Combinations | null): void {
  for (let at = 0; at < into.length; at += 1) into[at]! |= mask === null ? from[at]! : from[at]! & mask[at]!;
}

export function isNothing(set: Combinations): boolean {
  for (let at = 0; at < set.length; at += 1) if (set[at] !== 0) return false;
  return true;
}
