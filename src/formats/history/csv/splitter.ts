/**
 * Splits CSV text into rows, chunk by chunk, with the physical line of each.
 *
 * Fields are separated by one delimiter, rows by a line feed (a carriage return before it belongs to
 * the row end) or, in files without any line feed, by carriage returns. A field that begins with a
 * quote ends at the next quote that is not doubled and may hold delimiters and line ends. A quote
 * anywhere else, or after a quoted field, is refused: guessing there would shift every later row.
 *
 * Lines without a quote, which are nearly all, are cut by `indexOf` alone; that is what makes it
 * five times as fast as a general parser (docs/decisions/011-csv-reader.md).
 *
 * @example
 *   const splitter = new Splitter({ delimiter: ',', quote: '"', newline: '\n' }, (fields, line) => …);
 *   splitter.push('a,"b\n'); splitter.push('c"\n'); splitter.end();   // one row ['a', 'b\nc'] of line 1
 */
import { UnreadableFile } from './problem.js';

export interface Dialect {
  readonly delimiter: string;
  /** Null: quotes are ordinary characters. */
  readonly quote: string | null;
  readonly newline: '\n' | '\r';
}

/** Bounds on what a single row may ask of memory. */
export const LIMITS = { columns: 2_000, fieldCharacters: 1_048_576, rowCharacters: 4_194_304 } as const;

export type OnRow = (fields: string[], line: number, count: number) => void;

const CARRIAGE_RETURN = 13;

export class Splitter {
  /** Rows seen so far, blank lines not counted. */
  rows = 0;
  /** Lines with nothing on them. */
  blankLines = 0;
  private text = '';
  private line = 1;
  private rowFrom = 0;
  private rowTo = 0;
  private slots: Int32Array | null = null;
  private width = 0;

  constructor(
    private readonly dialect: Dialect,
    private readonly onRow: OnRow,
  ) {}

  /**
   * Keeps only these columns from the next row on: a row then has one field per position given, in
   * that order. `count` still tells how many columns the row really has.
   */
  select(positions: readonly number[]): void {
    const last = positions.reduce((most, position) => Math.max(most, position), -1);
    this.slots = new Int32Array(last + 1).fill(-1);
    positions.forEach((position, slot) => {
      this.slots![position] = slot;
    });
    this.width = positions.length;
  }

  /** The row being handed over, as it stands in the file, at most `limit` characters. Only inside `onRow`. */
  rawRow(limit = 500): string {
    return this.text.slice(this.rowFrom, Math.min(this.rowTo, this.rowFrom + limit));
  }

  push(chunk: string): void {
    this.text = this.text === '' ? chunk : this.text + chunk;
    this.run(false);
    if (this.text.length > LIMITS.rowCharacters) this.tooLong();
  }

  /** The last row may lack its line end. */
  end(): void {
    this.run(true);
    this.text = '';
  }

  private run(last: boolean): void {
    const { text } = this;
    const { newline, quote, delimiter } = this.dialect;
    let from = 0;
    let quoteAt = quote === null ? -1 : text.indexOf(quote);
    while (from < text.length) {
      let to = text.indexOf(newline, from);
      if (to === -1) {
        if (!last) break;
        to = text.length;
      }
      if (quoteAt !== -1 && quoteAt < from) quoteAt = text.indexOf(quote!, from);
      let next: number;
      if (quoteAt === -1 || quoteAt >= to) {
        next = this.plainRow(from, to, delimiter);
      } else {
        next = this.quotedRow(from, last);
        if (next === -1) break;
      }
      from = next;
    }
    this.text = text.slice(from);
  }

  private hand(fields: string[], from: number, to: number, count: number, lines: number): void {
    this.rows += 1;
    this.rowFrom = from;
    this.rowTo = to;
    this.onRow(fields, this.line, count);
    this.line += lines;
  }

  /** One row without quotes; returns where the next one begins. */
  private plainRow(from: number, lineEnd: number, delimiter: string): number {
    const { text, slots } = this;
    const to = this.withoutReturn(from, lineEnd);
    if (to === from) {
      this.blankLines += 1;
      this.line += 1;
      return lineEnd + 1;
    }
    const fields: string[] = slots === null ? [] : new Array<string>(this.width).fill('');
    let count = 0;
    let start = from;
    for (;;) {
      let stop = text.indexOf(delimiter, start);
      if (stop === -1 || stop > to) stop = to;
      if (slots === null) fields.push(text.slice(start, stop));
      else if (count < slots.length && slots[count]! >= 0) fields[slots[count]!] = text.slice(start, stop);
      count += 1;
      if (count > LIMITS.columns) this.tooWide(start - from + 1);
      if (stop === to) break;
      start = stop + 1;
    }
    this.hand(fields, from, to, count, 1);
    return lineEnd + 1;
  }

