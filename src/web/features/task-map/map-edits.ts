/** Edits of the map in the page: shown at once, then as the server answers. */
import type { AnswerOf, BodyOf } from '../../../contract/route.js';
import type { editTasks, getTaskMap } from '../../../contract/task-map.js';

export type TaskMap = AnswerOf<typeof getTaskMap>;
export type MapTask = TaskMap['tasks'][number];
type SentChange = BodyOf<typeof editTasks>['changes'][number];
/** Without the revision, which is known only when it is sent: others may go ahead of it. */
export type TaskEdit = Omit<SentChange, 'revision'>;

/** The map with edits that were not answered yet. */
export function withEdits(map: TaskMap, edits: readonly TaskEdit[]): TaskMap {
  const byTask = new Map(edits.map((edit) => [edit.task, edit]));
  const tasks = map.tasks.map((task) => {
    const edit = byTask.get(task.id);
    return edit === undefined ? task : edited(task, edit);
  });
  return { ...map, tasks };
}

function edited(task: MapTask, { decision, provider, hours, notes }: TaskEdit): MapTask {
  return {
    ...task,
    ...(decision === undefined ? {} : { decision }),
    ...(provider === undefined ? {} : { provider }),
    ...(hours === undefined ? {} : { hoursNow: hours ?? task.usualHours, entered: hours !== null }),
    ...(notes === undefined ? {} : { notes }),
  };
}

/** Edits with the revisions that the page knows; one whose task is gone is left out. */
export function asSent(map: TaskMap, edits: readonly TaskEdit[]): SentChange[] {
  const revisions = new Map(map.tasks.map((task) => [task.id, task.revision]));
  return edits.flatMap((edit) => {
    const revision = revisions.get(edit.task);
    return revision === undefined ? [] : [{ ...edit, revision }];
  });
}

/** The map with tasks as the server has them; edits that are still on their way stay on top. */
export function withAnswer(map: TaskMap, items: readonly MapTask[], waiting: readonly TaskEdit[]): TaskMap {
  const byId = new Map(items.map((item) => [item.id, item]));
  return withEdits({ ...map, tasks: map.tasks.map((task) => byId.get(task.id) ?? task) }, waiting);
}
