/**
 * A CSV file from bytes to rows: gunzipped, decoded, its dialect found, its header read.
 *
 * Rows are handed over synchronously while a chunk is cut, and the generator yields after each
 * chunk: no promise per row, and never more than one chunk in memory.
 */
import { type Encoding, textOf } from './decode.js';
import type { Header } from './header.js';
import { UnreadableFile } from './problem.js';
import { type Delimiter, SNIFFED, sniff } from './sniff.js';
import { type HistorySource, plainBytes } from './source.js';
import { type Dialect, type OnRow, Splitter } from './splitter.js';

export interface CsvOptions {
  readonly delimiter: Delimiter | 'auto';
  readonly encoding: Encoding | 'auto';
  /** `auto` was settled by an earlier reading: bytes that do not fit are the file's fault. */
  readonly settled?: boolean;
  readonly quote: string | null;
  readonly header: boolean;
}

export interface CsvStart {
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly header: Header;
  /** The row being handed over, as it stands in the file. */
  readonly rawRow: () => string;
}

export interface RowPlan {
  /** The columns wanted, from 0; null for all. */
  readonly positions: readonly number[] | null;
  readonly onRow: OnRow;
}

export interface CsvWatch {
  readonly onRaw?: (bytes: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * @param begin told once, when the header is known; says which columns it wants and takes the rows
 * @throws UnreadableFile with the place; GuessedWrong when `auto` has to be read again
 */
export async function* csvRows(
  source: HistorySource,
  options: CsvOptions,
  begin: (start: CsvStart) => RowPlan,
  watch: CsvWatch = {},
): AsyncGenerator<{ readonly blankLines: number }> {
  let encoding: Encoding = 'utf-8';
  let splitter: Splitter | null = null;
  let plan: RowPlan | null = null;
  let sample = '';

  const first = (dialect: Dialect) => (fields: string[], line: number, count: number) => {
    const header: Header = { names: options.header ? fields.map((name) => name.trim()) : fields.map(() => ''), line };
    const rawRow = () => splitter!.rawRow();
    plan = begin({ encoding, dialect, header, rawRow });
    const { positions } = plan;
    if (positions !== null) splitter!.select(positions);
    if (!options.header) plan.onRow(positions === null ? fields : positions.map((position) => fields[position]!), line, count);
  };
  const start = (): Splitter => {
    const dialect = sniff(sample.slice(0, SNIFFED), {
      delimiter: options.delimiter === 'auto' ? undefined : options.delimiter,
      quote: options.quote,
    });
    const takeFirst = first(dialect);
    return new Splitter(dialect, (fields, line, count) =>
      plan === null ? takeFirst(fields, line, count) : plan.onRow(fields, line, count),
    );
  };

  const text = textOf(plainBytes(source, watch.onRaw), { encoding: options.encoding, settled: options.settled === true }, (found) => {
    encoding = found;
  });
  for await (const chunk of text) {
    watch.signal?.throwIfAborted();
    if (splitter === null) {
      sample += chunk;
      if (sample.length < SNIFFED) continue;
      splitter = start();
      splitter.push(sample);
    } else {
      splitter.push(chunk);
    }
    yield splitter;
  }
  if (splitter === null) {
    splitter = start();
    splitter.push(sample);
  }
  splitter.end();
  if (plan === null) throw new UnreadableFile({ line: null, column: null, text: 'the file is empty' });
  yield splitter;
}
