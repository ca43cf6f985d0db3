/**
 * Compiles a list of rules, of which the first that holds decides, into a diagram.
 *
 * From the top: a node is known by the list of rules that can still decide there. Asking one
 * dimension splits the list: each class keeps the rules that allow it. The list ends at the first rule
 * that asks nothing more, since it hides all behind it; equal lists are built once. The product of the
 * dimensions is never walked, only the lists that really differ.
 * Example: x1 "Plant network, P1" before x2 "P1". Asked for the system, Plant network keeps [x1, x2],
 * every other class [x2]. Asked for the priority, P1 gives x1 in the first and x2 in the second.
 */
import { Diagram, leaf, type Ref } from './diagram.js';

/** One rule by level: its classes, ascending, or null for all of them. Never empty. */
export type LevelBox = readonly (readonly number[] | null)[];

export interface Entry {
  readonly box: LevelBox;
  /** What the leaf holds where this rule decides. */
  readonly leaf: number;
}

/**
 * Returns the diagram's root, or null when more than `budget` list elements would have to be looked at.
 * Where no rule holds the leaf is `otherwise`.
 */
export function buildFirstMatch(
  diagram: Diagram,
  entries: readonly Entry[],
  otherwise: number,
  budget = Number.POSITIVE_INFINITY,
): Ref | null {
  return new Builder(diagram, entries, otherwise, budget, null).run();
}

/** Whether the first match anywhere gives the wanted leaf; stops at the first place that does. `sizes`: classes per level. */
export function firstMatchReaches(sizes: readonly number[], entries: readonly Entry[], otherwise: number, wanted: number): boolean {
  return new Builder(new Diagram(sizes), entries, otherwise, Number.POSITIVE_INFINITY, wanted).run() === null;
}

/** Classes that the rules of one list name at one level, in groups that keep the same rules. */
class Split {
  /** The group of each class; 0 for those that no rule names. */
  readonly groupOf: Int32Array;
  readonly named: Int32Array;
  /** The children of the named classes, once they are built. */
  readonly children: Int32Array;
  namedCount = 0;
  /** A group is the group that it was split from, and the rule that split it off. */
  readonly parent: number[] = [0];
  readonly rule: number[] = [0];
  readonly splitBy: number[] = [-1];
  readonly splitTo: number[] = [0];
  readonly child: (Ref | null)[] = [0];

  constructor(size: number) {
    this.groupOf = new Int32Array(size);
    this.named = new Int32Array(size);
    this.children = new Int32Array(size);
  }

  clear(): void {
    for (let i = 0; i < this.namedCount; i += 1) this.groupOf[this.named[i]!] = 0;
    this.namedCount = 0;
    this.parent.length = this.rule.length = this.splitBy.length = this.splitTo.length = this.child.length = 1;
    this.splitBy[0] = -1;
  }

  keep(rule: number, classes: readonly number[]): void {
    for (const cls of classes) {
      const from = this.groupOf[cls]!;
      if (this.splitBy[from] !== rule) this.#open(from, rule);
      if (from === 0) this.named[this.namedCount++] = cls;
      this.groupOf[cls] = this.splitTo[from]!;
    }
  }

  #open(from: number, rule: number): void {
    const group = this.parent.length;
    this.parent.push(from);
    this.rule.push(rule);
    this.splitBy.push(rule);
    this.splitTo.push(group);
    this.child.push(null);
    this.splitBy[from] = rule;
    this.splitTo[from] = group;
  }
}

class Builder {
  readonly #diagram: Diagram;
  readonly #entries: readonly Entry[];
  readonly #otherwise: Ref;
  readonly #levels: number;
  /** For each rule and level: the next level at or below which it asks; `#levels` when it asks nothing more. */
  readonly #next: Uint8Array;
  readonly #splits: Split[];
  /** Lists lie behind each other; those that a node is known by stay. */
  #lists = new Int32Array(1 << 12);
  #top = 0;
  /** Known nodes: level, start and length of the list, root; and a hash table over them. */
  #known: number[] = [];
  #table = new Int32Array(1 << 10).fill(-1);
  #budget: number;
  /** A leaf at which to stop, as if the budget were spent. */
  readonly #stopAt: Ref | null;

