/**
 * What has drifted: where the agreement in force no longer speaks of the work that is done.
 *
 * Four things are reported, each with the figures that show it.
 * - A category used in tickets that no rule names: neither a row of the grid nor an exception names the
 *   category itself or one above it below the four Rs, so that only a root's row decides, or nobody owns
 *   it. A row or exception of a root names that root alone. A category that the version does not know
 *   any more is reported too. Those of one branch below a root are one finding, named by the lowest
 *   category above them all: a rule there would speak for each.
 * - A rule that no ticket used in 12 months. A rule is accused only once it has been in force for three
 *   months without a break, and only where there were tickets to judge by.
 * - A team that the agreement names and nobody belongs to, once it has been named for a month.
 * - A team that the agreement does not know any more, and to which people or open tickets still belong.
 *
 * Example: 200 tickets of Respond › Printing › Labels and 12 of Respond › Printing › Badges, decided by
 * Respond's own row r1 alone, are one "category that no rule names", Respond › Printing with 212 tickets; rule r9 in force since January and never used by October is "A rule that nobody used".
 */
import type { Agreement } from '../agreement/agreement.js';
import type { CategoryId, RuleId, TeamId } from '../ids.js';
import { type CategoryTree, categoryTree } from '../routing/category-tree.js';
import { exceptionText, rowText } from '../routing/rule-text.js';
import { DAY, type Instant, type Millis } from '../time.js';

/** Tickets and rules are looked at over this time. */
export const DRIFT_WINDOW: Millis = 365 * DAY;
/** A rule that holds for less is too young to be called unused. */
export const YOUNG_RULE: Millis = 90 * DAY;
/** A team that is named for less may still be waiting for its people. */
export const YOUNG_TEAM: Millis = 30 * DAY;

