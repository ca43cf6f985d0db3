/** The nodes of a YAML document as the reader sees them: aliases followed, merge keys merged, all within bounds. */
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type Scalar, visit } from 'yaml';
import type { ProblemReport, Spot, Trail } from './report.js';

/** How many nodes a file may hold once its aliases are followed. */
const MOST_NODES = 300_000;
const DEEPEST = 60;

export type Kind = 'map' | 'list' | 'text' | 'number' | 'boolean' | 'nothing';

export interface Entry {
  readonly key: string;
  readonly keySpot: Spot;
  readonly node: Node | null;
}

export function kindOf(node: Node | null): Kind {
  if (isMap(node)) return 'map';
  if (isSeq(node)) return 'list';
  const value: unknown = isScalar(node) ? node.value : null;
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'bigint') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

/** Every anchored node of a document, by name, in order: an anchor may be set again further down. */
function anchorsOf(document: Document): Map<string, Node[]> {
  const anchors = new Map<string, Node[]>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || node.anchor === undefined) return;
      const same = anchors.get(node.anchor);
      if (same === undefined) anchors.set(node.anchor, [node]);
      else same.push(node);
    },
  });
  return anchors;
}

export class YamlTree {
  readonly #anchors: Map<string, Node[]>;
  readonly #report: ProblemReport;
  readonly #open = new Set<Node>();
  #nodes = 0;
  /** The file holds more than its bounds, so what was read is not the whole. */
  exhausted = false;

  constructor(document: Document, report: ProblemReport) {
    this.#anchors = anchorsOf(document);
    this.#report = report;
  }

  spot(node: Node | null, trail: Trail | null, otherwise: Spot): Spot {
    const range = node?.range;
    return range ? { from: range[0], to: range[1], trail } : { from: otherwise.from, to: otherwise.to, trail };
  }

  /** Follows an alias to its node; null when it leads nowhere, which is reported. */
  #target(node: Node | null, spot: Spot): Node | null | undefined {
    if (!isAlias(node)) return node;
    const named = this.#anchors.get(node.source) ?? [];
    const target = named.findLast((anchored) => (anchored.range?.[0] ?? 0) < (node.range?.[0] ?? 0));
    if (target === undefined) {
      this.#report.add(spot, `There is no anchor &${node.source} above this`, { wanted: node.source, known: this.#anchors.keys() });
      return undefined;
    }
    return target;
  }

  /**
   * Hands the node, with its alias followed, to `read`; undefined when the alias leads nowhere, leads
   * to itself, or the file holds more than its bounds.
   */
  enter<T>(node: Node | null, spot: Spot, read: (node: Node | null) => T): T | undefined {
    const target = this.#target(node, spot);
    if (target === undefined) return undefined;
    if (++this.#nodes > MOST_NODES) {
      this.exhausted = true;
      this.#report.add({ from: 0, to: 0, trail: null }, 'The file holds too many entries once its aliases are followed');
      return undefined;
    }
    if (target === null || isScalar(target)) return read(target);
    if (this.#open.has(target)) {
      this.#report.add(spot, 'This alias leads to a list or map that it is part of');
      return undefined;
    }
    if (this.#open.size >= DEEPEST) {
      this.#report.add(spot, 'The file is nested too deeply');
      return undefined;
    }
    this.#open.add(target);
    try {
      return read(target);
    } finally {
      this.#open.delete(target);
    }
  }

  /** The entries of a map, those merged by `<<` last; keys given twice are reported and the first one stands. */
  entries(map: Node, spot: Spot): Entry[] {
    const found = new Map<string, Entry>();
    const merged: { node: Node | null; spot: Spot }[] = [];
    if (!isMap(map)) return [];
    for (const pair of map.items as Pair<unknown, unknown>[]) {
      const key = isNode(pair.key) ? pair.key : null;
      const place = this.spot(key, spot.trail, spot);
      if (!isScalar(key) || key.value === null || typeof key.value === 'object') {
        this.#report.add(place, 'This is no key', { expected: 'a word and a colon' });
        continue;
      }
      const text = keyText(key);
      const keySpot: Spot = { ...place, trail: { step: text, above: spot.trail } };
      const value = isNode(pair.value) ? pair.value : null;
      if (text === '<<' && key.type === 'PLAIN') merged.push({ node: value, spot: keySpot });
      else if (text === '__proto__') this.#report.add(keySpot, '"__proto__" is a reserved word and cannot be a key');
      else if (found.has(text)) this.#report.add(keySpot, `The key "${text}" is given twice`);
      else found.set(text, { key: text, keySpot, node: value });
    }
    for (const { node, spot: mergeSpot } of merged) this.#merge(node, mergeSpot, found);
    return [...found.values()];
  }

  #merge(node: Node | null, spot: Spot, into: Map<string, Entry>): void {
    this.enter(node, spot, (target) => {
      if (isSeq(target)) {
        for (const item of target.items) this.#merge(isNode(item) ? item : null, spot, into);
      } else if (isMap(target)) {
        for (const entry of this.entries(target, spot)) {
          if (!into.has(entry.key))
            into.set(entry.key, { ...entry, keySpot: { ...entry.keySpot, trail: { step: entry.key, above: spot.trail?.above ?? null } } });
        }
      } else {
        this.#report.add(spot, 'The merge key << takes a map', { expected: 'an alias of a map' });
      }
    });
  }
}

function keyText(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}
