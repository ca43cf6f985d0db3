/**
 * Gaps: every set of situations that nobody owns, as few, readable regions.
 *
 * What the grid leaves open is a few boxes, category by cell; exceptions that hold within one are taken
 * out of it again, so that a gap reads "Respond › Hardware, After hours, except Plant network with P1".
 * A box is told apart by the four Rs, unless all categories share it. An exception that names no team
 * makes a gap of its own.
 * Example: Run has one row, for Patching. The gap is "Run › anything but Patching", and its witness
 * Run › Backup, incident, tier 1, P1, business, no system, no site.
 */
import type { Situation } from '../agreement/situation.js';
import type { RuleId } from '../ids.js';
import type { Region } from '../proof/finding.js';
import { receivingTeam } from './assignment.js';
import type { CategoryTree } from './category-tree.js';
import type { Compiled, CompiledRules } from './compiled.js';
import { unownedByGrid, unownedSet } from './coverage.js';
import type { Ref } from './diagram.js';
import { intersection, mapLeaves, NOTHING } from './diagram-apply.js';
import { CATEGORY, TIER, WINDOW } from './dimensions.js';
import { holesIn } from './holes.js';
import { regionOf, regionTest } from './region.js';
import type { Router } from './router.js';
import type { ValueBox } from './rule-boxes.js';
import { boundingBox, type ClassBox, groupsBy, plainBoxes, setOfBox, setSize, valuesOfBox } from './set-boxes.js';
import { type Traffic, trafficIn } from './traffic.js';
import { witnessOfSet } from './witness.js';
import { type Wording, wordingOf } from './wording.js';

export interface Gap {
  readonly region: Region;
  readonly witness: Situation;
  /** The exception that decides here without naming a team; null where no rule holds, or a row that names nobody. */
  readonly rule: RuleId | null;
  /** Tickets of the given traffic in the region, and their share of it, 0 to 1; null without traffic. */
  readonly tickets: number | null;
  readonly trafficShare: number | null;
}

/**
 * All gaps of an agreement, in the order of the four Rs and of its catalogue. They do not overlap, and a situation that
 * is in none of them is owned.
 *
 * @param traffic situations that really occurred, with their number
 * @example gaps(compileRouter(agreement)).map((gap) => gap.region.text) // ['Run › anything but Patching', …]
 */
export function gaps(router: Router, traffic?: Traffic): readonly Gap[] {
  const { agreement, compiled } = router;
  const rules = compiled.rules[0]!;
  const unowned = unownedSet(compiled, rules);
  if (unowned === NOTHING) return [];
  const wording = wordingOf([agreement], compiled.dimensions);
  const found = [...gridGaps(compiled, rules, unowned, wording), ...exceptionGaps(compiled, rules, wording)];
  const open = traffic?.filter(({ situation }) => !router.route(situation).outcome.owned);
  const total = traffic?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return found.map((gap) => {
    if (!open) return { ...gap, tickets: null, trafficShare: null };
    const tickets = trafficIn(open, regionTest(compiled.dimensions, gap.region));
    return { ...gap, tickets, trafficShare: total === 0 ? null : tickets / total };
  });
}

type PlainGap = Omit<Gap, 'tickets' | 'trafficShare'>;

/** What the grid leaves open, less the exceptions. */
function gridGaps(compiled: Compiled, rules: CompiledRules, unowned: Ref, wording: Wording): readonly PlainGap[] {
  const roots = rootOf(compiled, rules.tree);
  const places = placesIn(compiled, wording.tree);
  // Exceptions that name nobody are gaps of their own: every exception counts as a hole here.
  const careless = rules.exceptions.some((rule) => receivingTeam(rule.assignment) === null);
  const left = careless ? intersection(compiled.diagram, unowned, noException(compiled, rules)) : unowned;
  const found: { first: number; gap: PlainGap }[] = [];
  for (const { classes, rest } of groupsBy(compiled, unownedByGrid(compiled, rules), CATEGORY)) {
    const categories = classes.flatMap((cls) => compiled.classes[CATEGORY]!.members[cls]!);
    for (const cells of fewest(plainBoxes(compiled, rest, [WINDOW, TIER])!, plainBoxes(compiled, rest, [TIER, WINDOW])!))
      for (const part of byRoot(categories, roots)) {
        const gap = gridGap(compiled, rules, left, wording, cells, part, categories.length === roots.length);
        if (gap) found.push({ first: Math.min(...part.map((value) => places[value]!)), gap });
      }
  }
  return found.sort((one, other) => one.first - other.first).map(({ gap }) => gap);
}

