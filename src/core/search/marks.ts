/**
 * Where a text has what was searched for, as places in it: whoever shows it marks them, and no markup of
 * anybody's text is ever read.
 *
 * Example: `marksIn('The printer jams', [{ words: [['printer', 'print']], open: true }])` → `[[4, 11]]`.
 */
import { type Word, wordsIn } from './words.js';

/** Words in a row, each with what it may be found as. */
export interface Sought {
  readonly words: readonly (readonly string[])[];
  /** The last one may go on. */
  readonly open: boolean;
}

/** Places of the text, first and first behind, in order and apart. */
export type Marks = readonly (readonly [number, number])[];

const MOST_MARKS = 50;

/** @param text at most its first 20,000 words are looked at */
export function marksIn(text: string, sought: readonly Sought[]): Marks {
  const words = wordsIn(text);
  const marked = new Set<Word>();
  words.forEach((_, start) => {
    for (const one of sought) if (standsAt(words, start, one)) for (let i = 0; i < one.words.length; i++) marked.add(words[start + i]!);
  });
  return [...marked]
    .sort((a, b) => a.from - b.from)
    .slice(0, MOST_MARKS)
    .map(({ from, to }) => [from, to] as const);
}

/** Whether all of what was sought stands in the text. */
export const hasAll = (text: string, sought: readonly Sought[]): boolean => {
  const words = wordsIn(text);
  return sought.every((one) => words.some((_, start) => standsAt(words, start, one)));
};

/** Whether all of it stands in the text in a row, as it was asked for. */
export function standInARow(text: string, sought: readonly Sought[]): boolean {
  const words = wordsIn(text);
  const row = { words: sought.flatMap((one) => one.words), open: sought.at(-1)?.open ?? false };
  return words.some((_, start) => standsAt(words, start, row));
}

function standsAt(words: readonly Word[], start: number, { words: wanted, open }: Sought): boolean {
  return wanted.every((alternatives, index) => {
    const word = words[start + index]?.folded;
    if (word === undefined) return false;
    const mayGoOn = open && index === wanted.length - 1;
    return alternatives.some((one) => (mayGoOn ? word.startsWith(one) : word === one));
  });
}

export interface Excerpt {
  readonly text: string;
  readonly marks: Marks;
}

/** The part of a text around its first mark, at most `length` long, cut between words and with its marks moved along. */
export function excerptOf(text: string, marks: Marks, length = 160): Excerpt {
  if (text.length <= length) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  let from = Math.max(0, Math.min(first - Math.floor(length / 4), text.length - length));
  if (from > 0) from = wordStart(text, from, first);
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), marks[0]?.[1] ?? 0, from + 1);
  // Never through the middle of a letter that takes two units.
  if (isLow(text.charCodeAt(to))) to -= 1;
  const before = from > 0 ? '… ' : '';
  const moved = marks.flatMap(([a, b]) => (a >= from && b <= to ? [[a - from + before.length, b - from + before.length] as const] : []));
  return { text: `${before}${text.slice(from, to)}${to < text.length ? ' …' : ''}`, marks: moved };
}

function wordStart(text: string, from: number, first: number): number {
  const space = text.indexOf(' ', from);
  const at = space >= 0 && space < first ? space + 1 : from;
  return isLow(text.charCodeAt(at)) ? at + 1 : at;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
