/** The party that an invitation leads to. */
import type { Ctx, Role } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { forbidden, invalid } from '../../platform/http/refusal.js';
import { mayInvite, SIDE } from './may-invite.js';

/** Null for a requester. Refuses what the inviter may not do. */
export async function invitedParty(db: Read, ctx: Ctx, role: Role, teams: readonly string[]): Promise<string | null> {
  const side = SIDE[role];
  const other = side !== null && side !== SIDE[ctx.member.role];
  const leaderless = other ? await partiesWithoutLead(db, ctx.partnership, side) : [];
  const { outcome, causes } = mayInvite(ctx.member, role, leaderless.length > 0);
  if (!outcome) throw forbidden(causes);
  if (!other) return side === null ? null : ctx.member.party;
  const chosen = leaderless.filter((one) => teams.some((team) => one.teams.includes(team)));
  const [party, ...more] = chosen.length > 0 || leaderless.length > 1 ? chosen : leaderless;
  if (party === undefined || more.length > 0) {
    throw invalid([{ path: ['body', 'teams'], text: 'Choose teams of one party, so that it is clear which one' }]);
  }
  return party.id;
}

async function partiesWithoutLead(
  db: Read,
  partnership: string,
  kind: 'internal' | 'provider',
): Promise<readonly { id: string; teams: readonly string[] }[]> {
  const parties = await db
    .selectFrom('parties')
    .select('party_id')
    .where('partnership_id', '=', partnership)
    .where('kind', '=', kind)
    .where('party_id', 'not in', (eb) =>
      eb
        .selectFrom('members')
        .select((one) => one.ref('members.party_id').$notNull().as('party_id'))
        .where('members.partnership_id', '=', partnership)
        .where('role', '=', `${kind}-lead`)
        .where('joined_at', 'is not', null)
        .where('members.party_id', 'is not', null),
    )
    .execute();
  const teams = await db.selectFrom('teams').select(['team_id', 'party_id']).where('partnership_id', '=', partnership).execute();
  return parties.map(({ party_id: id }) => ({ id, teams: teams.filter((team) => team.party_id === id).map((team) => team.team_id) }));
}