function gridGap(
  compiled: Compiled,
  rules: CompiledRules,
  left: Ref,
  wording: Wording,
  cells: ClassBox,
  categories: readonly number[],
  all: boolean,
): PlainGap | null {
  const { classes, dimensions, diagram } = compiled;
  const allowed = new Set(categories);
  const inClasses = [...new Set(categories.map((value) => classes[CATEGORY]!.of[value]!))].sort((a, b) => a - b);
  const whole = inClasses.length === classes[CATEGORY]!.members.length;
  const open = cells.map((each, at) => (at === CATEGORY ? (whole ? null : inClasses) : each));
  const set = intersection(diagram, left, setOfBox(compiled, open));
  if (set === NOTHING) return null;
  const around = boundingBox(compiled, set);
  const values = valuesOfBox(compiled, around);
  const kept = values[CATEGORY] === null ? categories : values[CATEGORY]!.filter((value) => allowed.has(value));
  const box: ValueBox = values.map((each, at) =>
    at !== CATEGORY ? each : all && kept.length === dimensions[CATEGORY]!.values.length ? null : kept,
  );
  const holes = setOfBox(compiled, around) === set ? [] : holesIn(compiled.dimensions, rules.exceptions, box);
  const region = regionOf(
    wording,
    box,
    holes.map((hole) => hole.box),
    setSize(compiled, set, new Set(kept)),
    holes.map((hole) => hole.id),
  );
  return { region, witness: witnessOfSet(compiled, rules.tree, set, kept), rule: null };
}

/** Exceptions that decide and name nobody. */
function exceptionGaps(compiled: Compiled, rules: CompiledRules, wording: Wording): readonly PlainGap[] {
  return rules.exceptions.flatMap((rule, at) => {
    if (receivingTeam(rule.assignment) !== null) return [];
    const set = mapLeaves(compiled.diagram, rules.exceptionRoot, (value) => (value === at + 1 ? 1 : 0));
    if (set === NOTHING) return [];
    const around = boundingBox(compiled, set);
    const box = valuesOfBox(compiled, around);
    const holes = setOfBox(compiled, around) === set ? [] : holesIn(compiled.dimensions, rules.exceptions.slice(0, at), box);
    const region = regionOf(
      wording,
      box,
      holes.map((hole) => hole.box),
      setSize(compiled, set),
      holes.map((hole) => hole.id),
    );
    return [{ region, witness: witnessOfSet(compiled, rules.tree, set), rule: rule.id }];
  });
}

const noException = (compiled: Compiled, rules: CompiledRules): Ref =>
  mapLeaves(compiled.diagram, rules.exceptionRoot, (value) => (value === 0 ? 1 : 0));

/** The root of each category value. */
function rootOf(compiled: Compiled, tree: CategoryTree): readonly string[] {
  return compiled.dimensions[CATEGORY]!.values.map((id) => tree.pathOf(id!)[0]?.id ?? id!);
}

/** The place of each category value in the catalogue read from the top: the four Rs in order, parents before children. */
const placesIn = (compiled: Compiled, tree: CategoryTree): readonly number[] =>
  compiled.dimensions[CATEGORY]!.values.map((id) => tree.placeOf(id!));

/** Category values by their root; together when they are all there are. */
function byRoot(categories: readonly number[], roots: readonly string[]): readonly (readonly number[])[] {
  if (categories.length === roots.length) return [categories];
  const parts = new Map<string, number[]>();
  for (const value of [...categories].sort((a, b) => a - b)) {
    const part = parts.get(roots[value]!);
    if (part) part.push(value);
    else parts.set(roots[value]!, [value]);
  }
  return [...parts.values()];
}

const fewest = <Item>(one: readonly Item[], other: readonly Item[]): readonly Item[] => (other.length < one.length ? other : one);
