/** Reads the agreement file that a command is given, with the places of its parts; `-` is standard input. */
import { open } from 'node:fs/promises';
import type { Agreement } from '../core/agreement/agreement.js';
import { LARGEST_FILE, tooLarge } from '../formats/agreement/load.js';
import { type AgreementPlaces, parseAgreement } from '../formats/agreement/parse.js';
import { type FileProblem, type Place, problemText } from '../formats/place.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';

export interface AgreementInput {
  readonly file: string;
  readonly agreement: Agreement;
  readonly places: AgreementPlaces;
  readonly warnings: readonly FileProblem[];
}

/** `agreement.yaml:12:3`, as editors and terminals understand it. */
export const placeText = (file: string, place: Place): string => `${file}:${place.line}:${place.column}`;

/** A problem of a file in one line. */
export const fileProblemLine = (file: string, problem: FileProblem): string => `${placeText(file, problem)}: ${problemText(problem)}`;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'this is a folder',
  ENOTDIR: 'a part of this path is no folder',
  ENAMETOOLONG: 'the name is too long',
};

/** What a failure to read a file means. */
export function because(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}

/** A file's bytes; of one without end, such as a device, only as many as show that it is too large. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > LARGEST_FILE) throw new UnreadableInput([fileProblemLine(path, tooLarge(size))]);
    const buffer = Buffer.alloc(LARGEST_FILE + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

async function bytesOfInput(input: Io['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > LARGEST_FILE) break;
  }
  return Buffer.concat(chunks);
}

/** Reads an agreement, or tells everything that is wrong with its file. */
export async function readAgreementInput(path: string, io: Io): Promise<AgreementInput> {
  const file = path === '-' ? 'standard input' : path;
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? await bytesOfInput(io.stdin) : await bytesOf(path);
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    throw new UnreadableInput([`${file}: ${because(error)}`]);
  }
  const parsed = parseAgreement(bytes);
  if (parsed.ok) return { file, ...parsed };
  const more = parsed.omitted > 0 ? [`${file}: and ${parsed.omitted} more`] : [];
  throw new UnreadableInput([...parsed.problems.map((problem) => fileProblemLine(file, problem)), ...more]);
}
