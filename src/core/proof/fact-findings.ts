/**
 * Findings that need facts: systems without a runbook, without proof that they can be recovered, known
 * to one person only; an R that hangs on one person; two primary tools for a function, or none.
 *
 * They are warnings. The registers go on changing after a signature, so that they cannot be what a
 * signature depends on; and nothing in them is wrong with the text that is signed.
 *
 * Worked example: three systems of the agreement are on the register, "ERP" with a runbook of last
 * month, "Mail" with one of two years ago, "File server" with none: one finding, which says "The runbook
 * of Mail was reviewed more than 12 months ago. There is no runbook for File server."
 */
import { type Agreement, FOUR_RS, type ServedSystem } from '../agreement/agreement.js';
import { parseDate } from '../calendar/civil-date.js';
import type { TeamId } from '../ids.js';
import { toolFindings } from '../registers/tool-findings.js';
import { analysisOf } from '../routing/analysis.js';
import { CATEGORY } from '../routing/dimensions.js';
import { listed } from '../routing/finding-of-rule.js';
import type { Router } from '../routing/router.js';
import { valuesOfBox } from '../routing/set-boxes.js';
import { DAY, type Instant } from '../time.js';
import { accessFindings } from './access-findings.js';
import { factFinding, nameKey, registered } from './fact-finding.js';
import type { Facts, SystemFacts } from './facts.js';
import type { Finding } from './finding.js';

/** A runbook is current, and a restore test holds, for so many days unless another interval was agreed. */
const YEAR_DAYS = 365;

/**
 * What the facts say against an agreement; unsorted.
 *
 * @param from the day for which it is proved: what is older than its interval then is not current
 */
export function factFindings(router: Router, facts: Facts, from: Instant): readonly Finding[] {
  return [
    ...toolsFound(facts),
    ...(facts.systems === null ? [] : systemsFound(router.agreement, facts.systems, from)),
    ...(facts.people === null ? [] : fewKnow(router.agreement, facts.people)),
    ...oneForAll(router, facts.members),
    ...(facts.systems === null ? [] : accessFindings(router, facts.systems)),
  ];
}

function toolsFound({ tools, neededFunctions }: Facts): readonly Finding[] {
  if (tools === null) return [];
  return toolFindings(tools, neededFunctions).map(({ kind, function: work, tools: names, text }) =>
    factFinding({
      id: `${kind}:${work}`,
      kind,
      text,
      subjects: names,
      mend: kind === 'duplicate-tool' ? 'Agree on one primary tool' : 'Name the primary tool, and the party that runs it',
    }),
  );
}

/** Says of each reason which systems it holds for; null when it holds for none. */
function reasons(groups: readonly (readonly [readonly string[], (names: string) => string])[]) {
  const found = groups.filter(([names]) => names.length > 0);
  if (found.length === 0) return null;
  return { text: found.map(([names, say]) => say(listed(names))).join('. '), subjects: found.flatMap(([names]) => names) };
}

