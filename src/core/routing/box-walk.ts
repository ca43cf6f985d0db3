/**
 * Which leaves can be reached from within one box: a walk down one diagram that follows only the
 * classes that the box allows, and meets each node once.
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

export class BoxWalk {
  readonly #compiled: Compiled;
  readonly #root: Ref;
  /** The walk in which a node was met last, by its place. */
  readonly #met: Int32Array;
  #walk = 0;
  #steps = 0;
  /** The classes allowed at each level. */
  readonly #allowed: (readonly number[] | null)[];
  readonly #way: Way;
  #atLeaf: (value: number, way: Way) => boolean = () => false;

  constructor(compiled: Compiled, root: Ref) {
    this.#compiled = compiled;
    this.#root = root;
    this.#met = new Int32Array(isLeaf(root) ? 0 : compiled.diagram.wordCount);
    this.#allowed = compiled.order.map(() => null);
    this.#way = new Int32Array(compiled.dimensions.length);
  }

  /**
   * Visits each edge to a leaf once, until `visit` returns true. A box with an empty list reaches nothing.
   *
   * @returns false when more than `most` steps would have been needed
   */
  leaves(box: ClassBox, visit: (value: number, way: Way) => boolean, most = Number.POSITIVE_INFINITY): boolean {
    if (box.some((classes) => classes !== null && classes.length === 0)) return true;
    for (const [level, at] of this.#compiled.order.entries()) this.#allowed[level] = box[at]!;
    this.#way.fill(-1);
    this.#atLeaf = visit;
    if (isLeaf(this.#root)) {
      visit(leafValue(this.#root), this.#way);
      return true;
    }
    this.#walk += 1;
    this.#steps = most;
    this.#visit(this.#root);
    return this.#steps >= 0;
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
    if (child < 0) return this.#atLeaf(leafValue(child), this.#way);
    if (this.#met[child] === this.#walk) return false;
    this.#met[child] = this.#walk;
    return this.#visit(child);
  }
}

/** The first class of a node that has the default child. */
function firstOther(diagram: Diagram, ref: Ref): number {
  let cls = 0;
  while (cls < diagram.ownCount(ref) && diagram.ownClass(ref, cls) === cls) cls += 1;
  return cls;
}
