import type { Team } from '../../../core/agreement/agreement.js';
import type { Cause, Decision } from '../../../core/decision.js';
import type { Member } from '../../context.js';
import { isLead } from '../identity/index.js';

const decide = (outcome: boolean, cause: Cause): Decision<boolean> => ({ outcome, causes: outcome ? [] : [cause] });
const leadsIt = (member: Member, team: Team): boolean => isLead(member.role) && member.party === team.party;

/** People of a team swap among themselves; a lead of its party may, too. */
export const mayArrange = (member: Member, team: Team): Decision<boolean> =>
  decide(leadsIt(member, team) || (member.party === team.party && member.teams.includes(team.id)), {
    code: 'on-call.own-team-only',
    ref: team.id,
    text: `Only people of ${team.name} and leads of its party can change who is on call`,
  });

/** When turns begin and how long a wake waits holds for all of the team. */
export const maySettle = (member: Member, team: Team): Decision<boolean> =>
  decide(leadsIt(member, team), {
    code: 'on-call.lead-only',
    ref: team.id,
    text: 'Only a lead of the party that the team works for can change this',
  });
