/** How the commands of this folder end on a given input and output: as `exit.ts` says, also without a process. */
import { UNREADABLE } from './exit.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';

/** Runs a command's work; input that cannot be read becomes lines on standard error, without a stack trace. */
export async function finish(io: Io, work: () => Promise<number>): Promise<void> {
  try {
    io.exitCode = await work();
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    io.stderr.write(`${error.lines.join('\n')}\n`);
    io.exitCode = UNREADABLE;
  }
}
