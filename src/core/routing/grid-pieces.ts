/**
 * Where each row of the grid decides, as far as the grid alone is asked: its boxes of categories by cells.
 *
 * Example: r1 on Respond decides for Respond and all below it, except Hardware in business hours,
 * which r2 takes: two pieces, one for the categories that r2 does not touch, one for Hardware after hours.
 */
import type { Compiled, CompiledRules } from './compiled.js';
import { isLeaf, leafValue } from './diagram.js';
import { CATEGORY, TIER, WINDOW } from './dimensions.js';
import type { ClassBox } from './set-boxes.js';

/** For each leaf of the grid (0 where no row holds) its boxes, which do not overlap. */
export function gridPieces(compiled: Compiled, rules: CompiledRules): ReadonlyMap<number, readonly ClassBox[]> {
  const { classes, dimensions } = compiled;
  const count = (at: number) => classes[at]!.members.length;
  // Categories by leaf and by the cells that they give to it.
  const byLeaf = new Map<number, Map<string, number[]>>();
  for (let category = 0; category < count(CATEGORY); category += 1) {
    const cells = new Map<number, number[]>();
    for (let window = 0; window < count(WINDOW); window += 1)
      for (let tier = 0; tier < count(TIER); tier += 1) {
        const found = gridLeaf(compiled, rules, category, window, tier);
        const list = cells.get(found);
        if (list) list.push(window * count(TIER) + tier);
        else cells.set(found, [window * count(TIER) + tier]);
      }
    for (const [found, list] of cells) {
      const groups = byLeaf.get(found) ?? new Map<string, number[]>();
      byLeaf.set(found, groups);
      const key = list.join();
      const group = groups.get(key);
      if (group) group.push(category);
      else groups.set(key, [category]);
    }
  }

  const orAll = (at: number, list: readonly number[]) => (list.length === count(at) ? null : list);
  const pieces = new Map<number, readonly ClassBox[]>();
  for (const [found, groups] of byLeaf) {
    const boxes: ClassBox[] = [];
    for (const [key, categories] of groups)
      for (const { windows, tiers } of cellBoxes(key.split(',').map(Number), count(TIER))) {
        const box: (readonly number[] | null)[] = dimensions.map(() => null);
        box[CATEGORY] = orAll(CATEGORY, categories);
        box[WINDOW] = orAll(WINDOW, windows);
        box[TIER] = orAll(TIER, tiers);
        boxes.push(box);
      }
    pieces.set(found, boxes);
  }
  return pieces;
}

/** Cells as boxes: windows that have the same tiers share one. */
function cellBoxes(cells: readonly number[], tierCount: number): readonly { windows: readonly number[]; tiers: readonly number[] }[] {
  const tiersOf = new Map<number, number[]>();
  for (const cell of cells) {
    const window = Math.floor(cell / tierCount);
    tiersOf.set(window, [...(tiersOf.get(window) ?? []), cell % tierCount]);
  }
  const boxes = new Map<string, { windows: number[]; tiers: readonly number[] }>();
  for (const [window, tiers] of tiersOf) {
    const box = boxes.get(tiers.join());
    if (box) box.windows.push(window);
    else boxes.set(tiers.join(), { windows: [window], tiers });
  }
  return [...boxes.values()];
}

function gridLeaf(compiled: Compiled, rules: CompiledRules, category: number, window: number, tier: number): number {
  const { diagram, order } = compiled;
  let ref = rules.gridRoot;
  while (!isLeaf(ref)) {
    const at = order[diagram.level(ref)]!;
    ref = diagram.child(ref, at === CATEGORY ? category : at === WINDOW ? window : tier);
  }
  return leafValue(ref);
}
