/** A question as the database and the marks take it: each word with its stem in English and German. */
import { sql } from 'kysely';
import type { Sought } from '../../../core/search/marks.js';
import { type Question, readQuestion, type Term } from '../../../core/search/question.js';
import type { Read, Tx } from '../../platform/db/db.js';

export interface Asked {
  readonly question: Question;
  /** As the index has the words, and with words that go on; null when nothing is wanted. */
  readonly whole: TextQuery | null;
  readonly begun: TextQuery | null;
  readonly sought: readonly Sought[];
}

export interface TextQuery {
  /** Answered by the index alone. */
  readonly loose: string;
  /** With the order of words; null where it says no more. */
  readonly strict: string | null;
}

/** Shorter words begin too many others. */
const SHORTEST_BEGINNING = 3;
const SHORTEST_STEM = 4;

export async function asked(db: Read, text: string): Promise<Asked> {
  const question = readQuestion(text);
  const stems = await stemsOf(db, [...new Set(question.wanted.flatMap((term) => term.words))]);
  // Articles and the like narrow nothing, unless there is nothing else or they were quoted.
  const isFiller = ({ words, open }: Term) => open && words.length === 1 && stems.get(words[0]!)!.filler;
  const telling = question.wanted.filter((term) => !isFiller(term));
  const wanted = telling.length > 0 ? telling : question.wanted;
  if (wanted.length === 0) return { question, whole: null, begun: null, sought: [] };
  const sought = wanted.map(({ words, open }) => ({
    words: words.map((word) => (open ? stems.get(word)!.forms : [word])),
    open: open && words.at(-1)!.length >= SHORTEST_BEGINNING,
  }));
  const query = (begins: boolean): TextQuery => {
    const part = (join: string): string =>
      [
        ...sought.map(
          (one) => `(${one.words.map((forms, at) => formsText(forms, begins && one.open && at === one.words.length - 1)).join(join)})`,
        ),
        ...question.unwanted.map(({ words }) => `!(${words.map((word) => `'${word}'`).join(' <-> ')})`),
      ].join(' & ');
    // What must be absent in a row cannot be told by the index: the strict part says it.
    const rows = [...sought.map((one) => one.words), ...question.unwanted.map((one) => one.words)].some((words) => words.length > 1);
    const loose = sought.map((one) =>
      one.words.map((forms, at) => formsText(forms, begins && one.open && at === one.words.length - 1)).join(' & '),
    );
    const absent = question.unwanted.filter(({ words }) => words.length === 1).map(({ words }) => `!'${words[0]}'`);
    return { loose: [...loose, ...absent].join(' & '), strict: rows ? part(' <-> ') : null };
  };
  return { question, whole: query(false), begun: sought.some((one) => one.open) ? query(true) : null, sought };
}

/** Words are letters and digits alone, so that nothing in them can end a quote. */
const formsText = (forms: readonly string[], begins: boolean): string =>
  `(${forms.map((form) => `'${form}'${begins ? ':*' : ''}`).join(' | ')})`;

interface Stems {
  readonly forms: readonly string[];
  readonly filler: boolean;
}

async function stemsOf(db: Read, words: readonly string[]): Promise<ReadonlyMap<string, Stems>> {
  if (words.length === 0) return new Map();
  const { rows } = await sql<{ word: string; english: string[] | null; german: string[] | null }>`
    select word, ts_lexize('english_stem', word) as english, ts_lexize('german_stem', word) as german
    from unnest(${words}::text[]) as word`.execute(db as Tx);
  return new Map(
    rows.map(({ word, english, german }) => {
      const stems = [...(english ?? []), ...(german ?? [])].filter(
        (stem) => stem.length >= SHORTEST_STEM && /^[\p{L}\p{N}\p{M}]+$/u.test(stem),
      );
      return [word, { forms: [...new Set([word, ...stems])], filler: english?.length === 0 || german?.length === 0 }];
    }),
  );
}
