/**
 * What somebody asks a search for: words, "words in a row", -words that must be absent, a ticket's number.
 *
 * No question is wrong: what makes no sense is read as words, an open quote ends with the question, and a
 * question of nothing but absences asks for nothing.
 *
 * Example: `readQuestion('printer "paper jam" -toner')` wants `printer` and `paper jam`, not `toner`;
 * `readQuestion('#2041')` wants the ticket 2041, or the word.
 */
import { wordsIn } from './words.js';

/** Words that stand in a row; mostly one. */
export interface Term {
  readonly words: readonly string[];
  /** The last word may go on: it was not quoted. */
  readonly open: boolean;
}

export interface Question {
  /** The whole of it, when it can be a ticket's number. */
  readonly number: string | null;
  readonly wanted: readonly Term[];
  readonly unwanted: readonly Term[];
}

const MOST_TERMS = 10;
const LONGEST_WORD = 60;
const LONGEST_PHRASE = 10;

/** @param text what was typed; of it at most ten terms count */
export function readQuestion(text: string): Question {
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  for (const [, minus, quoted, plain] of text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    const words = wordsIn(quoted ?? plain ?? '', LONGEST_PHRASE).map((word) => word.folded.slice(0, LONGEST_WORD));
    const list = minus === '' ? wanted : unwanted;
    if (words.length > 0 && list.length < MOST_TERMS) list.push({ words, open: quoted === undefined });
  }
  const number = /^#?\s*([\p{L}\p{N}][\p{L}\p{N}._/-]*)$/u.exec(text.trim())?.[1] ?? null;
  return {
    number: number !== null && number.length <= LONGEST_WORD && /\p{N}/u.test(number) ? number : null,
    wanted,
    unwanted: wanted.length > 0 ? unwanted : [],
  };
}
