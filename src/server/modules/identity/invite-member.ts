/** Invites a person: a member who has not joined, and a link that is shown once. */

import type { inviteMember } from '../../../contract/identity.js';
import type { BodyOf } from '../../../contract/route.js';
import { DAY } from '../../../core/time.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import { afterCommit, type Read, type Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, refused } from '../../platform/http/refusal.js';
import type { Signals } from '../../platform/signals/signals.js';
import { findPersonByEmail, insertMember, insertPerson, listMemberRows } from './identity.repo.js';
import { invitedParty } from './invited-party.js';
import { MEMBERS_TOPIC } from './members.js';
import { newToken, tokenHash } from './one-time-tokens.js';

const LIFE_MS = 7 * DAY;

export async function invite(ctx: Ctx, events: Events, signals: Signals, { name, email, role, teams }: BodyOf<typeof inviteMember>) {
  const token = newToken();
  const member = await ctx.write(async (tx) => {
    const party = await invitedParty(tx, ctx, role, teams);
    await checkTeams(tx, ctx.partnership, party, teams);
    const person = (await findPersonByEmail(tx, email)) ?? (await addPerson(tx, ctx.newId(), name, email));
    const added = await insertMember(tx, ctx.partnership, {
      person,
      role,
      party,
      teams,
      invitedName: name,
      invitedBy: ctx.person.id,
      now: ctx.now,
      joined: false,
    });
    // Somebody who has not joined yet gets a new link, and what the new invitation says.
    if (!added) await renew(tx, ctx, person, { name, role, party, teams });
    await tx
      .insertInto('invitations')
      .values({
        partnership_id: ctx.partnership,
        token_hash: tokenHash(token),
        person_id: person,
        expires_at: ctx.now + LIFE_MS,
        used_at: null,
      })
      .execute();
    await events.emit(tx, authorOf(ctx), [
      { kind: 'member.invited', subject: { type: 'person', id: person }, data: { role, party, teams } },
    ]);
    afterCommit(tx, () => signals.hint(MEMBERS_TOPIC, ctx.partnership));
    return { person, name, email, role, party, teams, invited: true };
  });
  return { member, link: `${ctx.origin}/invitations/${token}` };
}

async function addPerson(tx: Tx, id: string, name: string, email: string): Promise<string> {
  await insertPerson(tx, { id, name, email });
  return id;
}

async function renew(
  tx: Tx,
  ctx: Ctx,
  person: string,
  to: { name: string; role: Ctx['member']['role']; party: string | null; teams: string[] },
): Promise<void> {
  const row = await tx
    .updateTable('members')
    .set({ invited_name: to.name, role: to.role, party_id: to.party, teams: to.teams, invited_by: ctx.person.id })
    .where('partnership_id', '=', ctx.partnership)
    .where('person_id', '=', person)
    .where('joined_at', 'is', null)
    .where((eb) => eb.or([eb('party_id', 'is', null), eb('party_id', '=', to.party ?? ctx.member.party)]))
    .returning('person_id')
    .executeTakeFirst();
  if (row === undefined) throw refused([{ code: 'members.already', ref: person, text: 'This person is a member already' }]);
  await tx
    .deleteFrom('invitations')
    .where('partnership_id', '=', ctx.partnership)
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .execute();
}

async function checkTeams(db: Read, partnership: string, party: string | null, teams: readonly string[]): Promise<void> {
  const known = await db.selectFrom('teams').select(['team_id', 'party_id']).where('partnership_id', '=', partnership).execute();
  const places = teams.flatMap((team, index) =>
    known.some((one) => one.team_id === team && one.party_id === party)
      ? []
      : [{ path: ['body', 'teams', index], text: `There is no team "${team}" on that side` }],
  );
  if (places.length > 0) throw invalid(places);
}

/** The members whom the viewer may see: a requester sees the people who work on tickets, not other requesters. */
export async function visibleMembers(ctx: Ctx) {
  const rows = await ctx.read((db) => listMemberRows(db, ctx.partnership));
  const seen = ctx.member.role === 'requester' ? rows.filter((row) => row.role !== 'requester' || row.person === ctx.person.id) : rows;
  return seen.map((row) => ({ ...row, teams: [...row.teams] }));
}
