/** Reads the files that a command is given. What cannot be read is told on standard error, with its place, and ends the command with 2. */
import { readFile } from 'node:fs/promises';
import { type CsvProblem, placed } from '../formats/history/csv/problem.js';
import { fileSource, type HistorySource } from '../formats/history/csv/source.js';
import type { Mapping } from '../formats/history/mapping.js';
import { parseMapping } from '../formats/history/parse-mapping.js';
import { type FileProblem, problemText } from '../formats/place.js';

/** What makes a command end with 2: lines for standard error. */
export class UnreadableInput extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/** `agreement.yaml:12:3: The key "prioritty" is unknown here. Did you mean "priority"?` */
const told = (path: string, problems: readonly FileProblem[], omitted: number): UnreadableInput =>
  new UnreadableInput([
    ...problems.map((problem) => `${path}:${problem.line}:${problem.column}: ${problemText(problem)}`),
    ...(omitted > 0 ? [`${path}: and ${omitted} more`] : []),
  ]);

const because = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'this user may not read it';
  if (code === 'EISDIR') return 'this is a folder';
  return message;
};

const bytesOf = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UnreadableInput([`${path}: ${because(error)}`]);
  }
};

export const readMapping = async (path: string): Promise<Mapping> => {
  const parsed = parseMapping(await bytesOf(path));
  if (!parsed.ok) throw told(path, parsed.problems, parsed.omitted);
  return parsed.mapping;
};

export const openHistory = async (path: string): Promise<HistorySource> => {
  let source: HistorySource;
  try {
    source = await fileSource(path);
    for await (const _ of source.open()) break;
  } catch (error) {
    throw new UnreadableInput([`${path}: ${because(error)}`]);
  }
  return source;
};

export const unreadableHistory = (path: string, problems: readonly CsvProblem[]): UnreadableInput =>
  new UnreadableInput(problems.map((problem) => `${path}: ${placed(problem)}`));
