/**
 * Whose a template is: a person's, a team's, a party's, or one that a party shares with the other IT team.
 *
 * Example: Northwind shares "Server patched": Harbor Lane starts tickets from it, only leads of Northwind change
 * it. A template of Harbor Lane alone is never seen by Northwind. Requesters have no templates.
 */
import type { Decision } from '../decision.js';
import type { TeamId } from '../ids.js';
import { type CannedOwner, type CannedUser, maySeeCanned } from './canned-owner.js';

export const TEMPLATE_OWNERS = ['person', 'team', 'party', 'shared'] as const;
export type TemplateOwnerKind = (typeof TEMPLATE_OWNERS)[number];

export interface TemplateOwner {
  readonly kind: TemplateOwnerKind;
  /** The id of the person, team or party; for a shared one the party that keeps it. */
  readonly id: CannedOwner['id'];
}

/** @param ownTeams teams of the asking person's party */
export function maySeeTemplate({ kind, id }: TemplateOwner, user: CannedUser, ownTeams: readonly TeamId[]): boolean {
  if (kind === 'shared') return user.party !== null;
  return maySeeCanned({ kind, id }, user, ownTeams);
}

/** Whether somebody who sees it, or names it as the owner of a new one, may change it; the cause says why not. */
export function mayEditTemplate(owner: TemplateOwner, user: CannedUser, ownTeams: readonly TeamId[]): Decision<boolean> {
  const no = (code: string, text: string): Decision<boolean> => ({ outcome: false, causes: [{ code, ref: owner.id, text }] });
  if (user.party === null) return no('template.team-only', 'Only people of the IT teams have templates');
  const ofParty = owner.kind === 'party' || owner.kind === 'shared';
  if (ofParty && owner.id !== user.party) return no('template.not-yours', 'Only leads of the party that keeps it change it');
  if (ofParty && !user.lead) return no('template.lead-only', 'Only leads change what their whole party uses or shares');
  if (!maySeeTemplate(owner, user, ownTeams))
    return no('template.not-yours', 'It can be kept for yourself, a team of yours, or your party');
  return { outcome: true, causes: [] };
}