function systemsFound(agreement: Agreement, facts: readonly SystemFacts[], from: Instant): readonly Finding[] {
  const all = [...registered(agreement, facts)];
  const names = (holds: (fact: SystemFacts | null, system: ServedSystem) => boolean): readonly string[] =>
    all.filter(([system, fact]) => holds(fact, system)).map(([system]) => system.name);
  const isOlder = (date: string | null, days: number): boolean => date === null || (parseDate(date) ?? 0) + days < Math.floor(from / DAY);
  const undocumented = reasons([
    [names((fact) => fact === null || fact.runbook === null), (found) => `There is no runbook for ${found}`],
    [
      names((fact) => fact !== null && fact.runbook !== null && isOlder(fact.runbookReviewedOn, YEAR_DAYS)),
      (found) => `Nobody reviewed the runbook of ${found} within 12 months`,
    ],
  ]);
  const isTested = (fact: SystemFacts | null): fact is SystemFacts => fact !== null && fact.restoreTestedOn !== null;
  const critical = (holds: (fact: SystemFacts | null) => boolean) =>
    names((fact, system) => system.criticality === 'critical' && holds(fact));
  const isMissed = (took: number | null, agreed: number | null): boolean => took !== null && agreed !== null && took > agreed;
  const unproved = reasons([
    [critical((fact) => !isTested(fact)), (found) => `No restore test is known of ${found}`],
    [
      critical((fact) => isTested(fact) && isOlder(fact.restoreTestedOn, fact.restoreEveryDays ?? YEAR_DAYS)),
      (found) => `The last restore test of ${found} is older than the agreed interval`,
    ],
    [
      critical((fact) => isTested(fact) && isMissed(fact.restoreTookMinutes, fact.rtoMinutes)),
      (found) => `The restore test of ${found} took longer than the RTO`,
    ],
    [
      critical((fact) => isTested(fact) && isMissed(fact.restoreLostMinutes, fact.rpoMinutes)),
      (found) => `The restore test of ${found} lost more than the RPO allows`,
    ],
  ]);
  return [
    ...(undocumented
      ? [
          factFinding({
            id: 'undocumented',
            kind: 'undocumented',
            ...undocumented,
            mend: 'Write or review the runbooks and note the day on the register of systems',
          }),
        ]
      : []),
    ...(unproved
      ? [
          factFinding({
            id: 'no-recovery-proof',
            kind: 'no-recovery-proof',
            ...unproved,
            mend: 'Test a restore and note what it took on the register of systems',
          }),
        ]
      : []),
  ];
}

/** Systems that fewer than two people know, once anybody noted who knows what. */
function fewKnow({ systems }: Agreement, people: NonNullable<Facts['people']>): readonly Finding[] {
  const known = new Map<string, number>();
  for (const { knows } of people) for (const name of new Set(knows.map(nameKey))) known.set(name, (known.get(name) ?? 0) + 1);
  if (known.size === 0) return [];
  const of = (count: number) => systems.filter(({ name }) => (known.get(nameKey(name)) ?? 0) === count).map(({ name }) => name);
  const found = reasons([
    [of(0), (names) => `Nobody is known to know ${names}`],
    [of(1), (names) => `Only one person knows ${names}`],
  ]);
  if (found === null) return [];
  const mend = 'Let a second person learn them, and note it on the register of people';
  return [factFinding({ id: 'single-point:systems', kind: 'single-point-of-failure', ...found, mend })];
}

const R_NAMES = { run: 'Run', respond: 'Respond', reinforce: 'Reinforce', reinvent: 'Reinvent' } as const;

/** An R all of whose work is one team's, which is one person. */
function oneForAll(router: Router, members: Facts['members']): readonly Finding[] {
  if (!Object.values(members).includes(1)) return [];
  const { compiled, rules, live } = analysisOf(router);
  const { tree, ranked } = rules;
  const categories = compiled.dimensions[CATEGORY]!.values;
  const workers = new Map<string, Set<TeamId>>();
  for (const [rank, boxes] of live.entries()) {
    const { responsible, accountable } = ranked[rank]!.assignment;
    const teams = responsible.length > 0 ? responsible : accountable === null ? [] : [accountable];
    if (teams.length === 0) continue;
    for (const box of boxes)
      for (const value of valuesOfBox(compiled, box)[CATEGORY] ?? categories.keys()) {
        const root = tree.pathOf(categories[value]!)[0]?.id;
        if (root === undefined) continue;
        const known = workers.get(root) ?? new Set();
        for (const team of teams) known.add(team);
        workers.set(root, known);
      }
  }
  return FOUR_RS.flatMap((root) => {
    const [team, ...others] = workers.get(root) ?? [];
    if (team === undefined || others.length > 0 || members[team] !== 1) return [];
    const found = router.agreement.teams.find(({ id }) => id === team);
    // Whoever is on call belongs to the team, also without an account.
    if ((found?.onCall?.people.length ?? 0) > 1) return [];
    const name = found?.name ?? team;
    return [
      factFinding({
        id: `single-point:${root}`,
        kind: 'single-point-of-failure',
        text: `All of ${R_NAMES[root]} is done by ${name}, which is one person`,
        subjects: [name],
        teams: [team],
        mend: 'Add a person to the team, or let another team do some of it',
      }),
    ];
  });
}
