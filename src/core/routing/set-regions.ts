/**
 * Any set of situations as readable regions: boxes, or boxes less a few others.
 *
 * The smallest box around the set, if little is missing from it, reads best: "Hardware, After hours,
 * except Plant network with P1". Otherwise the set is split, by category first, then window, tier and
 * so on, and each part is looked at again. The regions do not overlap and add up to the set.
 */
import type { Compiled } from './compiled.js';
import type { Ref } from './diagram.js';
import { difference, NOTHING } from './diagram-apply.js';
import { CATEGORY, FIRST_ATTRIBUTE, PRIORITY, SITE, SYSTEM, TIER, TYPE, WINDOW } from './dimensions.js';
import { boundingBox, type ClassBox, groupsBy, nodesIn, plainBoxes, setOfBox } from './set-boxes.js';

export interface SetRegion {
  readonly box: ClassBox;
  /** Boxes within it that are not in the set. */
  readonly except: readonly ClassBox[];
}

/** More than this many boxes taken out of one is harder to read than a list. */
const MOST_EXCEPTIONS = 3;
/** Sets of more nodes are split where that costs nothing, as the diagram asks, and not as people would. */
const READABLE_NODES = 200;

/** The regions of a set, at most `limit`; `complete` tells whether they are all of it. */
export function setRegions(
  compiled: Compiled,
  set: Ref,
  limit: number,
): { readonly regions: readonly SetRegion[]; readonly complete: boolean } {
  const attributes = compiled.dimensions.slice(FIRST_ATTRIBUTE).map((_, at) => FIRST_ATTRIBUTE + at);
  const dimensions = [CATEGORY, WINDOW, TIER, PRIORITY, TYPE, SITE, SYSTEM, ...attributes].filter((at) => compiled.levelOf[at]! >= 0);
  const regions: SetRegion[] = [];

  /** Adds the regions of a part, whose classes in the dimensions split so far are `fixed`; false when there are too many. */
  const cover = (part: Ref, fixed: ReadonlyMap<number, readonly number[]>): boolean => {
    const found = simpleRegions(compiled, part, dimensions);
    if (found) {
      for (const { box, except } of found) {
        if (regions.length === limit) return false;
        regions.push({ box: withFixed(compiled, box, fixed), except: except.map((hole) => withFixed(compiled, hole, fixed)) });
      }
      return true;
    }
    const dimension = splitBy(compiled, part, dimensions);
    return groupsBy(compiled, part, dimension).every(({ classes, rest }) => cover(rest, new Map([...fixed, [dimension, classes]])));
  };

  const complete = set === NOTHING || cover(set, new Map());
  return { regions, complete };
}

/** A set as one box less a few, or as no more boxes than that would take out; null when it is neither. */
function simpleRegions(compiled: Compiled, set: Ref, dimensions: readonly number[]): readonly SetRegion[] | null {
  const box = boundingBox(compiled, set);
  const around = setOfBox(compiled, box);
  if (around === set) return [{ box, except: [] }];
  const except = plainBoxes(compiled, difference(compiled.diagram, around, set), dimensions, MOST_EXCEPTIONS);
  const plain = plainBoxes(compiled, set, dimensions, except === null ? 1 : except.length);
  if (plain) return plain.map((each) => ({ box: each, except: [] }));
  return except && [{ box, except }];
}

function splitBy(compiled: Compiled, set: Ref, dimensions: readonly number[]): number {
  const asked = compiled.order[compiled.diagram.level(set)]!;
  if (nodesIn(compiled, set, READABLE_NODES) > READABLE_NODES) return asked;
  return dimensions.find((dimension) => dependsOn(compiled, set, dimension)) ?? asked;
}

/** Whether the classes of a dimension leave different things, or some of them nothing. */
function dependsOn(compiled: Compiled, set: Ref, dimension: number): boolean {
  const [group, ...others] = groupsBy(compiled, set, dimension);
  return others.length > 0 || group!.classes.length < compiled.classes[dimension]!.members.length;
}

function withFixed(compiled: Compiled, box: ClassBox, fixed: ReadonlyMap<number, readonly number[]>): ClassBox {
  return box.map((classes, at) => {
    const kept = fixed.get(at);
    if (kept === undefined) return classes;
    return kept.length === compiled.classes[at]!.members.length ? null : kept;
  });
}
