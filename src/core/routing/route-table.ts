/**
 * A diagram laid out for look-ups: what routing walks for every ticket.
 *
 * Only the nodes below one root, each in as few places of memory as can be:
 *   dense:  [dimension, child 0, child 1, …]
 *   sparse: [dimension | SPARSE, default, map 0, map 1, …, own child 0, own child 1, …]
 * A map word tells for 16 classes, in its low half, which of them have a child of their own, and in its
 * high half how many own children come before these: one word and one count of bits lead to the child.
 * Example: of 501 classes, 3 and 20 have own children. Map word 1 is `1 << 16 | 1 << 4`; class 20 is bit 4
 * of it, one own child comes before, so its child is the second.
 */
import type { Compiled } from './compiled.js';
import { isLeaf, type Ref } from './diagram.js';

/** Marks a sparse node in its first word, beside the dimension. */
export const SPARSE = 1 << 16;

export interface RouteTable {
  readonly words: Int32Array;
  /** The place of the first node, or a leaf as in the diagram. */
  readonly root: Ref;
}

/** Lays out the diagram below a root. */
export function routeTable(compiled: Compiled, root: Ref): RouteTable {
  const { diagram, order } = compiled;
  let words = new Int32Array(1 << 10);
  let used = 0;
  const place = new Map<Ref, number>();

  const lay = (ref: Ref): number => {
    if (isLeaf(ref)) return ref;
    const known = place.get(ref);
    if (known !== undefined) return known;
    const level = diagram.level(ref);
    const size = diagram.sizes[level]!;
    const common = diagram.defaultChild(ref);
    const own: { cls: number; child: Ref }[] = [];
    diagram.eachOwnChild(ref, (cls, child) => own.push({ cls, child }));
    const maps = common === null ? 0 : (size + 15) >>> 4;
    const at = used;
    used += 1 + (common === null ? 0 : 1) + maps + own.length;
    if (used > words.length) {
      const grown = new Int32Array(Math.max(words.length * 2, used));
      grown.set(words);
      words = grown;
    }
    place.set(ref, at);
    words[at] = order[level]! | (common === null ? 0 : SPARSE);
    for (const { cls } of own) if (maps > 0) words[at + 2 + (cls >>> 4)]! |= 1 << (cls & 15);
    for (let map = 0, before = 0; map < maps; map += 1) {
      const bits = words[at + 2 + map]!;
      words[at + 2 + map] = bits | (before << 16);
      before += countBits(bits);
    }
    const first = at + 1 + (common === null ? 0 : 1 + maps);
    for (const [index, { child }] of own.entries()) {
      const laid = lay(child);
      words[first + index] = laid;
    }
    if (common !== null) {
      const laid = lay(common);
      words[at + 1] = laid;
    }
    return at;
  };
  const first = lay(root);
  return { words: words.slice(0, used), root: first };
}

/** The child of a sparse node for a class; `maps` is the number of its map words. */
export function sparseChild(words: Int32Array, at: number, maps: number, cls: number): Ref {
  const map = words[at + 2 + (cls >>> 4)]!;
  const bit = 1 << (cls & 15);
  if ((map & bit) === 0) return words[at + 1]!;
  return words[at + 2 + maps + (map >>> 16) + countBits(map & (bit - 1) & 0xffff)]!;
}

/** How many of the low 16 bits are set. */
function countBits(bits: number): number {
  let pairs = bits - ((bits >>> 1) & 0x5555);
  pairs = (pairs & 0x3333) + ((pairs >>> 2) & 0x3333);
  pairs = (pairs + (pairs >>> 4)) & 0x0f0f;
  return (pairs + (pairs >>> 8)) & 0x1f;
}
