/** Writes a result to the file that a command was given. */
import { writeFileSync } from 'node:fs';
import { because } from './agreement-input.js';
import { UnreadableInput } from './input-files.js';

/** @throws UnreadableInput when the place cannot be written, or holds a file already and `force` is not given */
export function writeResult(path: string, content: string | Uint8Array, { force }: { readonly force: boolean }): void {
  try {
    writeFileSync(path, content, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new UnreadableInput([`${path}: ${taken ? 'there is a file already; --force writes over it' : because(error)}`]);
  }
}
