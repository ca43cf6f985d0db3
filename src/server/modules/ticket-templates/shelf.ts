/** What a member may do with templates, with the teams of his party looked up once. */
import type { Decision } from '../../../core/decision.js';
import { mayEditTemplate, maySeeTemplate, type TemplateOwner } from '../../../core/tickets/template-owner.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { forbidden } from '../../platform/http/refusal.js';
import { isLead } from '../identity/index.js';
import type { TemplateTable } from './tables.js';

export interface Shelf {
  readonly party: string;
  readonly lead: boolean;
  /** Under these stands everything of his own side that he may use; shared ones come on top. */
  readonly owners: readonly TemplateOwner[];
  readonly sees: (row: Pick<TemplateTable, 'owner_kind' | 'owner'>) => boolean;
  readonly mayEdit: (owner: TemplateOwner) => Decision<boolean>;
}

export const ownerOf = (row: Pick<TemplateTable, 'owner_kind' | 'owner'>): TemplateOwner => ({ kind: row.owner_kind, id: row.owner });

/** Requesters have no templates: 403. */
export async function shelfOf(db: Read, { partnership, member }: Pick<Ctx, 'partnership' | 'member'>): Promise<Shelf> {
  const { party, person } = member;
  const lead = isLead(member.role);
  const user = { person, party, teams: member.teams, lead };
  if (party === null) throw forbidden(mayEditTemplate({ kind: 'person', id: person }, user, []).causes);
  const found = db.selectFrom('teams').select('team_id').where('partnership_id', '=', partnership).where('party_id', '=', party);
  const teams = (await found.execute()).map((row) => row.team_id);
  const own: TemplateOwner[] = [
    { kind: 'person', id: person },
    { kind: 'party', id: party },
    ...teams.map((id) => ({ kind: 'team' as const, id })),
  ];
  return {
    party,
    lead,
    owners: own.filter((owner) => maySeeTemplate(owner, user, teams)),
    sees: (row) => maySeeTemplate(ownerOf(row), user, teams),
    mayEdit: (owner) => mayEditTemplate(owner, user, teams),
  };
}

/** 403 unless he may change templates of this owner. */
export function demandEdit({ mayEdit }: Shelf, owner: TemplateOwner): void {
  const { outcome, causes } = mayEdit(owner);
  if (!outcome) throw forbidden(causes);
}
