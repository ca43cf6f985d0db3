/**
 * The dialect of a CSV text, from its beginning: which delimiter, which line end.
 *
 * Of `,` `;` tab and `|` the one wins that cuts the first lines most evenly into the most columns.
 *
 * @example sniff('a;b;c\n1,5;2;3\n', {}).delimiter // ';'
 */
import type { Dialect } from './splitter.js';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How many characters are looked at. */
export const SNIFFED = 65_536;

const LINES = 20;

/** How often each delimiter occurs outside quotes, line by line. */
const cuts = (sample: string, newline: string, quote: string | null): readonly (readonly number[])[] => {
  const lines: number[][] = [];
  let current = DELIMITERS.map(() => 0);
  let quoted = false;
  let blank = true;
  for (const character of sample) {
    if (character === quote) quoted = !quoted;
    if (!quoted && character === newline) {
      if (!blank) lines.push(current);
      if (lines.length === LINES) return lines;
      current = DELIMITERS.map(() => 0);
      blank = true;
      continue;
    }
    blank = false;
    const which = quoted ? -1 : DELIMITERS.indexOf(character as Delimiter);
    if (which >= 0) current[which]! += 1;
  }
  if (!blank && (lines.length === 0 || sample.length < SNIFFED)) lines.push(current);
  return lines;
};

/** @param asked what the mapping fixes; the rest is looked for in the sample. */
export const sniff = (sample: string, asked: { delimiter?: Delimiter | undefined; quote?: string | null | undefined }): Dialect => {
  const newline = !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n';
  const quote = asked.quote === undefined ? '"' : asked.quote;
  if (asked.delimiter !== undefined) return { delimiter: asked.delimiter, quote, newline };
  const lines = cuts(sample, newline, quote);
  const score = (which: number): number => {
    const header = lines[0]?.[which] ?? 0;
    if (header === 0) return 0;
    const even = lines.filter((line) => line[which] === header).length / lines.length;
    return even * even * header;
  };
  const best = DELIMITERS.map((delimiter, which) => ({ delimiter, score: score(which) })).reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.delimiter, quote, newline };
};
