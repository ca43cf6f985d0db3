/**
 * A reduced, shared multi-valued decision diagram.
 *
 * A node asks for one dimension and has a child for every class of its values; a leaf holds a number.
 * Equal nodes exist once (hash-consing) and a node whose children are all the same is that child, so
 * that within one store two functions are equal exactly when their roots are the same number.
 * Example: "P1 goes to 1, the rest to 0" is one node on priority with leaf 1 for P1 and leaf 0 for the
 * classes beside it; every other dimension is skipped.
 *
 * Nodes lie in one array of integers. Many classes usually share a child, which is stored once as the
 * node's default; only the others are listed, sorted, and found by binary search. A node with few
 * classes, or with few that share, lists all of its children instead:
 *   sparse: [level, n, default, class 1, child 1, … class n, child n]
 *   dense:  [level, -1, child 0, child 1, …]
 * A level is a dimension's place in the order of questions. Leaves are negative: `leaf(k)` is `-1 - k`.
 */

/** The root of a diagram: the place of a node, or a leaf. */
export type Ref = number;

export const leaf = (value: number): Ref => -1 - value;
export const isLeaf = (ref: Ref): boolean => ref < 0;
export const leafValue = (ref: Ref): number => -1 - ref;

/** The level that leaves count as: below every dimension. */
export const LEAF_LEVEL = 0x7fffffff;

const DENSE = -1;
/** Up to this many classes a node always lists all children: a plain index beats a search. */
const ALWAYS_DENSE = 8;

export class Diagram {
  /** Classes per level. */
  readonly sizes: readonly number[];
  /** The nodes. Replaced when it grows: read it anew after adding nodes. */
  words: Int32Array = new Int32Array(1 << 12);
  #used = 0;
  #nodes = 0;
  #table = new Int32Array(1 << 10).fill(-1);
  /** The hash of each node in the table. */
  #hashes = new Int32Array(1 << 10);
  #children: Int32Array;

  constructor(sizes: readonly number[]) {
    this.sizes = sizes;
    this.#children = new Int32Array(Math.max(1, ...sizes));
  }

  get nodeCount(): number {
    return this.#nodes;
  }

  /** Integers in use, four bytes each. */
  get wordCount(): number {
    return this.#used;
  }

  level(ref: Ref): number {
    return ref < 0 ? LEAF_LEVEL : this.words[ref]!;
  }

