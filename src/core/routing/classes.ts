/**
 * Values that behave alike, grouped: two values of a dimension are in one class when every rule holds
 * for both or for neither.
 *
 * Example: of 500 systems only "Plant network" is named by a rule. The dimension has two classes:
 * Plant network, and the 499 others together with "no system".
 */
import type { Dimension } from './dimensions.js';
import type { ValueBox } from './rule-boxes.js';

export interface Classes {
  /** The class of each value. */
  readonly of: Int32Array;
  /** The values of each class, ascending; classes are numbered by their first value. */
  readonly members: readonly (readonly number[])[];
}

/** For each dimension the classes of values that the given boxes tell apart. */
export function classesOf(dimensions: readonly Dimension[], boxes: readonly ValueBox[]): readonly Classes[] {
  return dimensions.map((dimension, at) => {
    const sets = boxes.map((box) => box[at]).filter((set) => set != null);
    return partition(dimension.values.length, sets);
  });
}

/** Splits 0..count-1 so that each set is a union of classes. Takes time in the sum of the sets' sizes. */
export function partition(count: number, sets: Iterable<readonly number[]>): Classes {
  const group = new Int32Array(count);
  // splitBy[g] is the last set that split group g, splitTo[g] the group that its members moved to.
  const splitBy = [-1];
  const splitTo = [0];
  let set = 0;
  for (const members of sets) {
    for (const value of members) {
      const from = group[value]!;
      if (splitBy[from] !== set) {
        splitBy[from] = set;
        splitTo[from] = splitTo.length;
        splitBy.push(set);
        splitTo.push(splitTo.length);
      }
      group[value] = splitTo[from]!;
    }
    set += 1;
  }
  const number = new Map<number, number>();
  const members: number[][] = [];
  const of = group.map((old, value) => {
    let found = number.get(old);
    if (found === undefined) {
      found = members.length;
      number.set(old, found);
      members.push([]);
    }
    members[found]!.push(value);
    return found;
  });
  return { of, members };
}
