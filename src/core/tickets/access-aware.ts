/**
 * Routing that knows who may touch what.
 *
 * When the team that the agreement chose has no access to the touched system, the agreement's own
 * rule decides: ask for access and hold the ticket, give it to the other party, or go on with a
 * warning. Where nobody knows whether it has access, the ticket goes on as agreed, because a guess
 * would move work across the party line. The cause always says which, and why.
 *
 * Example: the service desk has no access to the ERP server. "Request and hold": the desk keeps the
 * ticket, the internal party is asked, and time counts as the internal party's until it answers.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Cause, Decision } from '../decision.js';
import type { PartyId, RuleId, SystemId, TeamId } from '../ids.js';
import type { Owned, RouteOutcome } from '../routing/outcome.js';
import { partyOfTeam, teamName } from './desk.js';

/** What is known of a team's access to a system at the level that its work needs. `unknown`: nobody keeps a register. */
export type Access = 'granted' | 'missing' | 'unknown';

export type AccessOf = (team: TeamId, system: SystemId) => Access;

/** Access to be asked for: by which team, to what, under which rule, and which party has to answer. */
export interface AccessRequest {
  readonly team: TeamId;
  readonly system: SystemId;
  readonly rule: RuleId;
  readonly askedOf: PartyId;
}

export interface Placement {
  readonly route: Decision<RouteOutcome>;
  readonly access: AccessRequest | null;
  /** The team that the agreement chose, when its access is missing or unknown; null when there is nothing to say. */
  readonly withoutAccess: TeamId | null;
}

/**
 * Where a ticket goes once access is looked at.
 *
 * @param accessOf what is known of a team's access to a system
 * @returns the route with its causes, the access to ask for, and whose access is in doubt; without a system or an owner, the route as it is
 * @example placeWithAccess(agreement, route, 'erp-server', () => 'missing').access // { team: 'service-desk', … }
 * @example placeWithAccess(agreement, route, null, () => 'missing') // { route, access: null, withoutAccess: null }
 */
export function placeWithAccess(
  agreement: Agreement,
  route: Decision<RouteOutcome>,
  system: SystemId | null,
  accessOf: AccessOf,
): Placement {
  const { outcome } = route;
  if (!outcome.owned || system === null) return { route, access: null, withoutAccess: null };
  const withoutAccess = outcome.team;
  const known = accessOf(withoutAccess, system);
  if (known === 'granted') return { route, access: null, withoutAccess: null };
  const team = teamName(agreement, withoutAccess);
  const name = systemName(agreement, system);
  if (known === 'unknown') {
    const text = `Whether ${team} has access to ${name} is not known yet: there is no access register`;
    return { route: add(route, because('access.unknown', outcome, text)), access: null, withoutAccess };
  }
  const what = `${team} has no access to ${name}`;
  const asked = answering(agreement, outcome);
  if (agreement.handOff.noAccess === 'request-and-hold' && asked !== null) {
    const cause = because('access.requested', outcome, `${what}: access is asked for, and the ticket is held`);
    return { route: add(route, cause), access: { team: withoutAccess, system, rule: outcome.rule, askedOf: asked }, withoutAccess };
  }
  if (agreement.handOff.noAccess === 'other-party') {
    const other = elsewhere(agreement, outcome, system, (one, at) => accessOf(one, at) === 'granted');
    if (other !== null) {
      const cause = because('access.other-party', outcome, `${what}: it goes to ${teamName(agreement, other)}`);
      return { route: { outcome: { ...outcome, team: other }, causes: [...route.causes, cause] }, access: null, withoutAccess };
    }
  }
  return { route: add(route, because('access.missing', outcome, what)), access: null, withoutAccess };
}

const because = (code: string, outcome: Owned, text: string): Cause => ({ code, ref: outcome.rule, text });
const add = (route: Decision<RouteOutcome>, cause: Cause): Decision<RouteOutcome> => ({
  outcome: route.outcome,
  causes: [...route.causes, cause],
});

/** Only the internal party approves access; to its own teams nobody else could give it. */
function answering(agreement: Agreement, outcome: Owned): PartyId | null {
  const internal = agreement.parties.find((party) => party.kind === 'internal')?.id ?? null;
  return internal === partyOfTeam(agreement, outcome.team) ? null : internal;
}

/** A team of another party: one that the rule names and that has access, else any with access, else one of the system's owner. */
function elsewhere(
  agreement: Agreement,
  outcome: Owned,
  system: SystemId,
  hasAccess: (team: TeamId, system: SystemId) => boolean,
): TeamId | null {
  const own = partyOfTeam(agreement, outcome.team);
  const others = agreement.teams.filter((team) => team.party !== own).map((team) => team.id);
  const named = [outcome.accountable, ...outcome.responsible, ...outcome.consulted, ...outcome.informed];
  const owner = agreement.systems.find((one) => one.id === system)?.owner ?? null;
  return (
    named.find((team): team is TeamId => team !== null && others.includes(team) && hasAccess(team, system)) ??
    others.find((team) => hasAccess(team, system)) ??
    others.find((team) => partyOfTeam(agreement, team) === owner) ??
    null
  );
}

function systemName(agreement: Agreement, system: SystemId): string {
  return agreement.systems.find((one) => one.id === system)?.name ?? system;
}
