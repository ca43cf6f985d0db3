/** What the beginning of a file looks like, so that a person can say what its columns mean. */
import { type Encoding, GuessedWrong } from './csv/decode.js';
import { duplicateColumns, type Header } from './csv/header.js';
import { type CsvProblem, UnreadableFile } from './csv/problem.js';
import { type CsvOptions, csvRows } from './csv/rows.js';
import type { HistorySource } from './csv/source.js';
import { detached } from './field.js';
import { type Preset, presetFor } from './presets.js';

export interface PreviewColumn {
  /** From 1; "#7" in a mapping is the column with position 7. */
  readonly position: number;
  readonly name: string;
  /** The position of the first column with the same name. */
  readonly duplicateOf: number | null;
  /** The most frequent values, at most twelve. */
  readonly samples: readonly string[];
  /** Different values in the rows looked at, up to 1,000. */
  readonly distinct: number;
}

export interface Preview {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly columns: readonly PreviewColumn[];
  /** The first rows. */
  readonly rows: readonly (readonly string[])[];
  /** How many rows were looked at for `samples` and `distinct`. */
  readonly looked: number;
  readonly preset: Preset | null;
}

const SHOWN_ROWS = 20;
const LOOKED_ROWS = 10_000;
const DISTINCT = 1_000;
const SAMPLES = 12;
const SHOWN_CHARACTERS = 200;

const AUTO: CsvOptions = { delimiter: 'auto', encoding: 'auto', quote: '"', header: true };

const look = async (source: HistorySource, options: CsvOptions): Promise<Preview> => {
  let start: { encoding: Encoding; delimiter: string; header: Header } = {
    encoding: 'utf-8',
    delimiter: ',',
    header: { names: [], line: 1 },
  };
  const rows: string[][] = [];
  let looked = 0;
  const values: Map<string, number>[] = [];
  const reading = csvRows(source, options, ({ encoding, dialect, header }) => {
    start = { encoding, delimiter: dialect.delimiter, header };
    values.push(...header.names.map(() => new Map<string, number>()));
    const onRow = (fields: string[]) => {
      if (looked >= LOOKED_ROWS) return;
      looked += 1;
      if (rows.length < SHOWN_ROWS) rows.push(fields.map((cell) => detached(cell.slice(0, SHOWN_CHARACTERS))));
      for (let index = 0; index < values.length; index += 1) {
        const cell = (fields[index] ?? '').trim().slice(0, SHOWN_CHARACTERS);
        const seen = values[index]!;
        const count = seen.get(cell);
        if (count !== undefined) seen.set(cell, count + 1);
        else if (seen.size < DISTINCT) seen.set(detached(cell), 1);
      }
    };
    return { positions: null, onRow };
  });
  for await (const _ of reading) if (looked >= LOOKED_ROWS) break;
  const { encoding, delimiter, header } = start;
  const firsts = new Map(duplicateColumns(header).flatMap(({ places }) => places.slice(1).map((place) => [place, places[0]!] as const)));
  const columns = header.names.map((name, index): PreviewColumn => {
    const seen = values[index]!;
    const samples = [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SAMPLES);
    return {
      position: index + 1,
      name,
      duplicateOf: firsts.get(index + 1) ?? null,
      samples: samples.map(([cell]) => cell),
      distinct: seen.size,
    };
  });
  return { encoding, delimiter, columns, rows, looked, preset: presetFor(header) };
};

/** Looks at the first 10,000 rows of a file, with everything about it found out by itself. */
export const previewHistory = async (
  source: HistorySource,
): Promise<{ readonly preview: Preview } | { readonly problems: readonly CsvProblem[] }> => {
  try {
    try {
      return { preview: await look(source, AUTO) };
    } catch (error) {
      if (!(error instanceof GuessedWrong)) throw error;
      return { preview: await look(source, { ...AUTO, encoding: 'windows-1252', settled: true }) };
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { problems: error.problems };
  }
};
