import type { z } from 'zod';
import type { ticketTemplate } from '../../../contract/ticket-templates.js';
import { situationProblems } from '../../../core/routing/situation-problems.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { invalid, Refusal } from '../../platform/http/refusal.js';
import { agreementInForce } from '../agreements/index.js';
import { type PeopleById, personIn } from '../identity/index.js';
import { ownerOf, type Shelf } from './shelf.js';
import type { TemplateContent, TemplateTable } from './tables.js';

export function viewTemplate(row: TemplateTable, people: PeopleById, { mayEdit }: Shelf): z.infer<typeof ticketTemplate> {
  const { outcome, causes } = mayEdit(ownerOf(row));
  return {
    id: row.template_id,
    owner: { ...ownerOf(row) },
    name: row.name,
    content: row.content,
    uses: row.uses,
    archivedAt: row.archived_at,
    updatedAt: row.updated_at,
    updatedBy: personIn(people, row.updated_by),
    revision: row.revision,
    can: { edit: { allowed: outcome, causes: [...causes] } },
  };
}

/** 400 with every place that the agreement in force does not know. */
export async function checkContent(db: Read, ctx: Ctx, content: TemplateContent): Promise<void> {
  const { agreement, windows } = await agreementInForce(db, ctx.partnership, ctx.now);
  const { type, category, tier, system, site, impact, urgency } = content;
  const priority = agreement.priorityMatrix[impact][urgency];
  const situation = { type, category, tier, system, site, priority, attributes: {}, window: windows.at(ctx.now) };
  const problems = situationProblems(agreement, situation);
  if (problems.length === 0) return;
  throw invalid(
    problems.map(({ path, text, nearest }) => ({
      path: ['body', 'content', ...path],
      text: nearest ? `${text}. Did you mean "${nearest}"?` : text,
    })),
  );
}

/** 409 with who changed it, unless the revision is the one that was read. */
export function demandRevision(
  row: Pick<TemplateTable, 'template_id' | 'revision' | 'updated_by'>,
  revision: number,
  people: PeopleById,
): void {
  if (row.revision === revision) return;
  const text = `${personIn(people, row.updated_by).name} changed it since; read it again, then change it`;
  throw new Refusal('conflict', { detail: text, causes: [{ code: 'template.changed', ref: row.template_id, text }] });
}
