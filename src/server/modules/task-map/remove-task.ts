import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { notFound } from '../../platform/http/refusal.js';
import { demand, mayEdit } from './may.js';
import { deleteOwn, lockMap } from './task-map.repo.js';

/** Removes a task of one's own; one of the library stays, with no hours where it does not exist. */
export async function remove(ctx: Ctx, events: Events, task: string): Promise<null> {
  demand(mayEdit(ctx.member));
  return ctx.write(async (tx) => {
    await lockMap(tx, ctx.partnership);
    if (!(await deleteOwn(tx, ctx.partnership, task))) throw notFound();
    await events.emit(tx, authorOf(ctx), [
      { kind: 'task-map.task-removed', subject: { type: 'task-map', id: ctx.partnership }, data: { task } },
    ]);
    return null;
  });
}
