/** Reads the bundle that a command is given; what is wrong with its shape is told all at once. */
import { readFile, stat } from 'node:fs/promises';
import { type AgreementBundle, agreementBundle } from '../contract/signing.js';
import { because } from './agreement-input.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';

const LARGEST = 10_000_000;
const MOST_PROBLEMS = 20;

export async function readBundle(path: string, io: Io): Promise<AgreementBundle> {
  const file = path === '-' ? 'standard input' : path;
  const text = path === '-' ? await textOfInput(io.stdin) : await textOfFile(path);
  if (text === null) throw new UnreadableInput([`${file}: a bundle has at most ${LARGEST / 1_000_000} MB`]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableInput([`${file}: this is no JSON; expected a bundle as it is downloaded`]);
  }
  const parsed = agreementBundle.safeParse(json);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const told = issues.slice(0, MOST_PROBLEMS).map((issue) => `${file}: ${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new UnreadableInput([...told, ...(issues.length > MOST_PROBLEMS ? [`${file}: and ${issues.length - MOST_PROBLEMS} more`] : [])]);
}

/** Null when there is more than a bundle can have. */
async function textOfFile(path: string): Promise<string | null> {
  try {
    return (await stat(path)).size > LARGEST ? null : await readFile(path, 'utf8');
  } catch (error) {
    throw new UnreadableInput([`${path}: ${because(error)}`]);
  }
}

async function textOfInput(input: Io['stdin']): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > LARGEST) return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}
