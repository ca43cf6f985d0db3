/** Tasks that show what a computing thread does, and how it fails. */
import { threadId } from 'node:worker_threads';
import { type AnyTask, type ComputeTask, taskOf } from '../compute-task.js';

export const sum: ComputeTask<number, number, number, { total: number; thread: number }> = {
  name: 'sum',
  begin: (start) => {
    let total = start;
    return {
      add: (more) => {
        if (Number.isNaN(more)) throw new Error('Not a number');
        total += more;
        return total;
      },
      end: () => ({ total, thread: threadId }),
    };
  },
};

export const spin = taskOf('spin', (ms: number): number => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  return threadId;
});

export const die = taskOf('die', (code: number): never => process.exit(code));

export const later = taskOf('later', (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('then'), ms)));

/** Is in no list, so no thread knows it. */
export const unlisted = taskOf('unlisted', (value: number): number => value);

export const tasks: readonly AnyTask[] = [sum, spin, die, later];
