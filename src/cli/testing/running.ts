/** For tests: runs a command as the terminal would, in this process, with files of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import type { Io, Output } from '../io.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Input and output in memory. */
export const memoryIo = (input = ''): Io & { readonly ran: () => Ran } => {
  const told = { out: '', err: '' };
  const output = (side: 'out' | 'err'): Output => ({
    write: (text) => {
      told[side] += text;
      return true;
    },
    drained: async () => {},
  });
  return {
    stdin: {
      async *[Symbol.asyncIterator]() {
        yield input;
      },
    },
    stdout: output('out'),
    stderr: output('err'),
    env: {},
    now: () => Date.UTC(2026, 0, 1),
    exitCode: 0,
    ran() {
      return { code: this.exitCode, ...told };
    },
  };
};

/** Runs a command with its arguments; wrong usage ends with 2, as in `program.ts`. */
export const run = async (make: (io: Io) => Command, ...args: readonly string[]): Promise<Ran> => {
  const io = memoryIo();
  const command = make(io)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void io.stdout.write(text), writeErr: (text) => void io.stderr.write(text) });
  try {
    await command.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    io.exitCode = error.exitCode === 0 ? 0 : 2;
  }
  return io.ran();
};

export interface Folder {
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  path(name: string): string;
  read(name: string): string;
  remove(): void;
}

export const folder = (): Folder => {
  const path = mkdtempSync(join(tmpdir(), 'tandem-cli-'));
  return {
    file: (name, content) => {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    path: (name) => join(path, name),
    read: (name) => readFileSync(join(path, name), 'utf8'),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};
