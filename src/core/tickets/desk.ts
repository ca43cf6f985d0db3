/** Where a command is decided: who asks, when, and under which agreement. */
import type { Agreement, Party, Team } from '../agreement/agreement.js';
import type { PartyId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';
import type { Actor } from './event.js';

export interface Desk {
  readonly agreement: Agreement;
  readonly by: Actor;
  /** He leads his party. */
  readonly lead: boolean;
  readonly now: Instant;
}

/** The team of an agreement, or null. */
export function findTeam(agreement: Agreement, team: TeamId | null): Team | null {
  return agreement.teams.find((one) => one.id === team) ?? null;
}

/** The party that a team works for, or null when there is no such team. */
export function partyOfTeam(agreement: Agreement, team: TeamId | null): PartyId | null {
  return findTeam(agreement, team)?.party ?? null;
}

/** A party's name for people; its id when the agreement does not know it. */
export function partyName(agreement: Agreement, party: PartyId): string {
  return agreement.parties.find((one: Party) => one.id === party)?.name ?? party;
}

/** A team's name for people; its id when the agreement does not know it. */
export function teamName(agreement: Agreement, team: TeamId): string {
  return findTeam(agreement, team)?.name ?? team;
}
