import * as contract from '../../../contract/task-map.js';
import { type AppRoute, memberRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { add } from './add-task.js';
import { draft } from './draft-from-map.js';
import { edit } from './edit-tasks.js';
import { get } from './get-map.js';
import { remove, restore } from './remove-task.js';
import { set } from './set-map.js';

export function taskMapModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.getTaskMap, (_, ctx) => get(ctx)),
    memberRoute(contract.setTaskMap, ({ body }, ctx) => set(ctx, events, body)),
    memberRoute(contract.editTasks, ({ body }, ctx) => edit(ctx, events, body)),
    memberRoute(contract.addTask, ({ body }, ctx) => add(ctx, events, body)),
    memberRoute(contract.removeTask, ({ params }, ctx) => remove(ctx, events, params.task)),
    memberRoute(contract.restoreTask, ({ params }, ctx) => restore(ctx, events, params.task)),
    memberRoute(contract.draftFromTaskMap, ({ body }, ctx) => draft(ctx, events, body)),
  ];
  return { routes };
}
