/** Who may keep or change which view, in sentences. */
import type { Decision } from '../../../core/decision.js';
import type { Member } from '../../context.js';
import { forbidden } from '../../platform/http/refusal.js';
import { isLead } from '../identity/index.js';
import type { SavedViewTable } from './tables.js';

type Place = Pick<SavedViewTable, 'reach' | 'team'>;

const yes: Decision<boolean> = { outcome: true, causes: [] };
const no = (code: string, text: string): Decision<boolean> => ({
  outcome: false,
  causes: [{ code: `saved-view.${code}`, ref: null, text }],
});

/** @param ownTeams the teams of the member's party */
export function mayKeep(member: Member, { reach, team }: Place, ownTeams: readonly string[]): Decision<boolean> {
  if (reach === 'personal') return yes;
  if (member.role === 'requester') return no('personal-only', 'Views for others are kept by people of the IT teams');
  if (reach === 'shared') return isLead(member.role) ? yes : no('lead-only', 'Only a lead keeps views for both IT teams');
  if (team === null || !ownTeams.includes(team)) return no('other-party', 'Views are kept for teams of your own party');
  return isLead(member.role) || member.teams.includes(team)
    ? yes
    : no('other-team', 'Only a member of the team or a lead keeps views for it');
}

/** The owner, and a lead where others find the view, too. Of another party's team it is never found. */
export function mayChange(member: Member, view: Place & Pick<SavedViewTable, 'owner_id'>): Decision<boolean> {
  if (view.owner_id === member.person || (view.reach !== 'personal' && isLead(member.role))) return yes;
  return no('not-own', 'Only who keeps this view, or a lead, changes it. Save it as a view of your own instead');
}

export const permissionOf = ({ outcome, causes }: Decision<boolean>) => ({ allowed: outcome, causes: [...causes] });

export function demand({ outcome, causes }: Decision<boolean>): void {
  if (!outcome) throw forbidden(causes);
}
