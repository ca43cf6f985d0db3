/** For tests: runs a command as the terminal would, in this process, with files of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { vi } from 'vitest';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const told = (calls: readonly (readonly unknown[])[]): string => calls.map(([text]) => String(text)).join('');

/** Runs a command with its arguments; usage errors of the parser end with 2, as in `main.ts`. */
export const run = async (command: Command, ...args: readonly string[]): Promise<Ran> => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    const exit = await command
      .exitOverride()
      .parseAsync([...args], { from: 'user' })
      .then(
        () => null,
        (error: { readonly exitCode?: number }) => {
          if (error.exitCode === undefined) throw error;
          return error.exitCode === 0 ? 0 : 2;
        },
      );
    return { code: exit ?? Number(process.exitCode), out: told(out.mock.calls), err: told(err.mock.calls) };
  } finally {
    process.exitCode = before;
    out.mockRestore();
    err.mockRestore();
  }
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
