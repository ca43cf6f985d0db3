/** The library: significant tasks of an IT department, to begin a map from. In the order of the four Rs. */
import { REINFORCE_TASKS } from './reinforce-tasks.js';
import { REINVENT_TASKS } from './reinvent-tasks.js';
import { RESPOND_TASKS } from './respond-tasks.js';
import { RUN_TASKS } from './run-tasks.js';
import type { ItTask } from './task.js';
import { taskTable } from './task-table.js';

export const TASK_LIBRARY: readonly ItTask[] = [RUN_TASKS, RESPOND_TASKS, REINFORCE_TASKS, REINVENT_TASKS].flatMap(taskTable);

/**
 * What a task usually takes in a week at a company, in hours to two decimals; never nothing.
 *
 * @param people of the company; at least 1
 * @example usualHours(resetPassword, 50) // 0.75
 */
export const usualHours = (task: Pick<ItTask, 'hours'>, people: number): number =>
  Math.max(0.01, Math.round(task.hours * Math.max(1, people)) / 100);
