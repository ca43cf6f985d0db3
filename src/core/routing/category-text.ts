/**
 * A set of categories in words: whole subtrees by their top, and what is missing from them.
 *
 * Examples: `Run › anything but Patching`; `Respond itself; Respond › Accounts or Hardware`;
 * `Respond › Hardware` (and all below it).
 */
import type { Category } from '../agreement/agreement.js';
import type { CategoryId } from '../ids.js';
import { type CategoryTree, categoryPath } from './category-tree.js';
import { oneOf } from './rule-text.js';

/** Up to so many missing subtrees are named; with more, what is there is listed instead. */
const NAMED_MISSING = 3;
/** Parts after which the rest is counted. */
const LISTED = 6;

/** A subtree that is in wholly (`whole`), without some parts (their names), or only its top (`itself`). */
interface Part {
  readonly node: Category;
  readonly covers: 'whole' | 'itself' | readonly string[];
}

/** Categories, by their places in the tree, as text; the set is not empty. */
export function categorySetText(tree: CategoryTree, unordered: Int32Array): string {
  const places = unordered.length === 1 ? unordered : unordered.slice().sort();
  const texts: string[] = [];
  const groups = new Map<CategoryId | null, string[]>();
  // Whole subtrees of one parent share a text: "Respond › Accounts or Hardware".
  const shared = new Map<number, { prefix: string; names: string[] }>();
  for (const { node, covers } of partsOf(tree, places)) {
    const path = categoryPath(tree, node.id);
    if (covers === 'itself') texts.push(`${path} itself`);
    else if (covers !== 'whole') texts.push(`${path} › anything but ${oneOf(covers)}`);
    else if (node.parent === null || tree.placeOf(node.parent) < 0) texts.push(node.name);
    else {
      const group = groups.get(node.parent);
      if (group) group.push(node.name);
      else {
        const names = [node.name];
        groups.set(node.parent, names);
        shared.set(texts.length, { prefix: categoryPath(tree, node.parent), names });
        texts.push('');
      }
    }
  }
  for (const [at, { prefix, names }] of shared) texts[at] = `${prefix} › ${oneOf(names)}`;
  const more = texts.length - LISTED;
  return more > 0 ? `${texts.slice(0, LISTED).join('; ')}; and ${more} more` : texts.join('; ');
}

/** Splits a set, given by ascending places in the tree, into subtrees. */
function partsOf(tree: CategoryTree, places: Int32Array): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < places.length; ) {
    const first = places[at]!;
    const node = tree.listed[first]!;
    const end = first + tree.sizes[first]!;
    let next = at + 1;
    while (next < places.length && places[next]! < end) next += 1;
    const present = next - at;
    const missing = present === end - first || present === 1 ? null : missingFrom(tree, node, places, at, next);
    if (present === end - first) parts.push({ node, covers: 'whole' });
    else if (missing !== null) parts.push({ node, covers: missing });
    else parts.push({ node, covers: 'itself' });
    at = present === end - first || missing !== null ? next : at + 1;
  }
  return parts;
}

/**
 * The tops of the subtrees missing from a node's, named from the node down. Null when there are too many
 * to name, or when something below a missing one is present.
 */
function missingFrom(tree: CategoryTree, node: Category, places: Int32Array, from: number, to: number): readonly string[] | null {
  const first = places[from]!;
  const end = first + tree.sizes[first]!;
  const names: string[] = [];
  for (let place = first, at = from; place < end; ) {
    if (at < to && places[at] === place) {
      at += 1;
      place += 1;
      continue;
    }
    const absent = tree.listed[place]!;
    const after = place + tree.sizes[place]!;
    if ((at < to && places[at]! < after) || names.length === NAMED_MISSING) return null;
    const path = tree.pathOf(absent.id);
    names.push(
      path
        .slice(path.indexOf(node) + 1)
        .map((each) => each.name)
        .join(' › '),
    );
    place = after;
  }
  return names;
}
