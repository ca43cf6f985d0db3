/**
 * Makes a first agreement out of a task map: catalogue, rules, windows, teams and SLA policies.
 *
 * A category goes where most of its hours go; a task that was decided otherwise, or goes to another
 * provider, becomes a category of its own below, with its own rule. Undecided tasks are kept. Policy, strategy and risk acceptance
 * stay internal. Each R has a rule of its own, so that nothing is left without an owner. What is kept
 * runs under office hours; what the provider does is covered around the clock, so no clock runs while
 * its team is away.
 *
 * Worked example: of Respond › Printing and scanning the printers are given away and the label
 * printers kept, with more hours in the printers: the category is the service desk's, and below it
 * stands "Mend label and receipt printers" for the internal team.
 */
import type { Agreement, Assignment, Category, FourR, GridRule, ServedSystem, Site } from '../agreement/agreement.js';
import { FOUR_RS } from '../agreement/agreement.js';
import { type ProviderTeam, TASK_CATEGORIES } from './categories.js';
import { type DraftOptions, draftFrame, INTERNAL_TEAM, KEPT_POLICY, ROUND_THE_CLOCK, teamOf } from './draft-frame.js';
import type { MappedTask, TaskDecision } from './task.js';

/** What the registers know; the map alone is enough for a draft. */
export interface DraftRegisters {
  readonly systems: readonly ServedSystem[];
  readonly sites: readonly Site[];
}

const R_NAMES: Readonly<Record<FourR, string>> = { run: 'Run', respond: 'Respond', reinforce: 'Reinforce', reinvent: 'Reinvent' };
const R_TEAMS: Readonly<Record<FourR, ProviderTeam>> = {
  run: 'operations',
  respond: 'service-desk',
  reinforce: 'security',
  reinvent: 'projects',
};

/** Where a task goes: what was decided, and to which provider, counted from 0; nothing that is kept goes to one. */
interface Placement {
  readonly decision: TaskDecision;
  readonly provider: number;
}

const KEPT: Placement = { decision: 'keep', provider: 0 };

/** Deciding tasks are kept, whatever stands there; a provider that is gone is the first one. */
function placementOf(task: MappedTask, providers: readonly string[]): Placement {
  const decision = task.decides === null ? (task.decision ?? 'keep') : 'keep';
  return decision === 'keep' ? KEPT : { decision, provider: Math.max(0, providers.indexOf(task.provider ?? '')) };
}

const isSame = (one: Placement, other: Placement): boolean => one.decision === other.decision && one.provider === other.provider;

/** Where most of the hours go; of equals the first of keep, share, delegate, then the first provider. */
function mostly(tasks: readonly MappedTask[], providers: readonly string[]): Placement {
  const hours = (place: Placement): number =>
    tasks.reduce((sum, task) => sum + (isSame(placementOf(task, providers), place) ? task.hoursNow : 0), 0);
  const places = (['share', 'delegate'] as const).flatMap((decision) => providers.map((_, provider) => ({ decision, provider })));
  return places.reduce((best, one) => (hours(one) > hours(best) ? one : best), KEPT);
}

/**
 * A first draft of the agreement, without problems and with an owner for every situation.
 *
 * @param tasks of the map; ids differ from each other and from the categories
 * @throws Error when there is not one internal party and a provider
 * @example prove(draftFrom(tasks, { systems: [], sites: [] }, options), { from }).total // true
 */
export function draftFrom(tasks: readonly MappedTask[], registers: DraftRegisters, options: DraftOptions): Agreement {
  const categories: Category[] = FOUR_RS.map((r) => ({ id: r, name: R_NAMES[r], parent: null, decides: null }));
  const rules: GridRule[] = [];
  const providers = options.parties.filter((party) => party.kind === 'provider').map((party) => party.id);
  const add = (category: string, team: ProviderTeam, { decision, provider }: Placement): void => {
    for (const part of PARTS[decision](teamOf(team, provider))) rules.push({ id: `r${rules.length + 1}`, category, ...part });
  };
  for (const r of FOUR_RS) {
    const free = tasks.filter((task) => task.r === r && task.decides === null);
    const ofR = mostly(free, providers);
    add(r, R_TEAMS[r], ofR);
    for (const { id, name, decides, team } of TASK_CATEGORIES.filter((one) => one.r === r)) {
      const own = tasks.filter((task) => task.category === id);
      if (own.length === 0) continue;
      categories.push({ id, name, parent: r, decides });
      const place = decides === null ? mostly(own, providers) : KEPT;
      if (!isSame(place, ofR) || (place.decision !== 'keep' && team !== R_TEAMS[r])) add(id, team, place);
      for (const task of own.filter((one) => !isSame(placementOf(one, providers), place))) {
        categories.push({ id: task.id, name: task.title, parent: id, decides: null });
        add(task.id, team, placementOf(task, providers));
      }
    }
  }
  const known = new Set(options.parties.map((party) => party.id));
  return {
    ...draftFrame(options, new Set(rules.flatMap((rule) => [rule.accountable ?? '', ...rule.responsible]))),
    categories,
    systems: registers.systems.map((system) => ({ ...system, owner: known.has(system.owner ?? '') ? system.owner : null })),
    sites: registers.sites,
    rules,
  };
}

type Part = Assignment & Pick<GridRule, 'windows' | 'tiers'>;

const part = (accountable: string, responsible: string, policy: string, more: Partial<Part> = {}): Part => ({
  accountable,
  responsible: [responsible],
  consulted: [],
  informed: [],
  scope: 'included',
  policy,
  windows: null,
  tiers: null,
  ...more,
});

/** Which rules a decision means. Shared work begins at the provider and comes in house from tier 2 on, in business hours. */
const PARTS: Readonly<Record<TaskDecision, (team: string) => readonly Part[]>> = {
  keep: () => [part(INTERNAL_TEAM, INTERNAL_TEAM, KEPT_POLICY)],
  delegate: (team) => [part(team, team, ROUND_THE_CLOCK)],
  share: (team) => [
    part(INTERNAL_TEAM, INTERNAL_TEAM, KEPT_POLICY, { windows: ['business'], tiers: [2, 3], informed: [team] }),
    part(INTERNAL_TEAM, team, ROUND_THE_CLOCK),
  ],
};
