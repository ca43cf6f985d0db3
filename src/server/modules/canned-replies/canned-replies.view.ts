/** A canned reply as its user may see it, and what is the same for every command on one. */
import type { z } from 'zod';
import type { addCannedReply, cannedReply } from '../../../contract/canned-replies.js';
import type { BodyOf } from '../../../contract/route.js';
import type { Decision } from '../../../core/decision.js';
import { type CannedOwner, type CannedUser, mayEditCanned, maySeeCanned } from '../../../core/tickets/canned-owner.js';
import { unknownVariables } from '../../../core/tickets/canned-variables.js';
import type { Ctx, Member } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { forbidden, invalid } from '../../platform/http/refusal.js';
import { isLead, type PeopleById, personIn } from '../identity/index.js';
import type { CannedReplyTable } from './tables.js';

type View = z.infer<typeof cannedReply>;

export const ownerOf = (row: Pick<CannedReplyTable, 'owner_kind' | 'owner'>): CannedOwner => ({ kind: row.owner_kind, id: row.owner });

const userOf = (member: Member): CannedUser => ({
  person: member.person,
  party: member.party,
  teams: member.teams,
  lead: isLead(member.role),
});

/** What a member may do with replies of an owner, with the teams of his party looked up once. */
export interface Shelf {
  /** Under these stands everything that he may use. */
  readonly owners: readonly CannedOwner[];
  readonly sees: (row: CannedReplyTable) => boolean;
  readonly mayEdit: (owner: CannedOwner) => Decision<boolean>;
}

/** Requesters have no canned replies: 403. */
export async function shelfOf(db: Read, ctx: Ctx): Promise<Shelf> {
  const user = userOf(ctx.member);
  const { party } = user;
  if (party === null) throw forbidden(mayEditCanned({ kind: 'person', id: user.person }, user, []).causes);
  const found = db.selectFrom('teams').select('team_id').where('partnership_id', '=', ctx.partnership).where('party_id', '=', party);
  const teams = (await found.execute()).map((row) => row.team_id);
  const all: CannedOwner[] = [
    { kind: 'person', id: user.person },
    { kind: 'party', id: party },
    ...teams.map((id) => ({ kind: 'team' as const, id })),
  ];
  return {
    owners: all.filter((owner) => maySeeCanned(owner, user, teams)),
    sees: (row) => maySeeCanned(ownerOf(row), user, teams),
    mayEdit: (owner) => mayEditCanned(owner, user, teams),
  };
}

export function viewReply(row: CannedReplyTable, people: PeopleById, { mayEdit }: Shelf): View {
  const { outcome, causes } = mayEdit(ownerOf(row));
  return {
    id: row.reply_id,
    owner: { ...ownerOf(row) },
    name: row.name,
    text: row.body,
    updatedAt: row.updated_at,
    updatedBy: personIn(people, row.updated_by),
    revision: row.revision,
    can: { edit: { allowed: outcome, causes: [...causes] } },
  };
}

/** 400 with each variable that there is not. */
export function checkText({ text }: Pick<BodyOf<typeof addCannedReply>, 'text'>): void {
  const unknown = unknownVariables(text).slice(0, 20);
  if (unknown.length > 0) throw invalid(unknown.map((name) => ({ path: ['body', 'text'], text: `There is no variable {{${name}}}` })));
}

/** 403 unless he may change replies of this owner. */
export function demandEdit({ mayEdit }: Shelf, owner: CannedOwner): void {
  const { outcome, causes } = mayEdit(owner);
  if (!outcome) throw forbidden(causes);
}
