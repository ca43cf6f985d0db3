/** Removes a task of one's own, and puts it back; one of the library stays, with no hours where it does not exist. */
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { notFound } from '../../platform/http/refusal.js';
import { demandRoom } from './add-task.js';
import { loadMap } from './get-map.js';
import { demand, mayEdit } from './may.js';
import { lockMap, ownEntry, saveEntries } from './task-map.repo.js';
import type { MapTask } from './task-map.view.js';

export async function remove(ctx: Ctx, events: Events, task: string): Promise<null> {
  demand(mayEdit(ctx.member));
  return ctx.write(async (tx) => {
    await lockMap(tx, ctx.partnership);
    const row = await ownEntry(tx, ctx.partnership, task, true);
    if (row === null) throw notFound();
    const edited = { revision: row.revision + 1, edited_at: ctx.now, edited_by: ctx.person.id };
    await saveEntries(tx, [{ ...row, ...edited, removed_at: ctx.now }]);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'task-map.task-removed', subject: { type: 'task-map', id: ctx.partnership }, data: { task } },
    ]);
    return null;
  });
}

/** As it was, with its decision and hours. */
export async function restore(ctx: Ctx, events: Events, task: string): Promise<MapTask> {
  demand(mayEdit(ctx.member));
  return ctx.write(async (tx) => {
    await lockMap(tx, ctx.partnership);
    const row = await ownEntry(tx, ctx.partnership, task, false);
    if (row === null) throw notFound();
    demandRoom((await loadMap(tx, ctx)).tasks, row.own!.title);
    const edited = { revision: row.revision + 1, edited_at: ctx.now, edited_by: ctx.person.id };
    await saveEntries(tx, [{ ...row, ...edited, removed_at: null }]);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'task-map.task-restored', subject: { type: 'task-map', id: ctx.partnership }, data: { task } },
    ]);
    return (await loadMap(tx, ctx)).tasks.find((one) => one.id === task)!;
  });
}
