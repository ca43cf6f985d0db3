/**
 * Changes of tickets whose rows do not stand together in the file, held until the file has ended.
 *
 * Up to a number of changes they stay in memory. Beyond it they go to temporary files, a ticket's
 * changes always into the same one, so that each file can be grouped alone: memory stays bounded
 * however long the history is.
 */
import { appendFileSync, closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from './change.js';
import { partOf } from './seen.js';

/** Changes kept in memory before files are used; also the size that a file is planned for. */
export const IN_MEMORY = 100_000;
const MOST_FILES = 256;
const BUFFERED = 65_536;

const grouped = function* (lines: Iterable<string>): Generator<readonly Change[]> {
  const tickets = new Map<string, Change[]>();
  for (const line of lines) {
    const change = JSON.parse(line) as Change;
    const known = tickets.get(change.number);
    if (known === undefined) tickets.set(change.number, [change]);
    else known.push(change);
  }
  yield* tickets.values();
};

export class ScatteredChanges {
  private held: string[] = [];
  private files: { readonly fd: number; buffer: string }[] = [];
  /** Only where an open file cannot be unlinked. */
  private folder: string | null = null;

  /**
   * @param rows that the file has, to plan the number of files
   * @param inMemory changes kept before files are used
   */
  constructor(
    private readonly rows: number,
    private readonly inMemory = IN_MEMORY,
  ) {}

  /** Whether temporary files were needed. */
  get spilled(): boolean {
    return this.files.length > 0;
  }

  add(change: Change): void {
    const line = JSON.stringify(change);
    if (!this.spilled) {
      this.held.push(line);
      if (this.held.length > this.inMemory) this.spill();
    } else {
      this.write(change.number, line);
    }
  }

  /** Each ticket with all its changes, in the order of the file; the same order for the same file. */
  *tickets(): Generator<readonly Change[]> {
    if (!this.spilled) {
      yield* grouped(this.held);
      return;
    }
    for (const file of this.files) {
      if (file.buffer !== '') appendFileSync(file.fd, file.buffer);
      file.buffer = '';
      const bytes = Buffer.alloc(fstatSync(file.fd).size);
      readSync(file.fd, bytes, 0, bytes.length, 0);
      yield* grouped(bytes.toString('utf8').split('\n').filter(Boolean));
    }
  }

  /** Removes the temporary files; needed whether or not the reading came to its end. */
  dispose(): void {
    for (const file of this.files) closeSync(file.fd);
    this.files = [];
    this.held = [];
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
  }

  private spill(): void {
    const parts = Math.min(MOST_FILES, Math.max(2, Math.ceil(this.rows / Math.max(1, this.inMemory))));
    const folder = mkdtempSync(join(tmpdir(), 'tandem-history-'));
    for (let part = 0; part < parts; part += 1) this.files.push({ fd: openSync(join(folder, `${part}.jsonl`), 'w+', 0o600), buffer: '' });
    // Unlinked at once: even a killed process leaves nothing behind. Some systems refuse that for open files.
    try {
      rmSync(folder, { recursive: true });
    } catch {
      this.folder = folder;
    }
    for (const line of this.held) this.write((JSON.parse(line) as Change).number, line);
    this.held = [];
  }

  private write(number: string, line: string): void {
    const file = this.files[partOf(number, this.files.length)]!;
    file.buffer += `${line}\n`;
    if (file.buffer.length < BUFFERED) return;
    appendFileSync(file.fd, file.buffer);
    file.buffer = '';
  }
}
