/**
 * The first reading of a history: its encoding, dialect and header, how many rows it has, and which
 * tickets' rows do not stand together.
 *
 * A file that cannot be read to its end, or lacks columns that the mapping names, is refused here,
 * before its first ticket.
 */
import { type Encoding, GuessedWrong } from './csv/decode.js';
import { type DuplicateColumn, duplicateColumns, type Header } from './csv/header.js';
import { UnreadableFile } from './csv/problem.js';
import { type CsvOptions, type CsvWatch, csvRows } from './csv/rows.js';
import type { HistorySource } from './csv/source.js';
import type { Dialect } from './csv/splitter.js';
import type { Mapping } from './mapping.js';
import { type RowReader, rowReader } from './row-reader.js';
import { SeenNumbers } from './seen.js';

export interface Survey {
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly header: Header;
  readonly duplicates: readonly DuplicateColumn[];
  readonly rows: number;
  readonly seen: SeenNumbers;
}

/** A reader for the header, or UnreadableFile with every column that the file lacks. */
export const readerFor = (mapping: Mapping, header: Header): RowReader => {
  const made = rowReader(mapping, header);
  if ('problems' in made) throw new UnreadableFile(...made.problems);
  return made.reader;
};

const once = async (source: HistorySource, mapping: Mapping, options: CsvOptions, watch: CsvWatch, most: number): Promise<Survey> => {
  let found: Pick<Survey, 'encoding' | 'dialect' | 'header'> | null = null;
  let rows = 0;
  const seen = new SeenNumbers();
  const reading = csvRows(
    source,
    options,
    ({ encoding, dialect, header }) => {
      const { positions } = readerFor(mapping, header);
      found = { encoding, dialect, header };
      const one = mapping.shape === 'tickets';
      let last = '';
      // The number is the first column that a reader asks for.
      const onRow = (fields: string[]) => {
        rows += 1;
        const number = fields[0]!.trim();
        if (number === last && !one) return;
        last = number;
        seen.meet(number);
      };
      return { positions: positions.slice(0, 1), onRow };
    },
    watch,
  );
  for await (const _ of reading) if (rows >= most) break;
  const { encoding, dialect, header } = found!;
  return { encoding, dialect, header, duplicates: duplicateColumns(header), rows, seen };
};

/**
 * @param most rows to look at, for a preview
 * @throws UnreadableFile
 */
export const survey = async (
  source: HistorySource,
  mapping: Mapping,
  watch: CsvWatch = {},
  most = Number.POSITIVE_INFINITY,
): Promise<Survey> => {
  const options = mapping.file;
  try {
    return await once(source, mapping, options, watch, most);
  } catch (error) {
    if (!(error instanceof GuessedWrong)) throw error;
    return await once(source, mapping, { ...options, encoding: 'windows-1252', settled: true }, watch, most);
  }
};
