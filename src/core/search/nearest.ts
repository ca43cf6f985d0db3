/**
 * Which words somebody may have meant: the nearest of those that exist, by the share of letter triples
 * that two words have in common.
 *
 * Example: `nearness('prnter', 'printer')` → 0.5; `meant('prnter jam', ['Printer jam in hall 3'])` → `printer jam`.
 */
import { wordsIn } from './words.js';

const NEAR = 0.3;

/** Between 0, nothing in common, and 1, the same. Both words are folded. */
export function nearness(a: string, b: string): number {
  if (a === b) return 1;
  const [one, other] = [triples(a), triples(b)];
  let shared = 0;
  for (const triple of one) if (other.has(triple)) shared += 1;
  return shared / (one.size + other.size - shared);
}

function triples(word: string): Set<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)));
}

/** For each word asked for, the nearest word of a text; none where nothing is near. */
export function nearestWords(asked: readonly string[], text: string): readonly (string | null)[] {
  const there = wordsIn(text, 200).map((word) => word.folded);
  return asked.map((word) => {
    let best: string | null = null;
    let near = NEAR;
    for (const one of there) {
      const value = nearness(word, one);
      if (value > near) [best, near] = [one, value];
    }
    return best;
  });
}

/** The question with its words put right by the text that comes nearest to it; null when there is none. */
export function meant(question: string, texts: readonly string[]): string | null {
  const asked = wordsIn(question, 10).map((word) => word.folded);
  let best: { readonly words: readonly string[]; readonly near: number } | null = null;
  for (const text of texts) {
    const found = nearestWords(asked, text);
    const words = found.flatMap((word) => (word === null ? [] : [word]));
    const near = words.length === asked.length ? asked.reduce((sum, word, index) => sum + nearness(word, words[index]!), 0) : 0;
    if (near > (best?.near ?? 0)) best = { words, near };
  }
  const said = best?.words.join(' ') ?? null;
  return said === null || said === asked.join(' ') ? null : said;
}
