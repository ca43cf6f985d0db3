/** For tests: the whole program on the sample agreement, in this process. */
import { fileURLToPath } from 'node:url';
import { runProgram } from '../program.js';
import { memoryIo, type Ran } from './running.js';

export const sample = fileURLToPath(new URL('../../../examples/harbor-lane.yaml', import.meta.url));

/** Runs `tandem` with arguments and an input. */
export async function tandem(args: readonly string[], input = ''): Promise<Ran> {
  const io = memoryIo(input);
  await runProgram(args, io);
  return io.ran();
}

/** The JSON Lines of an output. */
export const linesOfJson = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
