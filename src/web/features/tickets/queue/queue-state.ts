/** Where the queue comes from, and how far it has come. */
import type { Compare, RowList } from './row-list.js';
import type { Section } from './sections.js';

export interface QueueSource<Row> {
  /** Null: the list is one. */
  readonly sections: (() => Promise<readonly Section[]>) | null;
  readonly page: (
    section: Section,
    after: string | null,
    limit: number,
  ) => Promise<{ readonly items: readonly Row[]; readonly next: string | null }>;
  /** Of these tickets those that are in the list now. */
  readonly only: (ids: readonly string[]) => Promise<readonly Row[]>;
  readonly sectionOf: (sections: readonly Section[], row: Row) => number;
  readonly compare: Compare<Row>;
  readonly concerns: (partnership: string) => boolean;
  /** Rows come and leave as time goes by, though nothing happens to them. */
  readonly ages: boolean;
}

export interface QueueState<Row> {
  readonly sections: readonly Section[];
  readonly lists: readonly RowList<Row>[];
  readonly loading: boolean;
  /** False before the first page has come. */
  readonly begun: boolean;
  readonly error: unknown;
  /** How many tickets would move, come or leave. */
  readonly waiting: number;
  readonly folded: ReadonlySet<string | null>;
  readonly complete: boolean;
  /** No more is fetched than a screen holds well. */
  readonly full: boolean;
}
