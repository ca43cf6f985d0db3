/**
 * Which of some leaves can be reached from within one box: a walk down a diagram that follows only the
 * classes that the box allows, meets each node once, and passes by nodes that lead to no wanted leaf.
 *
 * Since a box asks each dimension by itself, that is exact and not an estimate. A walk for a small box
 * is short however large the diagram; one that takes too many steps says so, and `reach` answers for
 * all such boxes together.
 * Example: x1 decides "Plant network, P1". From within the box of x2, "P1", the leaf of x1 is reached:
 * somewhere x1 decides although x2 holds too.
 */
import type { Compiled } from './compiled.js';
import { type Diagram, isLeaf, leafValue, type Ref } from './diagram.js';
import type { ClassBox } from './set-boxes.js';

/** The class chosen in each dimension, -1 where none was asked. Overwritten by the next walk. */
export type Way = Int32Array;

/** Told of a wanted leaf and a way to it; true when that leaf is wanted no more. */
export type AtLeaf = (value: number, way: Way) => boolean;

/** Words of a sign. Leaves share the bits of a sign, so that one of a node tells surely only which leaves are not below it. */
const SIGN = 4;

export class BoxWalk {
  readonly #compiled: Compiled;
  readonly #root: Ref;
  /** 1 + the number of each node, by its place. */
  readonly #number: Int32Array;
  #nodes = 0;
  /** By the number of a node: the bits of all leaves below it. */
  readonly #signs: Int32Array;
  /** By leaf: 1 + its bit; 0 for those that no situation reaches. */
  readonly #bit: Uint8Array;
  /** By the number of a node: the walk in which it was met last. */
  readonly #met: Int32Array;
  #walk = 0;
  #steps = 0;
  #left = 0;
  readonly #wanted: Uint8Array;
  /** How many wanted leaves have a bit, and the bits that some has. */
  readonly #count = new Int32Array(SIGN * 32);
  readonly #sign = new Int32Array(SIGN);
  /** The classes allowed at each level. */
  readonly #allowed: (readonly number[] | null)[];
  readonly #way: Way;
  #atLeaf: AtLeaf = () => true;

