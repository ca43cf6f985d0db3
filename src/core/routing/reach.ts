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
import { type Diagram, isLeaf, leafValue, type Ref } from './diagram.js';
import type { ClassBox } from './set-boxes.js';

/**
 * Walks a diagram for all boxes at once. A box with an empty list reaches nothing.
 *
 * @returns for each leaf value the boxes, by their place, from within which it is reached
 */
export function reach({ diagram, order }: Compiled, root: Ref, boxes: readonly ClassBox[]): ReadonlyMap<number, Bits> {
  const width = (boxes.length + 31) >>> 5;
  const { nodes, leaves } = nodesByLevel(diagram, root);
  // The sets lie behind each other in one array, those of the nodes first.
  const startOfNode = new Int32Array(isLeaf(root) ? 0 : diagram.wordCount);
  for (let at = 0; at < nodes.length; at += 1) startOfNode[nodes[at]!] = at * width;
  const startOfLeaf = new Int32Array(leaves.reduce((most, value) => Math.max(most, value), 0) + 1);
  for (let at = 0; at < leaves.length; at += 1) startOfLeaf[leaves[at]!] = (nodes.length + at) * width;
  const words = new Uint32Array((nodes.length + leaves.length) * width);
  const startOf = (ref: Ref): number => (ref < 0 ? startOfLeaf[leafValue(ref)]! : startOfNode[ref]!);

  const first = startOf(root);
  for (const [box, classes] of boxes.entries())
    if (!classes.some((each) => each !== null && each.length === 0)) words[first + (box >>> 5)]! |= 1 << (box & 31);
  const anyAt = order.map((at) => bitsOf(boxes.length, (box) => boxes[box]![at] === null));
  const asking = order.map((at) => boxes.map((box) => box[at]!));
  const rows = diagram.sizes.map((size) => new Int32Array(size));
  const targets = new Int32Array(Math.max(1, ...diagram.sizes));

  for (let at = 0; at < nodes.length; at += 1) {
    const ref = nodes[at]!;
    const level = diagram.level(ref);
    const any = anyAt[level]!;
    const lists = asking[level]!;
    const start = at * width;
    const children = rows[level]!;
    diagram.expand(ref, children);
    let count = 0;
    for (let cls = 0; cls < children.length; cls += 1) {
      const target = cls > 0 && children[cls] === children[cls - 1] ? targets[cls - 1]! : startOf(children[cls]!);
      targets[cls] = target;
    }
    // Boxes that ask nothing here go on to every child, the others to the children of their classes.
    let passing = false;
    for (let word = 0; word < width; word += 1) {
      const here = words[start + word]!;
      if (here === 0) continue;
      passing ||= (here & any[word]!) !== 0;
      for (let rest = here & ~any[word]!; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        const list = lists[word * 32 + 31 - Math.clz32(bit)]!;
        for (let place = 0; place < list.length; place += 1) words[targets[list[place]!]! + word]! |= bit;
      }
    }
    if (!passing) continue;
    for (let cls = 0; cls < children.length; cls += 1)
      if (count === 0 || targets[cls] !== targets[count - 1]) targets[count++] = targets[cls]!;
    for (let word = 0; word < width; word += 1) {
      const all = words[start + word]! & any[word]!;
      if (all !== 0) for (let target = 0; target < count; target += 1) words[targets[target]! + word]! |= all;
    }
  }
  // Copies, so that the sets of the nodes are not kept with them.
  return new Map(leaves.map((value) => [value, words.slice(startOfLeaf[value], startOfLeaf[value]! + width)]));
}

/** All nodes from a root down, parents before children, and the values of all leaves. */
function nodesByLevel(diagram: Diagram, root: Ref): { readonly nodes: readonly Ref[]; readonly leaves: readonly number[] } {
  const byLevel: Ref[][] = diagram.sizes.map(() => []);
  const leaves = new Set<number>();
  const seen = new Uint8Array(isLeaf(root) ? 0 : diagram.wordCount);
  const visit = (ref: Ref): void => {
    if (ref < 0) leaves.add(leafValue(ref));
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
