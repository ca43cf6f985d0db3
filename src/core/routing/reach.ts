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
  const { width } = table;
  for (const [box, classes] of boxes.entries()) if (!classes.some((each) => each !== null && each.length === 0)) table.add(root, box);

  const anyAt = order.map((at) => bitsOf(boxes.length, (box) => boxes[box]![at] === null));
  const rows = diagram.sizes.map((size) => new Int32Array(size));
  const targets: number[] = [];
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
    // Boxes that ask nothing here go on to every child, word by word; the others to the children of their classes.
    for (let word = 0; word < width; word += 1) {
      const here = table.words[start + word]!;
      if (here === 0) continue;
      const all = here & any[word]!;
      if (all !== 0) for (let at = 0; at < targets.length; at += 1) table.words[targets[at]! + word]! |= all;
      for (let rest = here & ~any[word]!; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        for (const cls of boxes[word * 32 + 31 - Math.clz32(bit)]![at]!) table.words[table.startOf(children[cls]!) + word]! |= bit;
      }
    }
  }

  let parents: ReadonlyMap<Ref, readonly Ref[]> | null = null;
  return {
    leaves: table.leaves(),
    wayTo: (leafOf, box) => {
      parents ??= parentsOf(compiled, nodes);
      const way: (number | null)[] = compiled.dimensions.map(() => null);
      for (let ref = leaf(leafOf); ref !== root; ) {
        const step = stepTo(compiled, parents.get(ref) ?? [], ref, boxes[box]!, (parent) => table.has(parent, box));
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
  readonly #startOfNode: Int32Array;
  readonly #startOfLeaf: ReadonlyMap<Ref, number>;

  constructor(boxes: number, nodes: readonly Ref[], leaves: readonly Ref[], refs: number) {
    this.width = (boxes + 31) >>> 5;
    this.#startOfNode = new Int32Array(refs);
    for (const [at, ref] of nodes.entries()) this.#startOfNode[ref] = at * this.width;
    this.#startOfLeaf = new Map(leaves.map((ref, at) => [ref, (nodes.length + at) * this.width]));
    this.words = new Uint32Array((nodes.length + leaves.length) * this.width);
  }

  startOf(ref: Ref): number {
    return isLeaf(ref) ? this.#startOfLeaf.get(ref)! : this.#startOfNode[ref]!;
  }

  add(ref: Ref, box: number): void {
    const start = this.startOf(ref);
    this.words[start + (box >>> 5)]! |= 1 << (box & 31);
  }

  has(ref: Ref, box: number): boolean {
    return ((this.words[this.startOf(ref) + (box >>> 5)]! >>> (box & 31)) & 1) === 1;
  }

  leaves(): ReadonlyMap<number, Bits> {
    return new Map([...this.#startOfLeaf].map(([ref, start]) => [leafValue(ref), this.words.subarray(start, start + this.width)]));
  }
}

/** All nodes from a root down, parents before children, and all leaves. */
function nodesByLevel(compiled: Compiled, root: Ref): { readonly nodes: readonly Ref[]; readonly leaves: readonly Ref[] } {
  const { diagram } = compiled;
  const byLevel: Ref[][] = diagram.sizes.map(() => []);
  const leaves: Ref[] = [];
  const seen = new Set<Ref>();
  const stack = [root];
  const visit = (child: Ref): void => {
    if (!seen.has(child)) stack.push(child);
  };
  for (let ref = stack.pop(); ref !== undefined; ref = stack.pop()) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    if (isLeaf(ref)) leaves.push(ref);
    else {
      byLevel[diagram.level(ref)]!.push(ref);
      diagram.eachChild(ref, visit);
    }
  }
  return { nodes: byLevel.flat(), leaves };
}

function parentsOf(compiled: Compiled, nodes: readonly Ref[]): ReadonlyMap<Ref, readonly Ref[]> {
  const parents = new Map<Ref, Ref[]>();
  for (const ref of nodes)
    compiled.diagram.eachChild(ref, (child) => {
      const list = parents.get(child);
      if (list === undefined) parents.set(child, [ref]);
      else if (list[list.length - 1] !== ref) list.push(ref);
    });
  return parents;
}

/** A parent that the box reaches, with a class that the box allows and that leads to the child. */
function stepTo(
  compiled: Compiled,
  parents: readonly Ref[],
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
