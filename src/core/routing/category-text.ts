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

/** Categories as text; the set is not empty. */
export function categorySetText(tree: CategoryTree, ids: Iterable<CategoryId>): string {
  const set = new Set(ids);
  const parts = siblingsText(tree, set, tree.roots, '');
  const more = parts.length - LISTED;
  return more > 0 ? `${parts.slice(0, LISTED).join('; ')}; and ${more} more` : parts.join('; ');
}

type Share = 'all' | 'some' | 'none';

function shareOf(tree: CategoryTree, set: ReadonlySet<CategoryId>, id: CategoryId): Share {
  const subtree = tree.subtreeOf(id);
  const count = subtree.filter((below) => set.has(below)).length;
  return count === 0 ? 'none' : count === subtree.length ? 'all' : 'some';
}

/** Siblings that are in wholly share one part; each of the others has its own. `prefix` is their parent's path. */
function siblingsText(tree: CategoryTree, set: ReadonlySet<CategoryId>, siblings: readonly Category[], prefix: string): readonly string[] {
  const whole = siblings.filter((node) => shareOf(tree, set, node.id) === 'all').map((node) => node.name);
  const parts = siblings.filter((node) => shareOf(tree, set, node.id) === 'some').flatMap((node) => partText(tree, set, node));
  if (whole.length === 0) return parts;
  return prefix === '' ? [...whole, ...parts] : [`${prefix} › ${oneOf(whole)}`, ...parts];
}

/** A node with some of its subtree in the set. */
function partText(tree: CategoryTree, set: ReadonlySet<CategoryId>, node: Category): readonly string[] {
  const path = categoryPath(tree, node.id);
  const children = tree.childrenOf(node.id);
  if (!set.has(node.id)) return siblingsText(tree, set, children, path);
  const missing = missingBelow(tree, set, node, []);
  if (missing !== null && missing.length <= NAMED_MISSING && missing.length < children.length + 1 && hasOtherThan(tree, set, node))
    return [`${path} › anything but ${oneOf(missing)}`];
  return [`${path} itself`, ...siblingsText(tree, set, children, path)];
}

const hasOtherThan = (tree: CategoryTree, set: ReadonlySet<CategoryId>, node: Category): boolean =>
  tree.subtreeOf(node.id).some((below) => below !== node.id && set.has(below));

/** The tops of the subtrees that are missing, named from `node` down; null when something is in below something missing. */
function missingBelow(
  tree: CategoryTree,
  set: ReadonlySet<CategoryId>,
  node: Category,
  names: readonly string[],
): readonly string[] | null {
  const found: string[] = [];
  for (const child of tree.childrenOf(node.id)) {
    const here = [...names, child.name];
    const share = shareOf(tree, set, child.id);
    if (share === 'all') continue;
    if (share === 'none') found.push(here.join(' › '));
    else {
      const deeper = set.has(child.id) ? missingBelow(tree, set, child, here) : null;
      if (deeper === null) return null;
      found.push(...deeper);
    }
  }
  return found;
}
