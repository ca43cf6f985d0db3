import type { BodyOf } from '../../../contract/route.js';
import type { addTask } from '../../../contract/task-map.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, refused } from '../../platform/http/refusal.js';
import { loadMap } from './get-map.js';
import { demand, mayEdit } from './may.js';
import { lockMap, saveEntries } from './task-map.repo.js';
import type { MapTask } from './task-map.view.js';

const MOST_OWN = 500;

/** One title stands once, and there are only so many. */
export function demandRoom(tasks: readonly MapTask[], title: string): void {
  const same = tasks.find((task) => task.title.toLowerCase() === title.toLowerCase());
  if (same !== undefined) throw invalid([{ path: ['body', 'title'], text: `There is a task "${same.title}" already` }]);
  if (tasks.filter((task) => task.own).length >= MOST_OWN)
    throw refused([{ code: 'task-map.full', ref: null, text: `There are ${MOST_OWN} tasks of your own already` }]);
}

/** Adds a task that the library lacks. */
export async function add(ctx: Ctx, events: Events, { hours, ...own }: BodyOf<typeof addTask>): Promise<MapTask> {
  demand(mayEdit(ctx.member));
  return ctx.write(async (tx) => {
    await lockMap(tx, ctx.partnership);
    demandRoom((await loadMap(tx, ctx)).tasks, own.title);
    const id = ctx.newId();
    const row = { partnership_id: ctx.partnership, task_id: id, own, decision: null, provider: null, hours, notes: '', revision: 1 };
    await saveEntries(tx, [{ ...row, removed_at: null, edited_at: ctx.now, edited_by: ctx.person.id }]);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'task-map.task-added', subject: { type: 'task-map', id: ctx.partnership }, data: { task: id, ...own, hours } },
    ]);
    return (await loadMap(tx, ctx)).tasks.find((task) => task.id === id)!;
  });
}