  /** One row with quotes, which may span lines; returns where the next one begins, or -1 when the text ends too early. */
  private quotedRow(from: number, last: boolean): number {
    const { text, slots } = this;
    const { delimiter, newline } = this.dialect;
    const quote = this.dialect.quote!;
    const fields: string[] = slots === null ? [] : new Array<string>(this.width).fill('');
    let count = 0;
    let at = from;
    let lines = 1;
    for (;;) {
      let value: string;
      if (text[at] === quote) {
        const close = this.closingQuote(at, last, from);
        if (close === -1) return -1;
        value = text.slice(at + 1, close).replaceAll(quote + quote, quote);
        lines += this.count(newline, at, close);
        at = close + 1;
        if (newline === '\n' && text[at] === '\r') {
          if (at + 1 === text.length && !last) return -1;
          if (at + 1 === text.length || text[at + 1] === newline) at += 1;
        }
        if (at < text.length && text[at] !== delimiter && text[at] !== newline)
          this.refuse(at, from, 'text after a closing quote; a quote inside a quoted field is written twice');
      } else {
        let stop = text.indexOf(delimiter, at);
        const lineEnd = text.indexOf(newline, at);
        if (lineEnd !== -1 && (stop === -1 || lineEnd < stop)) stop = lineEnd;
        if (stop === -1) stop = text.length;
        const stray = text.indexOf(quote, at);
        if (stray !== -1 && stray < stop)
          this.refuse(stray, from, 'a quote inside an unquoted field; quote the whole field and write the quote twice, or set quote: none');
        value = text.slice(at, stop === lineEnd || stop === text.length ? this.withoutReturn(at, stop) : stop);
        at = stop;
      }
      if (slots === null) fields.push(value);
      else if (count < slots.length && slots[count]! >= 0) fields[slots[count]!] = value;
      count += 1;
      if (count > LIMITS.columns) this.tooWide(at - from + 1);
      if (at >= text.length) {
        if (!last) return -1;
        break;
      }
      if (text[at] === newline) break;
      at += 1;
      if (at >= text.length && !last) return -1;
    }
    this.hand(fields, from, at, count, lines);
    return at + 1;
  }

  /** The quote that ends the field begun at `open`; -1 when more text is needed to know. */
  private closingQuote(open: number, last: boolean, rowFrom: number): number {
    const { text } = this;
    const quote = this.dialect.quote!;
    let at = open + 1;
    for (;;) {
      const close = text.indexOf(quote, at);
      if ((close === -1 ? text.length : close) - open > LIMITS.fieldCharacters)
        this.refuse(
          open,
          rowFrom,
          `a quote opens here and does not close within ${LIMITS.fieldCharacters.toLocaleString('en-US')} characters`,
        );
      if (close === -1 && last) this.refuse(open, rowFrom, 'a quote opens here and never closes');
      if (close === -1 || (close + 1 === text.length && !last)) return -1;
      if (text[close + 1] !== quote) return close;
      at = close + 2;
    }
  }

  private withoutReturn(from: number, to: number): number {
    return to > from && this.dialect.newline === '\n' && this.text.charCodeAt(to - 1) === CARRIAGE_RETURN ? to - 1 : to;
  }

  private count(character: string, from: number, to: number): number {
    let found = 0;
    for (let at = this.text.indexOf(character, from); at !== -1 && at < to; at = this.text.indexOf(character, at + 1)) found += 1;
    return found;
  }

  /** `at` may stand lines below the row's first one. */
  private refuse(at: number, rowFrom: number, text: string): never {
    const before = this.count(this.dialect.newline, rowFrom, at);
    const lineFrom = before === 0 ? rowFrom : this.text.lastIndexOf(this.dialect.newline, at - 1) + 1;
    throw new UnreadableFile({ line: this.line + before, column: at - lineFrom + 1, text });
  }

  private tooWide(column: number): never {
    throw new UnreadableFile({ line: this.line, column, text: `more than ${LIMITS.columns.toLocaleString('en-US')} columns` });
  }

  private tooLong(): never {
    const columns = this.count(this.dialect.delimiter, 0, this.text.length) + 1;
    const long = `longer than ${LIMITS.rowCharacters.toLocaleString('en-US')} characters`;
    const text =
      columns > LIMITS.columns ? `more than ${LIMITS.columns.toLocaleString('en-US')} columns, and ${long}` : `the row is ${long}`;
    throw new UnreadableFile({ line: this.line, column: 1, text });
  }
}
