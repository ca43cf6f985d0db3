/** JSON Lines in, JSON Lines out: one answer a line, also for a line that cannot be read. */
import type { Io } from './io.js';
import { send } from './io.js';

/** A line longer than this is refused without being kept. */
const LONGEST_LINE = 1_000_000;

export interface InputLine {
  readonly number: number;
  /** Null when the line was too long. */
  readonly text: string | null;
}

/** Lines of a stream, without line ends; empty lines are left out. */
export async function* linesOf(input: Io['stdin']): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let tooLong = false;
  let number = 0;
  const line = (text: string): InputLine | null => {
    number++;
    const long = tooLong || text.length > LONGEST_LINE;
    tooLong = false;
    if (long) return { number, text: null };
    const bare = text.replace(/^\ufeff/, '').trim();
    return bare === '' ? null : { number, text: bare };
  };
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', from)) {
      const found = line(rest.slice(from, end));
      from = end + 1;
      if (found !== null) yield found;
    }
    rest = rest.slice(from);
    if (rest.length > LONGEST_LINE) {
      tooLong = true;
      rest = '';
    }
  }
  const last = rest + decoder.decode();
  const found = last === '' && !tooLong ? null : line(last);
  if (found !== null) yield found;
}

export type Answer = { readonly error: string } | object;

/**
 * Answers every line, in order.
 *
 * @param answer called with the parsed line; what it returns is written
 * @returns how many lines there were and how many had an error
 */
export async function answerLines(io: Io, answer: (value: unknown, line: number) => Answer): Promise<{ lines: number; errors: number }> {
  let lines = 0;
  let errors = 0;
  for await (const { number, text } of linesOf(io.stdin)) {
    lines++;
    const given = text === null ? { line: number, error: 'The line is too long' } : parsed(text, number, answer);
    if ('error' in given) errors++;
    await send(io.stdout, `${JSON.stringify(given)}\n`);
  }
  return { lines, errors };
}

function parsed(text: string, number: number, answer: (value: unknown, line: number) => Answer): Answer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line: number, error: 'The line is not JSON' };
  }
  return answer(value, number);
}
