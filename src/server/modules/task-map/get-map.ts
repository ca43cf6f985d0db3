import type { z } from 'zod';
import type { taskMap } from '../../../contract/task-map.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { peopleOf } from '../identity/index.js';
import { demand, mayDraft, mayEdit, maySee, permissionOf } from './may.js';
import { entriesOf, mapRow } from './task-map.repo.js';
import { viewSettings, viewTasks } from './task-map.view.js';

/** The map as it stands, for whoever may see it. */
export async function loadMap(db: Read, ctx: Ctx) {
  const row = await mapRow(db, ctx.partnership);
  const entries = await entriesOf(db, ctx.partnership);
  const settings = viewSettings(row);
  const people = await peopleOf(
    db,
    ctx.partnership,
    entries.map((entry) => entry.edited_by),
  );
  return { settings, begun: row !== null, entries, tasks: viewTasks(entries, settings.people, people) };
}

export async function get(ctx: Ctx): Promise<z.infer<typeof taskMap>> {
  demand(maySee(ctx.member));
  const { settings, begun, tasks } = await ctx.read((read) => loadMap(read, ctx));
  const can = { edit: permissionOf(mayEdit(ctx.member)), draft: permissionOf(mayDraft(ctx.member)) };
  return { settings, begun, tasks: [...tasks], can };
}
