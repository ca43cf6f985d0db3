/** The line of a file that something is said about, short enough to be shown, with the place in it. */
export interface Excerpt {
  /** What stands before the place. */
  readonly before: string;
  /** From the place on. */
  readonly after: string;
}

/** Around the place at most this many letters on each side. */
const SIDE = 60;

/** `line` and `column` count from 1; null where the file has no such line. */
export function excerptOf(text: string, line: number, column: number): Excerpt | null {
  const found = text.split(/\r\n|\r|\n/)[line - 1];
  if (found === undefined || found.trim() === '') return null;
  const at = Math.min(Math.max(column - 1, 0), found.length);
  const before = found.slice(0, at).trimStart();
  const after = found.slice(at).trimEnd();
  return {
    before: before.length > SIDE ? `…${before.slice(-SIDE)}` : before,
    after: after.length > SIDE ? `${after.slice(0, SIDE)}…` : after,
  };
}
