/**
 * Routing: who owns a piece of work.
 *
 * Exceptions come first, in their listed order; then the rows of the grid, deepest category first,
 * cell by cell (coverage window × tier); an empty cell looks to the parent's row. No rule: unowned.
 * Example: a printer incident, tier 1, in business hours. Respond goes to the Service desk (r1), but
 * Respond › Hardware in business hours to Onsite IT (r2): r2 is deeper and decides. At night the cell
 * of r2 is empty and r1 decides.
 *
 * An agreement is compiled once; a decision is then one look-up per dimension that matters, and
 * outcome and causes are made once, frozen, for each exception and each cell of the grid.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { Decision } from '../decision.js';
import type { RuleId } from '../ids.js';
import { outcomeOf } from './assignment.js';
import { type Compiled, compile, NO_RULE, TooManyLists } from './compiled.js';
import { leaf } from './diagram.js';
import { CATEGORY, FIRST_ATTRIBUTE, PRIORITY, SITE, SYSTEM, TIER, TYPE, WINDOW } from './dimensions.js';
import { freeze, gridDecision } from './grid-decision.js';
import type { RouteOutcome } from './outcome.js';
import { type RouteTable, routeTable, SPARSE, sparseChild } from './route-table.js';
import { exceptionText } from './rule-text.js';
import { unknownRequired } from './situation-problems.js';

export interface Router {
  readonly agreement: Agreement;
  /** The compiled form, for the analyses of this folder. */
  readonly compiled: Compiled;
  /**
   * Who owns this. Never throws: a category, type, tier, priority or window that the agreement does not
   * know is unowned and the causes name it; an unknown system, site or attribute value counts as "none
   * or unknown". `situationProblems` names all unknown values at once.
   */
  route(situation: Situation): Decision<RouteOutcome>;
}

/**
 * Compiles an agreement, assumed free of problems, for routing and for the proofs over all situations.
 *
 * @param budgets what each round of tries may take, see `compile`; some seconds unless told
 * @throws TooManyLists see `tryCompileRouter`
 * @example compileRouter(agreement).route(situation) // { outcome: { owned: true, team: 'service-desk', … }, causes: […] }
 */
export function compileRouter(agreement: Agreement, budgets?: readonly number[]): Router {
  const compiled = compile([agreement], budgets);
  return { agreement, compiled, route: routeBy(agreement, compiled) };
}

/** A router, or why there can be none. */
export type Routable =
  | { readonly ok: true; readonly router: Router }
  | { readonly ok: false; readonly rules: readonly RuleId[]; readonly text: string };

/**
 * As `compileRouter`, with a refusal as a value: exceptions with long lists can overlap in more ways than
 * any diagram holds. `rules` are those with the longest lists, `text` says what to do.
 *
 * @example tryCompileRouter(agreement) // { ok: false, rules: ['x7', …], text: 'Too many long lists: x7, …' }
 */
export function tryCompileRouter(agreement: Agreement, budgets?: readonly number[]): Routable {
  try {
    return { ok: true, router: compileRouter(agreement, budgets) };
  } catch (error) {
    if (error instanceof TooManyLists) return { ok: false, rules: error.rules, text: error.message };
    throw error;
  }
}

function routeBy(agreement: Agreement, compiled: Compiled): (situation: Situation) => Decision<RouteOutcome> {
  const { dimensions, classes } = compiled;
  const rules = compiled.rules[0]!;
  const maps = classes.map(({ members }) => (members.length + 15) >>> 4);
  const classMap = (at: number) => new Map(dimensions[at]!.values.map((value, place) => [value, classes[at]!.of[place]!]));

  const categories = dimensions[CATEGORY]!.index;
  const windows = dimensions[WINDOW]!.index;
  const types = classMap(TYPE);
  const tiers = new Map(dimensions[TIER]!.values.map((value, place) => [Number(value), place]));
  const priorities = classMap(PRIORITY);
  const systems = classMap(SYSTEM);
  const sites = classMap(SITE);
  const attributes = dimensions
    .slice(FIRST_ATTRIBUTE)
    .map((dimension, at) => ({ id: dimension.attribute!, classes: classMap(FIRST_ATTRIBUTE + at) }));
  const categoryClass = classes[CATEGORY]!.of;
  const windowClass = classes[WINDOW]!.of;
  const tierClass = classes[TIER]!.of;
  const noSystem = systems.get(null)!;
  const noSite = sites.get(null)!;

  const byException: (Decision<RouteOutcome> | undefined)[] = new Array(rules.exceptions.length).fill(undefined);
  const exceptionDecision = (place: number): Decision<RouteOutcome> => {
    const rule = rules.exceptions[place]!;
    const exception = agreement.exceptions[rule.at]!;
    const outcome = outcomeOf(agreement, exception, null);
    const text = `Exception ${rule.id}: ${exceptionText(agreement, rules.tree, exception)}`;
    const causes = [{ code: 'route.exception', ref: rule.id, text }];
    if (!outcome.owned) causes.push({ code: 'route.names-nobody', ref: rule.id, text: `Exception ${rule.id} names no team` });
    const decision = freeze(outcome, causes);
    byException[place] = decision;
    return decision;
  };
  const byCell: (Decision<RouteOutcome> | undefined)[] = new Array(categories.size * windows.size * tiers.size).fill(undefined);
  const tierCount = tiers.size;
  const windowCount = windows.size;

  // Laid out at the first decision: a proof never asks for one.
  let table: RouteTable | null = null;
  return (situation) => {
    table ??= routeTable(compiled, rules.exceptionRoot);
    const category = categories.get(situation.category);
    const type = types.get(situation.type);
    const tier = tiers.get(situation.tier);
    const priority = priorities.get(situation.priority);
    const window = windows.get(situation.window);
    if (category === undefined || type === undefined || tier === undefined || priority === undefined || window === undefined)
      return unknownRequired(agreement, situation);

    const words = table.words;
    let node = table.root;
    while (node >= 0) {
      const header = words[node]!;
      const dimension = header & (SPARSE - 1);
      let cls: number;
      switch (dimension) {
        case CATEGORY:
          cls = categoryClass[category]!;
          break;
        case TYPE:
          cls = type;
          break;
        case TIER:
          cls = tierClass[tier]!;
          break;
        case PRIORITY:
          cls = priority;
          break;
        case WINDOW:
          cls = windowClass[window]!;
          break;
        case SYSTEM:
          cls = systems.get(situation.system) ?? noSystem;
          break;
        case SITE:
          cls = sites.get(situation.site) ?? noSite;
          break;
        default: {
          const attribute = attributes[dimension - FIRST_ATTRIBUTE]!;
          cls = attribute.classes.get(situation.attributes?.[attribute.id] ?? null) ?? attribute.classes.get(null)!;
        }
      }
      node = header < SPARSE ? words[node + 1 + cls]! : sparseChild(words, node, maps[dimension]!, cls);
    }
    if (node !== NONE) return byException[-2 - node] ?? exceptionDecision(-2 - node);
    const cell = (category * windowCount + window) * tierCount + tier;
    let decision = byCell[cell];
    if (decision === undefined) {
      decision = gridDecision(rules, situation.category, situation.window, situation.tier);
      byCell[cell] = decision;
    }
    return decision;
  };
}

const NONE = leaf(NO_RULE);