export const DRIFT_KINDS = ['category-unnamed', 'category-unknown', 'team-dropped', 'team-empty', 'rule-unused'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

export interface DriftFacts {
  readonly now: Instant;
  /** Tickets of the desk made within `DRIFT_WINDOW`, by the category that they stand in. */
  readonly ticketsByCategory: ReadonlyMap<CategoryId, number>;
  /** When a rule last sent a ticket somewhere; rules that never did are left out. */
  readonly lastUsedAt: ReadonlyMap<RuleId, Instant>;
  /** See `inForceSince`. */
  readonly rulesSince: ReadonlyMap<RuleId, Instant>;
  readonly teamsSince: ReadonlyMap<TeamId, Instant>;
  /** Teams of versions that are signed and take effect later: their people may come before. */
  readonly comingTeams: ReadonlySet<TeamId>;
  /** Every team that the directory knows, with how many people have joined it. */
  readonly teams: readonly { readonly id: TeamId; readonly name: string; readonly members: number }[];
  /** Open tickets by the team that holds them. */
  readonly openByTeam: ReadonlyMap<TeamId, number>;
}

export interface DriftPart {
  readonly category: CategoryId;
  readonly name: string;
  readonly tickets: number;
}

export interface DriftFinding {
  readonly kind: DriftKind;
  /** The category, rule or team. */
  readonly subject: string;
  /** Its list in the agreement. */
  readonly list: 'categories' | 'rules' | 'exceptions' | 'teams';
  /** What people call it: the path of a category, where a rule holds, the name of a team. */
  readonly name: string;
  /** Tickets of the last 12 months in a category, open tickets of a team; null for a rule. */
  readonly tickets: number | null;
  /** The categories in use of which a finding speaks, those with most tickets first; empty for other kinds. */
  readonly parts: readonly DriftPart[];
  /** People who belong to a team; null otherwise. */
  readonly members: number | null;
  /** The root whose row decides; null where nobody owns it, and for other kinds. */
  readonly root: string | null;
  /** Since when a rule holds or a team is named; null otherwise. */
  readonly since: Instant | null;
  /** When a rule was last used; null when never, and for other kinds. */
  readonly lastUsedAt: Instant | null;
  /** The same in plain English. */
  readonly text: string;
  /** What to do: change the agreement, name people, or give the tickets to somebody. */
  readonly next: 'change' | 'people' | 'tickets';
}

export interface Drift {
  /** By kind as listed in `DRIFT_KINDS`; within a kind those with most tickets first, rules as listed. */
  readonly findings: readonly DriftFinding[];
  /** Rules without a ticket that are too young to be called unused. */
  readonly youngRules: number;
  /** Tickets that were looked at. */
  readonly tickets: number;
}

const NOTHING = { tickets: null, parts: [], members: null, root: null, since: null, lastUsedAt: null } as const;

/**
 * @param agreement the version in force, free of problems
 * @example drift(agreement, facts).findings[0]?.text // 'No rule names Respond › Label printers: …'
 */
export function drift(agreement: Agreement, facts: DriftFacts): Drift {
  const tree = categoryTree(agreement.categories);
  const tickets = [...facts.ticketsByCategory.values()].reduce((sum, count) => sum + count, 0);
  const rules = unusedRules(agreement, tree, facts);
  const findings = [
    ...categoryFindings(agreement, tree, facts),
    ...droppedTeams(agreement, facts),
    ...emptyTeams(agreement, facts),
    ...(tickets === 0 ? [] : rules.findings),
  ];
  const order = (finding: DriftFinding): number => DRIFT_KINDS.indexOf(finding.kind);
  const sorted = findings.sort((a, b) => order(a) - order(b) || (b.tickets ?? 0) - (a.tickets ?? 0));
  return { findings: sorted, youngRules: rules.young, tickets };
}

function categoryFindings(agreement: Agreement, tree: CategoryTree, { ticketsByCategory }: DriftFacts): readonly DriftFinding[] {
  const rows = new Set(agreement.rules.map((rule) => rule.category));
  const named = new Set([...rows, ...agreement.exceptions.flatMap(({ when }) => when.categories ?? [])]);
  const unknown: DriftFinding[] = [];
  /** Unnamed ones by the branch of a root that they are in. */
  const branches = new Map<CategoryId, DriftPart[]>();
  for (const [category, tickets] of ticketsByCategory) {
    if (tickets === 0) continue;
    const [top, ...below] = tree.pathOf(category);
    if (top === undefined) {
      const text = `The agreement has no category "${category}" any more, and ${counted(tickets)} of the last 12 months are in it`;
      unknown.push({ ...NOTHING, ...OF_A_CATEGORY, kind: 'category-unknown', subject: category, name: category, tickets, text });
      continue;
    }
    if (below.length === 0 ? named.has(top.id) : below.some((one) => named.has(one.id))) continue;
    const part = { category, name: tree.get(category)!.name, tickets };
    const branch = below[0]?.id ?? top.id;
    branches.set(branch, [...(branches.get(branch) ?? []), part]);
  }
  return [...unknown, ...[...branches.values()].map((parts) => unnamed(tree, rows, parts))];
}

const OF_A_CATEGORY = { list: 'categories', next: 'change' } as const;

function unnamed(tree: CategoryTree, rows: ReadonlySet<CategoryId>, unsorted: readonly DriftPart[]): DriftFinding {
  const parts = [...unsorted].sort((a, b) => b.tickets - a.tickets);
  const paths = parts.map((part) => tree.pathOf(part.category));
  const above = paths[0]!.filter((category, depth) => paths.every((path) => path[depth]?.id === category.id));
  const [top] = above;
  const subject = above[above.length - 1]!.id;
  const name = tree.pathText(subject);
  const tickets = parts.reduce((sum, part) => sum + part.tickets, 0);
  const root = above.length > 1 && rows.has(top!.id) ? top!.name : null;
  const why = root === null ? 'no row of the grid decides it' : `only the row of ${root} decides it`;
  const text = `No rule names ${name}: ${why}, for ${counted(tickets)} in 12 months`;
  return { ...NOTHING, ...OF_A_CATEGORY, kind: 'category-unnamed', subject, name, root, tickets, parts, text };
}

function unusedRules(agreement: Agreement, tree: CategoryTree, facts: DriftFacts) {
  const findings: DriftFinding[] = [];
  let young = 0;
  const look = (list: 'rules' | 'exceptions', id: RuleId, name: string): void => {
    const lastUsedAt = facts.lastUsedAt.get(id) ?? null;
    if (lastUsedAt !== null && lastUsedAt > facts.now - DRIFT_WINDOW) return;
    const since = facts.rulesSince.get(id) ?? facts.now;
    if (since > facts.now - YOUNG_RULE) {
      young += 1;
      return;
    }
    const text = `No ticket used ${list === 'rules' ? 'rule' : 'exception'} ${id} (${name}) in 12 months`;
    findings.push({ ...NOTHING, kind: 'rule-unused', subject: id, list, name, since, lastUsedAt, text, next: 'change' });
  };
  for (const rule of agreement.exceptions) look('exceptions', rule.id, exceptionText(agreement, tree, rule));
  for (const rule of agreement.rules) look('rules', rule.id, rowText(agreement, tree, rule));
  return { findings, young };
}

/** Teams that the agreement gives something to do, in the order in which it lists them. */
function namedTeams({ teams, rules, exceptions, escalation }: Agreement): readonly { readonly id: TeamId; readonly name: string }[] {
  const named = new Set<TeamId>(escalation.flatMap((step) => step.notify));
  for (const { accountable, responsible, consulted, informed } of [...rules, ...exceptions]) {
    if (accountable !== null) named.add(accountable);
    for (const team of [...responsible, ...consulted, ...informed]) named.add(team);
  }
  return teams.filter((team) => named.has(team.id));
}

function emptyTeams(agreement: Agreement, facts: DriftFacts): readonly DriftFinding[] {
  const members = new Map(facts.teams.map((team) => [team.id, team.members]));
  return namedTeams(agreement).flatMap(({ id, name }): DriftFinding[] => {
    const since = facts.teamsSince.get(id) ?? facts.now;
    if ((members.get(id) ?? 0) > 0 || since > facts.now - YOUNG_TEAM) return [];
    const tickets = facts.openByTeam.get(id) ?? 0;
    const text = `The agreement names ${name}, and nobody belongs to it${tickets > 0 ? `; it has ${counted(tickets)} open` : ''}`;
    return [{ ...NOTHING, kind: 'team-empty', subject: id, list: 'teams', name, tickets, members: 0, since, text, next: 'people' }];
  });
}

function droppedTeams(agreement: Agreement, facts: DriftFacts): readonly DriftFinding[] {
  const known = new Set([...agreement.teams.map((team) => team.id), ...facts.comingTeams]);
  const directory = new Map(facts.teams.map((team) => [team.id, team]));
  return [...new Set([...directory.keys(), ...facts.openByTeam.keys()])].flatMap((id): DriftFinding[] => {
    const { name = id, members = 0 } = directory.get(id) ?? {};
    const tickets = facts.openByTeam.get(id) ?? 0;
    if (known.has(id) || members + tickets === 0) return [];
    const people = members === 1 ? '1 person belongs' : `${members} people belong`;
    const text = `The agreement does not know the team ${name} any more: ${people} to it, and ${counted(tickets)} open are with it`;
    const next = tickets > 0 ? 'tickets' : 'people';
    return [{ ...NOTHING, kind: 'team-dropped', subject: id, list: 'teams', name, tickets, members, text, next }];
  });
}

const counted = (tickets: number): string => (tickets === 1 ? '1 ticket' : `${tickets} tickets`);