  constructor(diagram: Diagram, entries: readonly Entry[], otherwise: number, budget: number, stopAt: number | null) {
    this.#diagram = diagram;
    this.#entries = entries;
    this.#otherwise = leaf(otherwise);
    this.#levels = diagram.sizes.length;
    this.#budget = budget;
    this.#stopAt = stopAt === null ? null : leaf(stopAt);
    this.#splits = diagram.sizes.map((size) => new Split(size));
    const width = this.#levels + 1;
    this.#next = new Uint8Array(entries.length * width).fill(this.#levels);
    for (const [rule, { box }] of entries.entries())
      for (let level = this.#levels - 1; level >= 0; level -= 1)
        this.#next[rule * width + level] = box[level] ? level : this.#next[rule * width + level + 1]!;
  }

  run(): Ref | null {
    for (let rule = 0; rule < this.#entries.length; rule += 1) if (!this.#push(rule, 0)) break;
    return this.#build(0, 0, this.#top);
  }

  #asks(rule: number, level: number): number {
    return this.#next[rule * (this.#levels + 1) + level]!;
  }

  /** Appends a rule to the list on top; false when it asks nothing from `level` on, so that the list ends. */
  #push(rule: number, level: number): boolean {
    if (this.#top === this.#lists.length) {
      const grown = new Int32Array(this.#lists.length * 2);
      grown.set(this.#lists);
      this.#lists = grown;
    }
    this.#lists[this.#top++] = rule;
    return this.#asks(rule, level) < this.#levels;
  }

  /** The node for a list. Takes the list away again when nothing is to be remembered and it lies on top. */
  #build(from: number, start: number, end: number): Ref | null {
    const length = end - start;
    this.#budget -= length + 1;
    if (this.#budget < 0) return null;
    if (length === 0) return this.#leaf(this.#otherwise);
    const forget = this.#top === end ? start : this.#top;
    let level = this.#levels;
    for (let at = start; at < end; at += 1) level = Math.min(level, this.#asks(this.#lists[at]!, from));
    if (this.#asks(this.#lists[start]!, from) === this.#levels) {
      this.#top = forget;
      return this.#leaf(leaf(this.#entries[this.#lists[start]!]!.leaf));
    }
    const slot = this.#find(level, start, length);
    if (this.#table[slot]! >= 0) {
      this.#top = forget;
      return this.#known[this.#table[slot]! + 3]!;
    }
    const entry = this.#known.length;
    this.#known.push(level, start, length, 0);
    this.#table[slot] = entry;
    if (entry > 2 * this.#table.length) this.#regrow();
    const ref = this.#split(level, start, end);
    if (ref !== null) this.#known[entry + 3] = ref;
    return ref;
  }

  #leaf(ref: Ref): Ref | null {
    return ref === this.#stopAt ? null : ref;
  }

  #split(level: number, start: number, end: number): Ref | null {
    const split = this.#splits[level]!;
    split.clear();
    for (let at = start; at < end; at += 1) {
      const rule = this.#lists[at]!;
      const classes = this.#entries[rule]!.box[level];
      if (!classes) continue;
      split.keep(rule, classes);
      this.#budget -= classes.length;
    }
    let rest: Ref | null = 0;
    const restStart = this.#top;
    for (let at = start; at < end; at += 1) {
      const rule = this.#lists[at]!;
      if (!this.#entries[rule]!.box[level] && !this.#push(rule, level + 1)) break;
    }
    const restEnd = this.#top;
    const size = this.#diagram.sizes[level]!;

    const named = split.named.subarray(0, split.namedCount).sort();
    for (const cls of named) {
      const group = split.groupOf[cls]!;
      if (split.child[group] !== null) continue;
      const child = this.#merge(split, group, restStart, restEnd, level + 1);
      if (child === null) return null;
      split.child[group] = child;
    }
    if (named.length < size) {
      rest = this.#build(level + 1, restStart, restEnd);
      if (rest === null) return null;
    } else rest = split.child[split.groupOf[named[0]!]!]!;
    for (const [at, cls] of named.entries()) split.children[at] = split.child[split.groupOf[cls]!]!;
    return this.#diagram.nodeFrom(level, rest, named, split.children, named.length);
  }

  /** Builds the child of a group: its own rules and those that ask nothing at this level, in order. */
  #merge(split: Split, group: number, restStart: number, restEnd: number, level: number): Ref | null {
    const own: number[] = [];
    for (let at = group; at !== 0; at = split.parent[at]!) own.push(split.rule[at]!);
    const start = this.#top;
    let rest = restStart;
    for (let open = true; open; ) {
      const mine = own.length > 0 ? own[own.length - 1]! : Number.POSITIVE_INFINITY;
      const other = rest < restEnd ? this.#lists[rest]! : Number.POSITIVE_INFINITY;
      if (mine === other) break;
      if (mine < other) own.pop();
      else rest += 1;
      open = this.#push(Math.min(mine, other), level);
    }
    return this.#build(level, start, this.#top);
  }

  /** The slot of the table that holds the node known by this list, or the free one where it belongs. */
  #find(level: number, start: number, length: number): number {
    const lists = this.#lists;
    const mask = this.#table.length - 1;
    let slot = this.#hash(level, start, length) & mask;
    for (let entry = this.#table[slot]!; entry >= 0; entry = this.#table[slot]!) {
      if (this.#known[entry] === level && this.#known[entry + 2] === length) {
        const other = this.#known[entry + 1]!;
        let at = 0;
        while (at < length && lists[start + at] === lists[other + at]) at += 1;
        if (at === length) return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #hash(level: number, start: number, length: number): number {
    let h = 0x811c9dc5 ^ level;
    for (let at = start; at < start + length; at += 1) h = Math.imul(h ^ this.#lists[at]!, 0x01000193) ^ (h >>> 15);
    return (h ^ (h >>> 13)) >>> 1;
  }

  #regrow(): void {
    this.#table = new Int32Array(this.#table.length * 2).fill(-1);
    for (let entry = 0; entry < this.#known.length; entry += 4)
      this.#table[this.#find(this.#known[entry]!, this.#known[entry + 1]!, this.#known[entry + 2]!)] = entry;
  }
}
