/** Which tasks the page lists, under which R, with what is suggested for each. */
import { FOUR_RS, type FourR } from '../../../core/agreement/agreement.js';
import type { Decision } from '../../../core/decision.js';
import { taskCategory } from '../../../core/task-map/categories.js';
import { knownSkills } from '../../../core/task-map/skills-in-house.js';
import { suggestOwner, type TaskWeights } from '../../../core/task-map/suggest-owner.js';
import type { TaskDecision } from '../../../core/task-map/task.js';
import type { MapTask, TaskMap } from './map-edits.js';
import type { TaskMapSearch } from './search.js';

export type Suggestions = ReadonlyMap<string, Decision<TaskDecision>>;

/** What is suggested for every task, under weights that may not be kept yet. */
export function suggestionsFor({ tasks, settings, registeredSkills }: TaskMap, weights: TaskWeights): Suggestions {
  const facts = {
    hoursAvailable: settings.hoursAvailable,
    hoursNeeded: tasks.reduce((sum, task) => sum + task.hoursNow, 0),
    skills: knownSkills(settings.skills, registeredSkills),
  };
  return new Map(tasks.map((task) => [task.id, suggestOwner(task, weights, facts)]));
}

export interface TaskGroup {
  readonly r: FourR;
  readonly tasks: readonly MapTask[];
}

/** The tasks that the address asks for, under their R, own ones with their category; an R without any is left out. */
export function shownTasks(tasks: readonly MapTask[], suggested: Suggestions, { find, show }: TaskMapSearch): readonly TaskGroup[] {
  const words = (find ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (task: MapTask): boolean => {
    if (show === 'undecided' && task.decision !== null) return false;
    if (show === 'other' && (task.decision === null || task.decision === suggested.get(task.id)?.outcome)) return false;
    const text = `${task.title} ${task.text} ${taskCategory(task.category)?.name ?? ''} ${task.notes}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const fitting = tasks.filter(fits);
  return FOUR_RS.map((r) => ({ r, tasks: byCategory(fitting.filter((task) => task.r === r)) })).filter((group) => group.tasks.length > 0);
}

/** Own tasks come last from the server; here they stand behind the others of their category. */
function byCategory(tasks: readonly MapTask[]): readonly MapTask[] {
  const order = [...new Set(tasks.map((task) => task.category))];
  return order.flatMap((category) => tasks.filter((task) => task.category === category));
}

/** What taking every suggestion for an undecided task would change. */
export const openSuggestions = (tasks: readonly MapTask[], suggested: Suggestions) =>
  tasks.flatMap((task) => {
    const found = suggested.get(task.id);
    return task.decision !== null || found === undefined || task.hoursNow === 0 ? [] : [{ task: task.id, decision: found.outcome }];
  });