  /** @param leaves above every leaf value of the diagram */
  constructor(compiled: Compiled, root: Ref, leaves: number) {
    const { diagram } = compiled;
    this.#compiled = compiled;
    this.#root = root;
    this.#number = new Int32Array(isLeaf(root) ? 0 : diagram.wordCount);
    this.#signs = new Int32Array((isLeaf(root) ? 0 : diagram.nodeCount) * SIGN);
    this.#bit = new Uint8Array(leaves);
    this.#wanted = new Uint8Array(leaves);
    let bits = 0;
    const signLeaf = (value: number): number => {
      if (this.#bit[value] === 0) this.#bit[value] = 1 + (bits++ % (SIGN * 32));
      return this.#bit[value]! - 1;
    };
    const visit = (ref: Ref): number => {
      const number = this.#nodes++;
      this.#number[ref] = number + 1;
      const level = diagram.level(ref);
      const common = diagram.defaultChild(ref);
      const own = common === null ? diagram.sizes[level]! : diagram.ownCount(ref);
      for (let at = common === null ? 0 : -1; at < own; at += 1) {
        const child = at < 0 ? common! : common === null ? diagram.child(ref, at) : diagram.ownChild(ref, at);
        if (child < 0) {
          const bit = signLeaf(leafValue(child));
          this.#signs[number * SIGN + (bit >>> 5)]! |= 1 << (bit & 31);
          continue;
        }
        const below = this.#number[child] === 0 ? visit(child) : this.#number[child]! - 1;
        for (let word = 0; word < SIGN; word += 1) this.#signs[number * SIGN + word]! |= this.#signs[below * SIGN + word]!;
      }
      return number;
    };
    if (isLeaf(root)) signLeaf(leafValue(root));
    else visit(root);
    this.#met = new Int32Array(this.#nodes);
    this.#allowed = compiled.order.map(() => null);
    this.#way = new Int32Array(compiled.dimensions.length);
  }

  /** Whether some situation reaches a leaf at all. */
  isReached(value: number): boolean {
    return this.#bit[value] !== 0;
  }

  /**
   * Tells of each wanted leaf that the box reaches; of one leaf again, by other ways, until it is wanted no more.
   *
   * @returns false when more than `most` steps would have been needed
   */
  leaves(box: ClassBox, wanted: readonly number[], atLeaf: AtLeaf, most = Number.POSITIVE_INFINITY): boolean {
    if (box.some((classes) => classes !== null && classes.length === 0)) return true;
    for (const [level, at] of this.#compiled.order.entries()) this.#allowed[level] = box[at]!;
    this.#way.fill(-1);
    this.#atLeaf = atLeaf;
    this.#left = 0;
    for (let at = 0; at < wanted.length; at += 1) this.#want(wanted[at]!);
    this.#walk += 1;
    this.#steps = most;
    if (this.#left > 0) this.#step(this.#root);
    for (let at = 0; at < wanted.length; at += 1) this.#drop(wanted[at]!);
    return this.#steps >= 0;
  }

  #want(value: number): void {
    if (this.#bit[value] === 0 || this.#wanted[value] === 1) return;
    const bit = this.#bit[value]! - 1;
    this.#wanted[value] = 1;
    this.#left += 1;
    this.#count[bit]! += 1;
    this.#sign[bit >>> 5]! |= 1 << (bit & 31);
  }

  #drop(value: number): void {
    if (this.#wanted[value] === 0) return;
    const bit = this.#bit[value]! - 1;
    this.#wanted[value] = 0;
    this.#left -= 1;
    this.#count[bit]! -= 1;
    if (this.#count[bit] === 0) this.#sign[bit >>> 5]! &= ~(1 << (bit & 31));
  }

  /** True when the walk is over. */
  #visit(ref: Ref): boolean {
    const { diagram, order } = this.#compiled;
    const level = diagram.level(ref);
    const at = order[level]!;
    const allowed = this.#allowed[level]!;
    const way = this.#way;
    if (allowed !== null)
      for (let place = 0; place < allowed.length; place += 1) {
        way[at] = allowed[place]!;
        if (this.#step(diagram.child(ref, allowed[place]!))) return true;
      }
    else {
      const common = diagram.defaultChild(ref);
      if (common === null)
        for (let cls = 0; cls < diagram.sizes[level]!; cls += 1) {
          way[at] = cls;
          if (this.#step(diagram.child(ref, cls))) return true;
        }
      else {
        way[at] = firstOther(diagram, ref);
        if (this.#step(common)) return true;
        const count = diagram.ownCount(ref);
        for (let place = 0; place < count; place += 1) {
          way[at] = diagram.ownClass(ref, place);
          if (this.#step(diagram.ownChild(ref, place))) return true;
        }
      }
    }
    way[at] = -1;
    return false;
  }

  #step(child: Ref): boolean {
    this.#steps -= 1;
    if (this.#steps < 0) return true;
    if (child < 0) {
      const value = leafValue(child);
      if (this.#wanted[value] === 0 || !this.#atLeaf(value, this.#way)) return false;
      this.#drop(value);
      return this.#left === 0;
    }
    const number = this.#number[child]! - 1;
    if (this.#met[number] === this.#walk) return false;
    this.#met[number] = this.#walk;
    return this.#mayLead(number) && this.#visit(child);
  }

  /** False when no wanted leaf is below a node. */
  #mayLead(number: number): boolean {
    const signs = this.#signs;
    const sign = this.#sign;
    const at = number * SIGN;
    return ((signs[at]! & sign[0]!) | (signs[at + 1]! & sign[1]!) | (signs[at + 2]! & sign[2]!) | (signs[at + 3]! & sign[3]!)) !== 0;
  }
}

/** The first class of a node that has the default child. */
function firstOther(diagram: Diagram, ref: Ref): number {
  let cls = 0;
  while (cls < diagram.ownCount(ref) && diagram.ownClass(ref, cls) === cls) cls += 1;
  return cls;
}
