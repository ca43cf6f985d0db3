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
import { type Diagram, leaf, type Ref } from './diagram.js';
import { KnownLists } from './known-lists.js';
import { ListSplit } from './list-split.js';

/** One rule by level: its classes, ascending, or null for all of them. Never empty. */
export type LevelBox = readonly (readonly number[] | null)[];

export interface Entry {
  readonly box: LevelBox;
  /** What the leaf holds where this rule decides. */
  readonly leaf: number;
}

/** The diagram's root; null when the budget ran out, and then how far the whole had come, 0 to 1. */
export interface Built {
  readonly root: Ref | null;
  readonly progress: number;
}

/**
 * Builds the diagram of the first match. Where no rule holds the leaf is `otherwise`. Stops when more than
 * `budget` list elements would have to be looked at.
 */
export function buildFirstMatch(diagram: Diagram, entries: readonly Entry[], otherwise: number, budget = Number.POSITIVE_INFINITY): Built {
  const builder = new Builder(diagram, entries, otherwise, budget, null);
  const root = builder.run();
  return { root, progress: root === null ? builder.progress : 1 };
}

/** Whether the first match anywhere gives the wanted leaf; stops at the first place that does. `sizes`: classes per level. */
export function firstMatchReaches(sizes: readonly number[], entries: readonly Entry[], otherwise: number, wanted: number): boolean {
  return new Builder({ sizes, node: () => 0, nodeFrom: () => 0 }, entries, otherwise, Number.POSITIVE_INFINITY, wanted).run() === null;
}

/** Stands where a node is still to be built. */
const NOT_BUILT = -0x80000000;

/** Up to this many classes a level is split class by class; above, only the classes that some rule names are looked at. */
const SMALL = 8;

/** Where nodes are put; nowhere when only the way there matters. */
type Sink = Pick<Diagram, 'sizes' | 'node' | 'nodeFrom'>;

class Builder {
  readonly #diagram: Sink;
  readonly #entries: readonly Entry[];
  readonly #otherwise: Ref;
  readonly #levels: number;
  /** For each rule and level: the next level at or below which it asks; `#levels` when it asks nothing more. */
  readonly #next: Uint8Array;
  /** For each rule and small level: the classes that it allows, as bits. */
  readonly #masks: Uint8Array;
  readonly #splits: ListSplit[];
  readonly #children: Int32Array[];
  /** For each rule and level: the node for the list of this rule alone, once it is built. */
  readonly #alone: Int32Array;
  /** Classes and children of a node that is being made. */
  readonly #scratch: readonly [Int32Array, Int32Array];
  /** Lists lie behind each other; those that a node is known by stay. */
  #lists = new Int32Array(1 << 10);
  #top = 0;
  readonly #known = new KnownLists();
  /** The rules of one group, the last first. */
  readonly #own: Int32Array;
  #budget: number;
  /** A leaf at which to stop, as if the budget were spent. */
  readonly #stopAt: Ref | null;
  /** What is built of the whole, 0 to 1, when the budget is spent. */
  progress = 0;

  constructor(diagram: Sink, entries: readonly Entry[], otherwise: number, budget: number, stopAt: number | null) {
    this.#diagram = diagram;
    this.#entries = entries;
    this.#otherwise = leaf(otherwise);
    this.#levels = diagram.sizes.length;
    this.#budget = budget;
    this.#stopAt = stopAt === null ? null : leaf(stopAt);
    this.#own = new Int32Array(entries.length);
    this.#splits = diagram.sizes.map((size) => new ListSplit(size));
    this.#children = diagram.sizes.map((size) => new Int32Array(size));
    this.#alone = new Int32Array(entries.length * this.#levels).fill(NOT_BUILT);
    const most = Math.max(1, ...diagram.sizes);
    this.#scratch = [new Int32Array(most), new Int32Array(most)];
    const width = this.#levels + 1;
    this.#next = new Uint8Array(entries.length * width).fill(this.#levels);
    this.#masks = new Uint8Array(entries.length * this.#levels).fill(255);
    for (let rule = 0; rule < entries.length; rule += 1)
      for (let level = this.#levels - 1; level >= 0; level -= 1) {
        const classes = entries[rule]!.box[level];
        this.#next[rule * width + level] = classes ? level : this.#next[rule * width + level + 1]!;
        if (classes && diagram.sizes[level]! <= SMALL)
          this.#masks[rule * this.#levels + level] = classes.reduce((mask, cls) => mask | (1 << cls), 0);
      }
  }

  run(): Ref | null {
    this.#reserve(this.#entries.length);
    for (let rule = 0, open = true; open && rule < this.#entries.length; rule += 1) {
      this.#lists[this.#top++] = rule;
      open = this.#next[rule * (this.#levels + 1)]! < this.#levels;
    }
    return this.#build(0, 0, this.#top);
  }

  /** The node for a list. Takes the list away again when nothing is to be remembered and it lies on top. */
  #build(from: number, start: number, end: number): Ref | null {
    this.#budget -= end - start + 1;
    if (this.#budget < 0) return null;
    if (end === start) return this.#leaf(this.#otherwise);
    const width = this.#levels + 1;
    let level = this.#levels;
    for (let at = start; at < end && level > from; at += 1) {
      const asks = this.#next[this.#lists[at]! * width + from]!;
      if (asks < level) level = asks;
    }
    const forget = this.#top === end ? start : this.#top;
    if (this.#next[this.#lists[start]! * width + from] === this.#levels) {
      this.#top = forget;
      return this.#leaf(leaf(this.#entries[this.#lists[start]!]!.leaf));
    }
    if (end === start + 1) {
      this.#top = forget;
      return this.#buildAlone(this.#lists[start]!, level);
    }
    const entry = this.#known.find(this.#lists, level, start, end - start);
    if (this.#known.isOld) {
      this.#top = forget;
      return this.#known.refOf(entry);
    }
    const ref = this.#diagram.sizes[level]! <= SMALL ? this.#splitSmall(level, start, end) : this.#splitLarge(level, start, end);
    if (ref !== null) this.#known.setRef(entry, ref);
    return ref;
  }

