import type { z } from 'zod';
import type { taskMap } from '../../../contract/task-map.js';
import { skillsInHouse } from '../../../core/task-map/skills-in-house.js';
import type { MappedTask } from '../../../core/task-map/task.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { peopleOf } from '../identity/index.js';
import { partiesOf, registeredPeople } from '../registers/index.js';
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
  return ctx.read(async (read) => {
    const { settings, begun, tasks } = await loadMap(read, ctx);
    const can = { edit: permissionOf(mayEdit(ctx.member)), draft: permissionOf(mayDraft(ctx.member)) };
    const internal = (await partiesOf(read, ctx.partnership)).find((party) => party.kind === 'internal');
    const registered = skillsInHouse(await registeredPeople(read, ctx.partnership), internal?.id ?? '');
    return { settings, begun, tasks: [...tasks], registeredSkills: registered && [...registered], can };
  });
}

/** The tasks as the rules see them. */
export async function mappedTasks(db: Read, ctx: Ctx): Promise<readonly MappedTask[]> {
  return (await loadMap(db, ctx)).tasks.map((task) => ({ ...task, hours: task.usualHours }));
}
