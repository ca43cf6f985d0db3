/**
 * Regions: sets of situations as boxes less boxes, with their text, and whether a situation is in one.
 *
 * Example: `Respond › Hardware, After hours, except Plant network with P1` is the box of Hardware and
 * its descendants after hours, less the box in it with Plant network and P1.
 */

import type { Agreement } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { Region, RegionBox } from '../proof/finding.js';
import {
  CATEGORY,
  type Dimension,
  dimensionsOf,
  FIRST_ATTRIBUTE,
  isOptional,
  PRIORITY,
  SITE,
  SYSTEM,
  TIER,
  TYPE,
  valueIn,
  WINDOW,
} from './dimensions.js';
import { regionText } from './region-text.js';
import type { ValueBox } from './rule-boxes.js';
import type { Wording } from './wording.js';

/** For one box: what another shares with it, or null when they share nothing. */
export function intersector(dimensions: readonly Dimension[], box: ValueBox): (other: ValueBox) => ValueBox | null {
  const allowed = box.map((values, at) => {
    if (values === null) return null;
    const flags = new Uint8Array(dimensions[at]!.values.length);
    for (const value of values) flags[value] = 1;
    return flags;
  });
  return (other) => {
    const shared: (readonly number[] | null)[] = [];
    for (const [at, flags] of allowed.entries()) {
      const values = other[at]!;
      if (values === null || flags === null) shared.push(values ?? box[at]!);
      else {
        const both = values.filter((value) => flags[value] === 1);
        if (both.length === 0) return null;
        shared.push(both);
      }
    }
    return shared;
  };
}

/** True when every situation of the first box is in the second. */
export function isWithin(inner: ValueBox, outer: ValueBox): boolean {
  return outer.every((values, at) => {
    const own = inner[at] ?? null;
    return values === null || own?.every((value) => values.includes(value)) === true;
  });
}

/** The number of situations in a box. */
export function boxSize(dimensions: readonly Dimension[], box: ValueBox): number {
  return dimensions.reduce((product, dimension, at) => product * (box[at]?.length ?? dimension.values.length), 1);
}

/** A region of the given size: a box less others within it, named by the rules that take them out. */
export function regionOf(
  wording: Wording,
  box: ValueBox,
  except: readonly ValueBox[],
  situations: number,
  ruleIds: readonly string[] = [],
): Region {
  const named = (each: ValueBox): RegionBox => {
    const said = (at: number) => each[at]?.map((value) => wording.dimensions[at]!.values[value]!) ?? null;
    const box: Record<string, readonly (string | null)[] | null> = {
      category: said(CATEGORY),
      type: said(TYPE),
      tier: said(TIER),
      priority: said(PRIORITY),
      window: said(WINDOW),
      system: said(SYSTEM),
      site: said(SITE),
    };
    for (let at = FIRST_ATTRIBUTE; at < wording.dimensions.length; at += 1) box[wording.dimensions[at]!.key] = said(at);
    return box;
  };
  const region = { text: regionText(wording, box, except, ruleIds), dimensions: named(box), situations };
  return except.length === 0 ? region : { ...region, except: except.map(named) };
}

/**
 * Whether a situation lies in a region. A system, site or attribute value that the agreement does not
 * know counts as none or unknown.
 *
 * @example inRegion(agreement, gap.region, situation) // true: nobody owns it
 */
export function inRegion(agreement: Agreement, region: Region, situation: Situation): boolean {
  return regionTest(dimensionsOf([agreement]), region)(situation);
}

/** As `inRegion`, for many situations. */
export function regionTest(dimensions: readonly Dimension[], region: Region): (situation: Situation) => boolean {
  const holds = (box: RegionBox) => {
    const sets = dimensions.map((dimension) => {
      const values = box[dimension.key] ?? null;
      return values && { dimension, values: new Set(values) };
    });
    return (situation: Situation): boolean =>
      sets.every((set) => {
        if (set === null) return true;
        const value = valueIn(situation, set.dimension);
        return set.values.has(isOptional(set.dimension) && !set.dimension.index.has(value) ? null : value);
      });
  };
  const box = holds(region.dimensions);
  const except = (region.except ?? []).map(holds);
  return (situation) => box(situation) && !except.some((hole) => hole(situation));
}
