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
  // How many of the set lie in each subtree, counted along the paths of its members only.
  const within = new Map<CategoryId, number>();
  for (const id of set)
    for (let at = tree.get(id); at; at = at.parent === null ? null : tree.get(at.parent)) within.set(at.id, (within.get(at.id) ?? 0) + 1);
  const chosen: Chosen = { tree, set, within };
  const parts = siblingsText(chosen, tree.roots, '');
  const more = parts.length - LISTED;
  return more > 0 ? `${parts.slice(0, LISTED).join('; ')}; and ${more} more` : parts.join('; ');
}

interface Chosen {
  readonly tree: CategoryTree;
  readonly set: ReadonlySet<CategoryId>;
  readonly within: ReadonlyMap<CategoryId, number>;
}

function shareOf({ tree, within }: Chosen, id: CategoryId): 'all' | 'some' | 'none' {
  const count = within.get(id) ?? 0;
  return count === 0 ? 'none' : count === tree.sizeOf(id) ? 'all' : 'some';
}

/** Siblings that are in wholly share one part; each of the others has its own. `prefix` is their parent's path. */
function siblingsText(chosen: Chosen, siblings: readonly Category[], prefix: string): readonly string[] {
  const whole = siblings.filter((node) => shareOf(chosen, node.id) === 'all').map((node) => node.name);
  const parts = siblings.filter((node) => shareOf(chosen, node.id) === 'some').flatMap((node) => partText(chosen, node));
  if (whole.length === 0) return parts;
  return prefix === '' ? [...whole, ...parts] : [`${prefix} › ${oneOf(whole)}`, ...parts];
}

/** A node with some of its subtree in the set. */
function partText(chosen: Chosen, node: Category): readonly string[] {
  const path = categoryPath(chosen.tree, node.id);
  const children = chosen.tree.childrenOf(node.id);
  if (!chosen.set.has(node.id)) return siblingsText(chosen, children, path);
  const missing = missingBelow(chosen, node, []);
  const alone = chosen.within.get(node.id) === 1;
  if (missing !== null && missing.length <= NAMED_MISSING && !alone) return [`${path} › anything but ${oneOf(missing)}`];
  return [`${path} itself`, ...siblingsText(chosen, children, path)];
}

/** The tops of the subtrees that are missing, named from `node` down; null when something is in below something missing. */
function missingBelow(chosen: Chosen, node: Category, names: readonly string[]): readonly string[] | null {
  const found: string[] = [];
  for (const child of chosen.tree.childrenOf(node.id)) {
    const here = [...names, child.name];
    const share = shareOf(chosen, child.id);
    if (share === 'all') continue;
    if (share === 'none') found.push(here.join(' › '));
    else {
      const deeper = chosen.set.has(child.id) ? missingBelow(chosen, child, here) : null;
      if (deeper === null) return null;
      found.push(...deeper);
    }
  }
  return found;
}
