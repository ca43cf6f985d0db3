import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { demand, mayEdit } from './may.js';
import { saveMap } from './task-map.repo.js';
import type { Settings } from './task-map.view.js';

/** How large the company is, and what matters to it. */
export async function set(ctx: Ctx, events: Events, settings: Settings): Promise<Settings> {
  demand(mayEdit(ctx.member));
  const { people, hoursAvailable, weights, skills } = settings;
  return ctx.write(async (tx) => {
    await saveMap(tx, {
      partnership_id: ctx.partnership,
      people,
      hours_available: hoursAvailable,
      ...weights,
      skills,
      edited_at: ctx.now,
      edited_by: ctx.person.id,
    });
    await events.emit(tx, authorOf(ctx), [
      { kind: 'task-map.set', subject: { type: 'task-map', id: ctx.partnership }, data: { people, hoursAvailable, weights } },
    ]);
    return settings;
  });
}
