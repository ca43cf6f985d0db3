/**
 * Words of a text, as search compares them: without case and accents, and with their place in it.
 *
 * A word is a run of letters and digits. `ß` counts as `ss`, and letters that carry a mark as the bare
 * letter, as the database's index has them.
 *
 * Example: `wordsIn('Größe: Wi-Fi')` → `grosse` at 0-5, `wi` at 7-9, `fi` at 10-12.
 */

export interface Word {
  readonly folded: string;
  /** Places in the text, in UTF-16 units; `to` is the first behind it. */
  readonly from: number;
  readonly to: number;
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu;

/** Letters that are one thing for Unicode and another with a stroke or a tail. */
const BARE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
};

/** A word without case and accents; of signs that stand for several (`⑴` is `(1)`) what is letter or number. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  // Nearly all words: there is nothing to take off.
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  const bare = lower.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '');
  return bare.replace(/[ßæœøđðħıłŧþ]/gu, (letter) => BARE[letter] ?? letter);
}

/** The words of a text in order, at most `most` of them. */
export function wordsIn(text: string, most = 20_000): readonly Word[] {
  const words: Word[] = [];
  for (const run of text.matchAll(RUN)) {
    const folded = fold(run[0]);
    if (folded !== '') words.push({ folded, from: run.index, to: run.index + run[0].length });
    if (words.length === most) break;
  }
  return words;
}
