/**
 * Which leaves can be reached from within which boxes: one walk through a diagram for many boxes.
 *
 * Each node carries the set of boxes that lead to it, and passes each on to the children of the classes
 * that the box allows; since boxes ask each dimension by itself, that is exact and not an estimate.
 * Example: x1 decides "Plant network, P1". The box of x2, "P1", reaches the leaf of x1: somewhere x1
 * decides although x2 holds too.
 */
import { type Bits, bitsOf } from './bits.js';
import type { Compiled } from './compiled.js';
import { isLeaf, leaf, leafValue, type Ref } from './diagram.js';
import type { ClassBox } from './set-boxes.js';

export interface Reach {
  /** For each leaf value the boxes, by their place, from within which it is reached. */
  readonly leaves: ReadonlyMap<number, Bits>;
  /** One way from a box to a leaf that it reaches: the class chosen in each dimension, null where none was asked. */
  wayTo(leafOf: number, box: number): readonly (number | null)[];
}

/** Walks a diagram for all boxes at once. A box with an empty list reaches nothing. */
export function reach(compiled: Compiled, root: Ref, boxes: readonly ClassBox[]): Reach {
  const { diagram, order } = compiled;
  const { nodes, leaves } = nodesByLevel(compiled, root);
  const table = new BoxTable(boxes.length, nodes, leaves, diagram.wordCount);
  const { width, words } = table;
  for (const [box, classes] of boxes.entries()) if (!classes.some((each) => each !== null && each.length === 0)) table.add(root, box);

  const anyAt = order.map((at) => bitsOf(boxes.length, (box) => boxes[box]![at] === null));
  const rows = diagram.sizes.map((size) => new Int32Array(size));
  const targets: number[] = [];
  const passing: number[] = [];
  for (const ref of nodes) {
    const level = diagram.level(ref);
    const at = order[level]!;
    const any = anyAt[level]!;
    const start = table.startOf(ref);
    const children = rows[level]!;
    diagram.expand(ref, children);
    targets.length = 0;
    diagram.eachChild(ref, (child) => {
      const target = table.startOf(child);
      if (target !== targets[targets.length - 1]) targets.push(target);
    });
    // Boxes that ask nothing here go on to every child, the others to the children of their classes.
    passing.length = 0;
    for (let word = 0; word < width; word += 1) {
      const here = words[start + word]!;
      if (here === 0) continue;
      const all = here & any[word]!;
      if (all !== 0) passing.push(word, all);
      for (let rest = here & ~any[word]!; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        for (const cls of boxes[word * 32 + 31 - Math.clz32(bit)]![at]!) words[table.startOf(children[cls]!) + word]! |= bit;
      }
    }
    if (passing.length === 0) continue;
    for (let target = 0; target < targets.length; target += 1)
      for (let pair = 0; pair < passing.length; pair += 2) words[targets[target]! + passing[pair]!]! |= passing[pair + 1]!;
  }

  let parents: Parents | null = null;
  return {
    leaves: table.leaves(),
    wayTo: (leafOf, box) => {
      parents ??= new Parents(compiled, nodes, leaves.length, table);
      const way: (number | null)[] = compiled.dimensions.map(() => null);
      for (let ref = leaf(leafOf); ref !== root; ) {
        const step = stepTo(compiled, parents.of(ref), ref, boxes[box]!, (parent) => table.has(parent, box));
        if (step === null) throw new Error('No way from the box to the leaf');
        way[order[diagram.level(step.parent)]!] = step.cls;
        ref = step.parent;
      }
      return way;
    },
  };
}

/** For each node and leaf the boxes that reach it, as bits in one array. */
class BoxTable {
  /** Words for each node or leaf. */
  readonly width: number;
  readonly words: Uint32Array;
  readonly #numberOfNode: Int32Array;
  readonly #numberOfLeaf: ReadonlyMap<Ref, number>;

  constructor(boxes: number, nodes: readonly Ref[], leaves: readonly Ref[], refs: number) {
    this.width = (boxes + 31) >>> 5;
    this.#numberOfNode = new Int32Array(refs);
    for (const [number, ref] of nodes.entries()) this.#numberOfNode[ref] = number;
    this.#numberOfLeaf = new Map(leaves.map((ref, at) => [ref, nodes.length + at]));
    this.words = new Uint32Array((nodes.length + leaves.length) * this.width);
  }

