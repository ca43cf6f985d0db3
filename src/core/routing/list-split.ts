/**
 * The classes of one dimension in groups that keep the same rules of a list.
 *
 * Rules are fed in order, each with the classes that it names. A class that a rule names moves from its
 * group to the one that was split off it for that rule, so that a group is its parent and one rule more.
 * Example: x1 names A and B, x2 names B. A is then in the group {x1}, B in {x1, x2}, C in none.
 */
export class ListSplit {
  /** The group of each class; 0 for those that no rule names. */
  readonly groupOf: Int32Array;
  /** By group: whether its child is built, and the child. */
  readonly built: number[] = [];
  readonly child: number[] = [];
  readonly #named: Int32Array;
  /** The classes that some rule names, as bits. */
  readonly #marks: Int32Array;
  /** A group is the group that it was split from, and the rule that split it off. */
  readonly #parent: number[] = [0];
  readonly #rule: number[] = [0];
  /** The last rule that split a group, and the group that was split off. */
  readonly #splitBy: number[] = [-1];
  readonly #splitTo: number[] = [0];
  /** By group: 1 when one of its rules asks nothing more, so that none behind it matters. */
  readonly #closed: number[] = [0];
  #groups = 1;

  /** @param size the number of classes */
  constructor(size: number) {
    this.groupOf = new Int32Array(size);
    this.#named = new Int32Array(size);
    this.#marks = new Int32Array((size + 31) >>> 5);
  }

  clear(): void {
    this.groupOf.fill(0);
    this.#marks.fill(0);
    this.#groups = 1;
    this.#splitBy[0] = -1;
  }

  /**
   * The next rule of the list, and the classes for which it stays. `closes`: it asks nothing more.
   *
   * @returns how many classes need no more rules from now on
   */
  keep(rule: number, classes: readonly number[], closes: boolean): number {
    const { groupOf } = this;
    let closed = 0;
    for (let at = 0; at < classes.length; at += 1) {
      const cls = classes[at]!;
      const from = groupOf[cls]!;
      if (this.#closed[from] === 1) continue;
      if (closes) closed += 1;
      if (this.#splitBy[from] !== rule) {
        const group = this.#groups++;
        this.#parent[group] = from;
        this.#rule[group] = rule;
        this.#splitBy[group] = rule;
        this.#splitTo[group] = group;
        this.built[group] = 0;
        this.#closed[group] = closes ? 1 : 0;
        this.#splitBy[from] = rule;
        this.#splitTo[from] = group;
      }
      if (from === 0) this.#marks[cls >>> 5]! |= 1 << (cls & 31);
      groupOf[cls] = this.#splitTo[from]!;
    }
    return closed;
  }

  /** The classes that some rule names, ascending. Valid until cleared. */
  sorted(): Int32Array {
    const [named, marks] = [this.#named, this.#marks];
    let count = 0;
    for (let word = 0; word < marks.length; word += 1)
      for (let rest = marks[word]!; rest !== 0; rest &= rest - 1) named[count++] = word * 32 + 31 - Math.clz32(rest & -rest);
    return named.subarray(0, count);
  }

  /** Writes the rules that a group keeps among those fed, the last one first; returns how many. */
  rulesOf(group: number, into: Int32Array): number {
    let count = 0;
    for (let at = group; at !== 0; at = this.#parent[at]!) into[count++] = this.#rule[at]!;
    return count;
  }
}
