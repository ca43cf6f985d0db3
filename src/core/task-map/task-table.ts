/**
 * Reads a table of tasks, one a line, columns apart by `|`:
 *
 *   id | title | category | tier risk skill frequency usual-owner hours | what it is
 *
 * Worked example: `reset-password | Reset a password | sign-in | 1 low desk daily provider 1.5 | …`.
 * The tables are ours and fixed, so a mistake in one is a programming mistake.
 */
import type { Tier } from '../agreement/agreement.js';
import { taskCategory } from './categories.js';
import { type ItTask, TASK_FREQUENCIES, TASK_RISKS, TASK_SKILLS, USUAL_OWNERS } from './task.js';

function oneOf<T extends string>(known: readonly T[], word: string | undefined, line: string): T {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new Error(`"${word}" is none of ${known.join(', ')} in the task "${line}"`);
  return found;
}

/**
 * The tasks of a table, in its order.
 *
 * @throws Error naming the line when a word of it is unknown
 */
export function taskTable(table: string): readonly ItTask[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [id = '', title = '', category = '', facts = '', text = ''] = line.split('|').map((cell) => cell.trim());
      const [tier, risk, skill, frequency, usual, hours] = facts.split(' ');
      const place = taskCategory(category);
      if (place === undefined) throw new Error(`There is no category "${category}" for the task "${line}"`);
      if (!(Number(hours) > 0) || text === '') throw new Error(`Hours or text are missing in the task "${line}"`);
      return {
        id,
        title,
        category,
        r: place.r,
        tier: Number(oneOf(['1', '2', '3'], tier, line)) as Tier,
        risk: oneOf(TASK_RISKS, risk, line),
        skill: oneOf(TASK_SKILLS, skill, line),
        frequency: oneOf(TASK_FREQUENCIES, frequency, line),
        usual: oneOf(USUAL_OWNERS, usual, line),
        hours: Number(hours),
        text,
        decides: place.decides,
      };
    });
}
