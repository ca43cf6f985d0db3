import type { getLandscape } from '../../../contract/registers.js';
import type { AnswerOf } from '../../../contract/route.js';
import { MOST_IN_LANDSCAPE } from '../../../core/registers/register.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { allRows, textsOf } from './registers.repo.js';
import { onlyTeams } from './registers.view.js';

type Landscape = AnswerOf<typeof getLandscape>;
type Criticality = Landscape['systems'][number]['criticality'];

/** All systems and sites, with what the graph and a draft need of them. */
export async function landscape(ctx: Ctx): Promise<Landscape> {
  onlyTeams(ctx.member);
  return ctx.read((read) => landscapeOf(read, ctx.partnership));
}

/** The same for other modules, whose own rules say who sees it. */
export async function landscapeOf(read: Read, partnership: string): Promise<Landscape> {
  const systems = await allRows(read, partnership, 'systems', MOST_IN_LANDSCAPE + 1);
  const sites = await allRows(read, partnership, 'sites', MOST_IN_LANDSCAPE + 1);
  return {
    systems: systems.slice(0, MOST_IN_LANDSCAPE).map(({ entry_id, name, fields }) => ({
      id: entry_id,
      name,
      criticality: fields.criticality as Criticality,
      owner: typeof fields.owner === 'string' ? fields.owner : null,
      dependsOn: textsOf(fields.dependsOn),
    })),
    sites: sites.slice(0, MOST_IN_LANDSCAPE).map(({ entry_id, name }) => ({ id: entry_id, name })),
    more: systems.length > MOST_IN_LANDSCAPE || sites.length > MOST_IN_LANDSCAPE,
  };
}
