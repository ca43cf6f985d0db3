/** How commands end: 0 fine, 1 findings, 2 usage or unreadable input. */
import { UnreadableInput } from './input-files.js';

export const FINE = 0;
export const FINDINGS = 1;
export const UNREADABLE = 2;

/** Runs a command's work; input that cannot be read becomes lines on standard error, without a stack trace. */
export const ending = async (work: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    process.stderr.write(`${error.lines.join('\n')}\n`);
    process.exitCode = UNREADABLE;
  }
};