  /** The child of a node for one class. */
  child(ref: Ref, cls: number): Ref {
    const words = this.words;
    const n = words[ref + 1]!;
    if (n === DENSE) return words[ref + 2 + cls]!;
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = words[ref + 3 + 2 * middle]!;
      if (found === cls) return words[ref + 4 + 2 * middle]!;
      if (found < cls) low = middle + 1;
      else high = middle;
    }
    return words[ref + 2]!;
  }

  /** Writes the children of a node, by class, into `into`. */
  expand(ref: Ref, into: Int32Array): void {
    const words = this.words;
    const size = this.sizes[words[ref]!]!;
    const n = words[ref + 1]!;
    if (n === DENSE) {
      for (let cls = 0; cls < size; cls += 1) into[cls] = words[ref + 2 + cls]!;
      return;
    }
    into.fill(words[ref + 2]!, 0, size);
    for (let i = 0, at = ref + 3; i < n; i += 1, at += 2) into[words[at]!] = words[at + 1]!;
  }

  /** The child that most classes of a node share, or null when every class has its own entry. */
  defaultChild(ref: Ref): Ref | null {
    return this.words[ref + 1]! === DENSE ? null : this.words[ref + 2]!;
  }

  /** How many classes of a node with a default child have another one; they are numbered from 0, ascending. */
  ownCount(ref: Ref): number {
    return this.words[ref + 1]!;
  }

  ownClass(ref: Ref, at: number): number {
    return this.words[ref + 3 + 2 * at]!;
  }

  ownChild(ref: Ref, at: number): Ref {
    return this.words[ref + 4 + 2 * at]!;
  }

  /** Visits the classes of a node that do not have the default child, ascending. */
  eachOwnChild(ref: Ref, visit: (cls: number, child: Ref) => void): void {
    const words = this.words;
    const n = words[ref + 1]!;
    if (n === DENSE) {
      const size = this.sizes[words[ref]!]!;
      for (let cls = 0; cls < size; cls += 1) visit(cls, words[ref + 2 + cls]!);
    } else for (let i = 0, at = ref + 3; i < n; i += 1, at += 2) visit(words[at]!, words[at + 1]!);
  }

  /** Visits every child of a node, one that several classes share perhaps more than once. */
  eachChild(ref: Ref, visit: (child: Ref) => void): void {
    const common = this.defaultChild(ref);
    if (common !== null) visit(common);
    this.eachOwnChild(ref, (_, child) => visit(child));
  }

  /** The node with these children by class (the first `sizes[level]` of them): an existing one where there is one. */
  node(level: number, children: Int32Array): Ref {
    const size = this.sizes[level]!;
    const first = children[0]!;
    let same = true;
    for (let cls = 1; cls < size && same; cls += 1) same = children[cls] === first;
    if (same) return first;
    this.#reserve(3 + 2 * size);
    const start = this.#used;
    const end = this.#write(level, children, size);
    return this.#intern(start, end);
  }

  /** As `node`, given the child of all classes but `count` listed ones, which are in ascending order, and the children of those. */
  nodeFrom(level: number, rest: Ref, classes: Int32Array, children: Int32Array, count: number): Ref {
    const size = this.sizes[level]!;
    if (size <= ALWAYS_DENSE || 2 * count >= size) {
      const all = this.#children;
      all.fill(rest, 0, size);
      for (let at = 0; at < count; at += 1) all[classes[at]!] = children[at]!;
      return this.node(level, all);
    }
    this.#reserve(3 + 2 * count);
    const words = this.words;
    const start = this.#used;
    let end = start + 3;
    for (let at = 0; at < count; at += 1) {
      if (children[at] === rest) continue;
      words[end++] = classes[at]!;
      words[end++] = children[at]!;
    }
    if (end === start + 3) return rest;
    words[start] = level;
    words[start + 1] = (end - start - 3) / 2;
    words[start + 2] = rest;
    return this.#intern(start, end);
  }

  #write(level: number, children: Int32Array, size: number): number {
    const words = this.words;
    let at = this.#used;
    words[at++] = level;
    const common = size > ALWAYS_DENSE ? this.#mostCommon(children, size) : null;
    if (common === null) {
      words[at++] = DENSE;
      for (let cls = 0; cls < size; cls += 1) words[at++] = children[cls]!;
      return at;
    }
    words[at++] = size - common.count;
    words[at++] = common.ref;
    for (let cls = 0; cls < size; cls += 1) {
      const child = children[cls]!;
      if (child === common.ref) continue;
      words[at++] = cls;
      words[at++] = child;
    }
    return at;
  }

  /** The child of more than half of the classes, if any: the only one worth being the default, and unique. */
  #mostCommon(children: Int32Array, size: number): { ref: Ref; count: number } | null {
    let candidate = 0;
    let votes = 0;
    for (let cls = 0; cls < size; cls += 1) {
      const child = children[cls]!;
      if (votes === 0) candidate = child;
      votes += child === candidate ? 1 : -1;
    }
    let count = 0;
    for (let cls = 0; cls < size; cls += 1) if (children[cls] === candidate) count += 1;
    return 2 * count > size ? { ref: candidate, count } : null;
  }

  #intern(start: number, end: number): Ref {
    const words = this.words;
    let mask = this.#table.length - 1;
    const hashed = hash(words, start, end);
    let slot = hashed & mask;
    for (let found = this.#table[slot]!; found >= 0; found = this.#table[slot]!) {
      if (this.#hashes[slot] === hashed && equal(words, found, start, end - start)) return found;
      slot = (slot + 1) & mask;
    }
    this.#table[slot] = start;
    this.#hashes[slot] = hashed;
    this.#used = end;
    this.#nodes += 1;
    if (this.#nodes * 2 > mask) {
      const [old, hashes] = [this.#table, this.#hashes];
      this.#table = new Int32Array(old.length * 2).fill(-1);
      this.#hashes = new Int32Array(old.length * 2);
      mask = this.#table.length - 1;
      for (let at = 0; at < old.length; at += 1) {
        if (old[at]! < 0) continue;
        let free = hashes[at]! & mask;
        while (this.#table[free]! >= 0) free = (free + 1) & mask;
        this.#table[free] = old[at]!;
        this.#hashes[free] = hashes[at]!;
      }
    }
    return start;
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.words.length) return;
    const grown = new Int32Array(Math.max(this.words.length * 2, this.#used + more));
    grown.set(this.words.subarray(0, this.#used));
    this.words = grown;
  }
}

function hash(words: Int32Array, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let at = start; at < end; at += 1) h = Math.imul(h ^ words[at]!, 0x01000193) ^ (h >>> 15);
  return (h ^ (h >>> 13)) >>> 1;
}

function equal(words: Int32Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (words[one + at] !== words[other + at]) return false;
  return true;
}