  numberOf(ref: Ref): number {
    return isLeaf(ref) ? this.#numberOfLeaf.get(ref)! : this.#numberOfNode[ref]!;
  }

  startOf(ref: Ref): number {
    return this.numberOf(ref) * this.width;
  }

  add(ref: Ref, box: number): void {
    const start = this.startOf(ref);
    this.words[start + (box >>> 5)]! |= 1 << (box & 31);
  }

  has(ref: Ref, box: number): boolean {
    return ((this.words[this.startOf(ref) + (box >>> 5)]! >>> (box & 31)) & 1) === 1;
  }

  leaves(): ReadonlyMap<number, Bits> {
    return new Map(
      [...this.#numberOfLeaf.keys()].map((ref) => [leafValue(ref), this.words.subarray(this.startOf(ref), this.startOf(ref) + this.width)]),
    );
  }
}

/** All nodes from a root down, parents before children, and all leaves. */
function nodesByLevel({ diagram }: Compiled, root: Ref): { readonly nodes: readonly Ref[]; readonly leaves: readonly Ref[] } {
  const byLevel: Ref[][] = diagram.sizes.map(() => []);
  const leaves = new Set<Ref>();
  const seen = new Uint8Array(diagram.wordCount);
  const visit = (ref: Ref): void => {
    if (isLeaf(ref)) leaves.add(ref);
    else if (seen[ref] === 0) {
      seen[ref] = 1;
      byLevel[diagram.level(ref)]!.push(ref);
    }
  };
  visit(root);
  // Children lie below their parents, so a level is complete when the ones above it are done.
  for (const level of byLevel) for (let at = 0; at < level.length; at += 1) diagram.eachChild(level[at]!, visit);
  return { nodes: byLevel.flat(), leaves: [...leaves] };
}

/** The parents of each node and leaf, as stretches of one array. */
class Parents {
  readonly #of: Int32Array;
  readonly #ends: Int32Array;
  readonly #table: BoxTable;

  constructor({ diagram }: Compiled, nodes: readonly Ref[], leaves: number, table: BoxTable) {
    this.#table = table;
    const ends = new Int32Array(nodes.length + leaves + 1);
    const eachEdge = (visit: (parent: Ref, child: number) => void): void => {
      for (const parent of nodes) {
        let last = -1;
        diagram.eachChild(parent, (ref) => {
          const child = table.numberOf(ref);
          if (child !== last) visit(parent, child);
          last = child;
        });
      }
    };
    eachEdge((_, child) => {
      ends[child + 1]! += 1;
    });
    for (let at = 1; at < ends.length; at += 1) ends[at]! += ends[at - 1]!;
    this.#of = new Int32Array(ends[ends.length - 1]!);
    // Filling from each start moves it to its end, which is where the next one starts.
    eachEdge((parent, child) => {
      this.#of[ends[child]!] = parent;
      ends[child]! += 1;
    });
    this.#ends = ends;
  }

  of(ref: Ref): Int32Array {
    const child = this.#table.numberOf(ref);
    return this.#of.subarray(child === 0 ? 0 : this.#ends[child - 1], this.#ends[child]);
  }
}

/** A parent that the box reaches, with a class that the box allows and that leads to the child. */
function stepTo(
  compiled: Compiled,
  parents: Int32Array,
  child: Ref,
  box: ClassBox,
  reached: (parent: Ref) => boolean,
): { parent: Ref; cls: number } | null {
  const { diagram, order } = compiled;
  for (const parent of parents) {
    if (!reached(parent)) continue;
    const level = diagram.level(parent);
    const allowed = box[order[level]!];
    const size = allowed ? allowed.length : diagram.sizes[level]!;
    for (let at = 0; at < size; at += 1) {
      const cls = allowed ? allowed[at]! : at;
      if (diagram.child(parent, cls) === child) return { parent, cls };
    }
  }
  return null;
}
