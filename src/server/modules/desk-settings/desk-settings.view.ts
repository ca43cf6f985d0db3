import type { getDeskSettings } from '../../../contract/desk-settings.js';
import type { AnswerOf } from '../../../contract/route.js';
import type { Cause } from '../../../core/decision.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { forbidden } from '../../platform/http/refusal.js';
import { isLead, peopleOf, personIn } from '../identity/index.js';
import type { KeptSettings } from './desk-settings.repo.js';

type View = AnswerOf<typeof getDeskSettings>;

const TEAM_ONLY: Cause = { code: 'desk-settings.team-only', ref: null, text: 'Only people of the IT teams see the desk settings' };
const LEAD_ONLY: Cause = { code: 'desk-settings.lead-only', ref: null, text: 'Only leads change what the desk asks for' };

export function demandTeam(ctx: Ctx): void {
  if (ctx.member.party === null) throw forbidden([TEAM_ONLY]);
}

export function demandLead(ctx: Ctx): void {
  demandTeam(ctx);
  if (!isLead(ctx.member.role)) throw forbidden([LEAD_ONLY]);
}

export async function viewSettings(db: Read, ctx: Ctx, kept: KeptSettings): Promise<View> {
  const lead = isLead(ctx.member.role);
  const people = await peopleOf(db, ctx.partnership, [kept.changed_by]);
  const { approvals, gates } = kept.settings;
  return {
    settings: structuredClone({ approvals, gates }) as View['settings'],
    revision: kept.revision,
    changedAt: kept.changed_at,
    changedBy: kept.changed_by === null ? null : personIn(people, kept.changed_by),
    can: { edit: { allowed: lead, causes: lead ? [] : [LEAD_ONLY] } },
  };
}