  /** The node for a list of one rule, which asks at this level: it decides within its box, and nobody outside. */
  #buildAlone(rule: number, level: number): Ref | null {
    const own = leaf(this.#entries[rule]!.leaf);
    if (this.#stopAt !== null) return this.#leaf(own) === null || this.#leaf(this.#otherwise) === null ? null : 0;
    const built = this.#alone[rule * this.#levels + level]!;
    if (built !== NOT_BUILT) return built;
    const next = this.#next[rule * (this.#levels + 1) + level + 1]!;
    const child = next === this.#levels ? own : this.#buildAlone(rule, next)!;
    const classes = this.#entries[rule]!.box[level]!;
    const [into, children] = this.#scratch;
    for (let at = 0; at < classes.length; at += 1) {
      into[at] = classes[at]!;
      children[at] = child;
    }
    const ref = this.#diagram.nodeFrom(level, this.#otherwise, into, children, classes.length);
    this.#alone[rule * this.#levels + level] = ref;
    return ref;
  }

  #leaf(ref: Ref): Ref | null {
    return ref === this.#stopAt ? null : ref;
  }

  /** Builds the child of each class in turn; classes with equal lists meet in the known ones. */
  #splitSmall(level: number, start: number, end: number): Ref | null {
    const children = this.#children[level]!;
    const size = this.#diagram.sizes[level]!;
    for (let cls = 0; cls < size; cls += 1) {
      this.#reserve(end - start);
      const lists = this.#lists;
      const first = this.#top;
      let top = first;
      for (let at = start; at < end; at += 1) {
        const rule = lists[at]!;
        if (((this.#masks[rule * this.#levels + level]! >>> cls) & 1) === 0) continue;
        lists[top++] = rule;
        // Nothing behind a rule that asks nothing more can decide.
        if (this.#next[rule * (this.#levels + 1) + level + 1] === this.#levels) break;
      }
      this.#top = top;
      const child = this.#build(level + 1, first, top);
      if (child === null) return this.#stopped(cls, size);
      children[cls] = child;
    }
    return this.#diagram.node(level, children);
  }

  /** Builds one child for each group of classes that keep the same rules, and one for all classes that no rule names. */
  #splitLarge(level: number, start: number, end: number): Ref | null {
    const split = this.#splits[level]!;
    split.clear();
    this.#reserve(end - start);
    const restStart = this.#top;
    const size = this.#diagram.sizes[level]!;
    // Classes for which no rule asks nothing more as yet: when there are none, nothing behind can decide.
    let open = size;
    for (let at = start; at < end && open > 0; at += 1) {
      const rule = this.#lists[at]!;
      const classes = this.#entries[rule]!.box[level];
      const closes = this.#next[rule * (this.#levels + 1) + level + 1] === this.#levels;
      if (classes) {
        open -= split.keep(rule, classes, closes);
        this.#budget -= classes.length;
      } else {
        this.#lists[this.#top++] = rule;
        if (closes) break;
      }
    }
    const restEnd = this.#top;
    const named = split.sorted();
    const children = this.#children[level]!;
    for (let at = 0; at < named.length; at += 1) {
      const group = split.groupOf[named[at]!]!;
      if (!split.built[group]) {
        const child = this.#merge(split.rulesOf(group, this.#own), restStart, restEnd, level + 1);
        if (child === null) return this.#stopped(at, named.length + 1);
        split.built[group] = 1;
        split.child[group] = child;
      }
      children[at] = split.child[group]!;
    }
    const rest = named.length === size ? children[0]! : this.#build(level + 1, restStart, restEnd);
    return rest === null
      ? this.#stopped(named.length, named.length + 1)
      : this.#diagram.nodeFrom(level, rest, named, children, named.length);
  }

  /** Builds the child of a group: its own rules, `count` of them in `#own`, and those that ask nothing at this level, in order. */
  #merge(count: number, restStart: number, restEnd: number, level: number): Ref | null {
    this.#reserve(count + restEnd - restStart);
    const lists = this.#lists;
    const own = this.#own;
    const start = this.#top;
    let top = start;
    let mine = count - 1;
    let rest = restStart;
    while (mine >= 0 || rest < restEnd) {
      const rule = rest >= restEnd || (mine >= 0 && own[mine]! < lists[rest]!) ? own[mine--]! : lists[rest++]!;
      lists[top++] = rule;
      if (this.#next[rule * (this.#levels + 1) + level] === this.#levels) break;
    }
    this.#top = top;
    return this.#build(level, start, top);
  }

  /** Stopped within the part `done` of `of` parts of equal weight: keeps account of how far the whole has come. */
  #stopped(done: number, of: number): null {
    this.progress = (done + this.progress) / of;
    return null;
  }

  #reserve(more: number): void {
    if (this.#top + more <= this.#lists.length) return;
    const grown = new Int32Array(Math.max(this.#lists.length * 2, this.#top + more));
    grown.set(this.#lists);
    this.#lists = grown;
  }
}
