/**
 * Who can get at a system, against who has to.
 *
 * A rule that names systems says whose work they are: its Responsible teams need access to each of
 * them, or a ticket is routed to somebody who cannot do it. The other way round, a team that no rule
 * ever asks for on a system needs no access to it. A rule that names no system asks for none: which
 * systems its tickets will touch is not known before they come.
 *
 * Worked example: exception x2 gives tickets about "Plant controllers" to Security operations. The
 * register lists Infrastructure only: x2's team has no access, and Infrastructure is asked for by rows
 * that hold for any system, so that its access is not too much.
 */
import type { Agreement, ServedSystem } from '../agreement/agreement.js';
import type { TeamId } from '../ids.js';
import { analysisOf } from '../routing/analysis.js';
import { SYSTEM } from '../routing/dimensions.js';
import { listed, ruleWithText } from '../routing/finding-of-rule.js';
import type { Router } from '../routing/router.js';
import { valuesOfBox } from '../routing/set-boxes.js';
import { factFinding, registered } from './fact-finding.js';
import type { SystemFacts } from './facts.js';
import type { Finding } from './finding.js';

/** @returns one finding for each rule whose teams lack access, and one for access that no rule asks for */
export function accessFindings(router: Router, facts: readonly SystemFacts[]): readonly Finding[] {
  const { agreement } = router;
  const noted = new Map<
    string,
    { readonly system: ServedSystem; readonly names: readonly string[]; readonly teams: ReadonlySet<TeamId> }
  >();
  for (const [system, fact] of registered(agreement, facts)) {
    if (fact === null || fact.teamsWithAccess.length === 0) continue;
    const teams = new Set(fact.teamsWithAccess.flatMap((name) => teamsCalled(agreement, name)));
    noted.set(system.id, { system, names: fact.teamsWithAccess, teams });
  }
  if (noted.size === 0) return [];
  const analysis = analysisOf(router);
  const { compiled, rules, live } = analysis;
  const systems = compiled.dimensions[SYSTEM]!.values;
  const asked = new Map<string, Set<TeamId>>([...noted.keys()].map((id) => [id, new Set()]));
  const askedEverywhere = new Set<TeamId>();
  const lacking: Finding[] = [];
  for (const [rank, boxes] of live.entries()) {
    if (boxes.length === 0) continue;
    const { accountable, responsible } = rules.ranked[rank]!.assignment;
    const teams = accountable === null ? responsible : [...responsible, accountable];
    for (const box of boxes) {
      const values = valuesOfBox(compiled, box)[SYSTEM];
      if (!values) for (const team of teams) askedEverywhere.add(team);
      else for (const value of values) for (const team of teams) asked.get(systems[value] ?? '')?.add(team);
    }
    const rule = rules.ranked[rank]!;
    const named = rule.kind === 'exception' ? agreement.exceptions[rule.at]!.when.systems : null;
    const missing = (named ?? []).flatMap((id) => {
      const here = id === null ? undefined : noted.get(id);
      return here ? responsible.filter((team) => !here.teams.has(team)).map((team) => ({ team, system: here.system })) : [];
    });
    if (missing.length === 0) continue;
    const names = (ids: readonly TeamId[]) =>
      listed([...new Set(ids)].map((id) => agreement.teams.find((team) => team.id === id)?.name ?? id));
    const without = [...new Set(missing.map(({ system }) => system.name))];
    lacking.push(
      factFinding({
        id: `no-access:${rule.id}`,
        kind: 'no-access',
        text: `By ${ruleWithText(analysis, rank)} ${names(missing.map(({ team }) => team))} works on ${listed(without)} and has no access there`,
        subjects: without,
        rules: [rule.id],
        teams: [...new Set(missing.map(({ team }) => team))],
        witness: analysis.witness(rank, boxes[0]!),
        mend: 'Plan the grant, to be made once this is in force, or give the work to a team that has access',
      }),
    );
  }
  return [...lacking, ...excess()];

  function excess(): readonly Finding[] {
    const found = [...noted.values()].flatMap(({ system, names }) =>
      names.flatMap((name) => {
        const teams = teamsCalled(agreement, name);
        const isNeeded = teams.some((team) => askedEverywhere.has(team) || asked.get(system.id)!.has(team));
        return isNeeded ? [] : [{ name, system: system.name }];
      }),
    );
    if (found.length === 0) return [];
    return [
      factFinding({
        id: 'excess-access',
        kind: 'excess-access',
        text: `Nothing in the agreement asks for the access of ${listed(found.map(({ name, system }) => `${name} to ${system}`))}`,
        subjects: [...new Set(found.map(({ system }) => system))],
        mend: 'Take the access away, or say in the agreement what it is for',
      }),
    ];
  }
}

/** The teams that a name on the register means: one team, or all of a party; none when nobody is called so. */
function teamsCalled({ teams, parties }: Agreement, name: string): readonly TeamId[] {
  const called = (one: { readonly id: string; readonly name: string }) => one.id === name || one.name.toLowerCase() === name.toLowerCase();
  const team = teams.find(called);
  if (team) return [team.id];
  const party = parties.find(called);
  return party ? teams.filter((one) => one.party === party.id).map((one) => one.id) : [];
}
