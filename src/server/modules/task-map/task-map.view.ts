/** A map as it is shown: the library, what was said about its tasks, and the partnership's own tasks. */
import type { z } from 'zod';
import type { mapTask, taskMapSettings } from '../../../contract/task-map.js';
import { taskCategory } from '../../../core/task-map/categories.js';
import { TASK_LIBRARY, usualHours } from '../../../core/task-map/library.js';
import { USUAL_WEIGHTS } from '../../../core/task-map/suggest-owner.js';
import type { ItTask } from '../../../core/task-map/task.js';
import { type PeopleById, personIn } from '../identity/index.js';
import type { TaskEntryTable, TaskMapTable } from './tables.js';

export type Settings = z.infer<typeof taskMapSettings>;
export type MapTask = z.infer<typeof mapTask>;

/** Until somebody says otherwise: 100 people and two of IT. */
const GUESS: Settings = { people: 100, hoursAvailable: 80, weights: USUAL_WEIGHTS, skills: null };

export const viewSettings = (row: TaskMapTable | null): Settings =>
  row === null
    ? GUESS
    : {
        people: row.people,
        hoursAvailable: row.hours_available,
        weights: { capacity: row.capacity, risk: row.risk, expertise: row.expertise },
        skills: row.skills,
      };

const taskOf = (entry: TaskEntryTable): ItTask | null => {
  const place = entry.own === null ? undefined : taskCategory(entry.own.category);
  if (entry.own === null || place === undefined) return null;
  return { id: entry.task_id, ...entry.own, r: place.r, decides: place.decides, hours: entry.hours ?? 0, text: '' };
};

/** Every task of a map: the library in its order, then one's own, the oldest first. */
export function viewTasks(entries: readonly TaskEntryTable[], people: number, persons: PeopleById): readonly MapTask[] {
  const byId = new Map(entries.map((entry) => [entry.task_id, entry]));
  const own = entries.flatMap((entry) => taskOf(entry) ?? []);
  return [...TASK_LIBRARY, ...own].map((task) => {
    const entry = byId.get(task.id);
    const isOwn = (entry?.own ?? null) !== null;
    const usual = isOwn ? task.hours : usualHours(task, people);
    const { hours: _, ...facts } = task;
    return {
      ...facts,
      category: task.category as MapTask['category'],
      own: isOwn,
      usualHours: usual,
      hoursNow: entry?.hours ?? usual,
      entered: (entry?.hours ?? null) !== null,
      decision: entry?.decision ?? null,
      provider: entry?.provider ?? null,
      notes: entry?.notes ?? '',
      revision: entry?.revision ?? 0,
      editedAt: entry?.edited_at ?? null,
      editedBy: entry === undefined ? null : personIn(persons, entry.edited_by),
    };
  });
}
