import { describe, expect, it } from 'vitest';
import { taskCategory } from '../task-map/categories.js';
import { FUNCTION_AREAS, neededFunctions } from './needed-functions.js';
import { TOOL_FUNCTIONS } from './register.js';

const task = (title: string, category: string, decision: 'keep' | 'delegate' | null, hoursNow = 1) => ({
  title,
  category,
  decision,
  hoursNow,
});

describe('functions that are needed', () => {
  it('follow from what was decided, whoever does it, with the task that takes most hours', () => {
    const tasks = [
      task('Check backup jobs', 'backup', 'delegate', 0.7),
      task('Restore a file', 'lost-data', 'keep', 2),
      task('Update network firmware', 'network', null),
      task('Watch the mainframe', 'monitoring', 'keep', 0),
    ];
    expect(neededFunctions(tasks, 1)).toEqual([{ function: 'backup', task: 'Restore a file' }]);
  });

  it('are tickets and documentation wherever two parties work together', () => {
    expect(neededFunctions([], 1)).toEqual([]);
    expect(neededFunctions([task('Reset a password', 'sign-in', 'keep')], 2)).toEqual([
      { function: 'ticketing', task: 'Reset a password' },
      { function: 'documentation', task: null },
    ]);
  });

  it('name areas that there are; every function but "other" has one', () => {
    for (const one of TOOL_FUNCTIONS) {
      expect(FUNCTION_AREAS[one].length > 0).toBe(one !== 'other');
      for (const area of FUNCTION_AREAS[one]) expect(taskCategory(area)).toBeDefined();
    }
  });
});
