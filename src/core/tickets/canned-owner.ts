/**
 * Whose a canned reply is: a person's, a team's or a party's. Nobody of another party sees it.
 *
 * Example: a reply of the team "Service desk" is used and edited by its members; leads of Northwind
 * edit it as well, people of Harbor Lane never hear of it.
 */
import type { Decision } from '../decision.js';
import type { PartyId, PersonId, TeamId } from '../ids.js';

export const CANNED_OWNERS = ['person', 'team', 'party'] as const;
export type CannedOwnerKind = (typeof CANNED_OWNERS)[number];

export interface CannedOwner {
  readonly kind: CannedOwnerKind;
  /** The id of the person, team or party. */
  readonly id: string;
}

/** Who asks. */
export interface CannedUser {
  readonly person: PersonId;
  readonly party: PartyId | null;
  readonly teams: readonly TeamId[];
  readonly lead: boolean;
}

/** @param ownTeams teams of the asking person's party */
export function maySeeCanned(owner: CannedOwner, user: CannedUser, ownTeams: readonly TeamId[]): boolean {
  if (user.party === null) return false;
  if (owner.kind === 'person') return owner.id === user.person;
  if (owner.kind === 'party') return owner.id === user.party;
  return user.teams.includes(owner.id) || (user.lead && ownTeams.includes(owner.id));
}

/** Whether somebody who sees it, or names it as the owner of a new one, may change it. */
export function mayEditCanned(owner: CannedOwner, user: CannedUser, ownTeams: readonly TeamId[]): Decision<boolean> {
  const no = (code: string, text: string): Decision<boolean> => ({ outcome: false, causes: [{ code, ref: owner.id, text }] });
  if (user.party === null) return no('canned-reply.not-yours', 'Only people of an IT team keep canned replies');
  if (owner.kind === 'party' && owner.id === user.party && !user.lead)
    return no('canned-reply.lead-only', 'Only leads change what the whole party uses; keep one for yourself or your team');
  if (!maySeeCanned(owner, user, ownTeams))
    return no('canned-reply.not-yours', 'It can be kept for yourself, a team of yours, or your party');
  return { outcome: true, causes: [] };
}
