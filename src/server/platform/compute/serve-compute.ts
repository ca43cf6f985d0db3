/** The computing thread's side: runs the tasks of a list, several at a time in turns. */
import type { MessagePort } from 'node:worker_threads';
import type { ComputeAnswer, ComputeCall } from './calls.js';
import type { AnyTask, Computing } from './compute-task.js';

export function serveCompute(port: MessagePort, tasks: readonly AnyTask[]): void {
  const open = new Map<number, Computing<unknown, unknown, unknown>>();

  const answer = async ({ session, kind, task, value }: ComputeCall): Promise<unknown> => {
    if (kind === 'begin') {
      const known = tasks.find(({ name }) => name === task);
      if (known === undefined) throw new Error(`There is no task ${task} in the computing thread`);
      open.set(session, known.begin(value as never));
      return undefined;
    }
    const computing = open.get(session);
    if (computing === undefined) throw new Error(`Computing ${session} has ended or failed`);
    if (kind === 'add') return computing.add(value);
    open.delete(session);
    return kind === 'end' ? computing.end() : undefined;
  };

  port.on('message', (call: ComputeCall) => {
    void answer(call)
      .then(
        (value): ComputeAnswer => ({ id: call.id, ok: true, value }),
        (error: unknown): ComputeAnswer => {
          open.delete(call.session);
          const { message, stack } = error instanceof Error ? error : new Error(String(error));
          return { id: call.id, ok: false, message, stack };
        },
      )
      .then((said) => port.postMessage(said));
  });
}
