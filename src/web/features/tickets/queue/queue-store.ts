/**
 * The queue as far as it is fetched, kept fresh: a hint about some tickets asks for these alone, however
 * many are loaded. While somebody points at a row or stands on it with the keyboard, rows show what is
 * new in them and stay where they are; what would move them waits.
 */
import { onLive } from '../../../lib/live/live.js';
import { NOT_BEGUN, placed, type RowList, replaced, withPage } from './row-list.js';
import { type Section, WHOLE } from './sections.js';

export interface StoredRow {
  readonly id: string;
}

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
  readonly compare: (a: Row, b: Row) => number;
  readonly concerns: (partnership: string) => boolean;
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

const FIRST = 50;
const PAGE = 200;
/** More rows than anybody scrolls through: narrowing the list is quicker. */
const MOST_ROWS = 20_000;
const GATHER_MS = 400;
const RETRY_MS = 10_000;
/** A question holds so many ids. */
const MOST_ASKED = 100;
/** With more changes than this at a time the list is read anew. */
const MOST_CHANGED = 300;

export class QueueStore<Row extends StoredRow> {
  private state: QueueState<Row> = {
    sections: [],
    lists: [],
    loading: false,
    begun: false,
    error: null,
    waiting: 0,
    folded: new Set(),
    complete: false,
    full: false,
  };
  private readonly listeners = new Set<() => void>();
  private readonly changed = new Set<string>();
  private held = false;
  private readonly late = new Map<string, Row | null>();
  private anew = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly off: () => void;
  /** Where the list was scrolled to when it was left. */
  scrollTop = 0;

  constructor(private readonly source: QueueSource<Row>) {
    this.off = onLive((event) => {
      if (event.partnership !== null && !source.concerns(event.partnership)) return;
      if (event.kind === 'ticket') this.freshen([event.ticket]);
      else this.reload();
    });
    void this.load();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = (): QueueState<Row> => this.state;

  stop(): void {
    this.off();
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  private set(change: Partial<QueueState<Row>>): void {
    const after = { ...this.state, ...change };
    const count = after.lists.reduce((sum, list) => sum + list.rows.length, 0);
    const complete = after.begun && this.nextSection(after) < 0;
    this.state = { ...after, complete, full: count >= MOST_ROWS };
    for (const listener of this.listeners) listener();
  }

  private nextSection({ sections, lists, folded }: QueueState<Row> = this.state): number {
    return sections.findIndex((section, index) => !folded.has(section.key) && lists[index]!.next !== null);
  }

  /** The next page, of the part whose turn it is. */
  readonly load = async (): Promise<void> => {
    if (this.state.loading || (this.state.begun && this.state.full)) return;
    this.set({ loading: true, error: null });
    try {
      if (this.state.sections.length === 0) {
        const sections = this.source.sections === null ? [WHOLE] : await this.source.sections();
        this.set({ sections, lists: sections.map(() => NOT_BEGUN) });
      }
      // Small groups together fill a screen, so that it is not filled group by group.
      for (let fetched = 0, pages = 0; fetched < FIRST && pages < 4; pages += 1) {
        const index = this.nextSection();
        if (index < 0) break;
        const { sections, lists } = this.state;
        const after = lists[index]!.next ?? null;
        const page = await this.source.page(sections[index]!, after, this.state.begun ? PAGE : FIRST);
        if (this.state.sections !== sections) return;
        this.set({ lists: this.state.lists.map((list, at) => (at === index ? withPage(list, page.items, page.next) : list)) });
        fetched += page.items.length;
      }
      this.set({ begun: true, loading: false });
    } catch (error) {
      this.set({ loading: false, error });
    }
  };

  /** Reads the list anew from its beginning; what is shown stays until it has come. */
  reload(): void {
    if (this.held) {
      this.anew = true;
      this.set({ waiting: Math.max(1, this.state.waiting) });
      return;
    }
    this.anew = false;
    this.late.clear();
    void this.readAnew();
  }

  private async readAnew(): Promise<void> {
    try {
      const sections = this.source.sections === null ? [WHOLE] : await this.source.sections();
      const wanted = this.state.sections.map(
        (section, index) => [section.key, Math.min(PAGE, this.state.lists[index]!.rows.length)] as const,
      );
      const sizes = new Map(wanted);
      const lists = await Promise.all(
        sections.map(async (section, index): Promise<RowList<Row>> => {
          const size = sizes.get(section.key) ?? 0;
          if (size === 0 && index > 0) return NOT_BEGUN;
          const page = await this.source.page(section, null, Math.max(FIRST, size));
          return { rows: page.items, next: page.next };
        }),
      );
      this.set({ sections, lists, begun: true, error: null, waiting: 0 });
    } catch (error) {
      this.set({ error });
    }
  }

  fold(key: string | null): void {
    const folded = new Set(this.state.folded);
    if (!folded.delete(key)) folded.add(key);
    this.set({ folded });
  }

  /** Asks for these tickets anew, together with others that change in the same moment. */
  freshen(ids: readonly string[]): void {
    for (const id of ids) this.changed.add(id);
    this.timer ??= setTimeout(() => void this.ask(), GATHER_MS);
  }

  private async ask(): Promise<void> {
    this.timer = undefined;
    const ids = [...this.changed];
    this.changed.clear();
    if (!this.state.begun) return;
    if (ids.length > MOST_CHANGED) return this.reload();
    for (let at = 0; at < ids.length; at += MOST_ASKED) {
      const some = ids.slice(at, at + MOST_ASKED);
      const rows = await this.source.only(some).catch(() => null);
      if (rows !== null) this.apply(some, rows);
      else {
        // Not reached now: they are asked for again, at the latest in a while.
        for (const id of some) this.changed.add(id);
        this.timer ??= setTimeout(() => void this.ask(), RETRY_MS);
      }
    }
  }

  private apply(ids: readonly string[], rows: readonly Row[]): void {
    const fresh = new Map(rows.map((row) => [row.id, row]));
    let { lists } = this.state;
    for (const id of ids) {
      const row = fresh.get(id) ?? null;
      if (this.held) {
        if (row !== null) lists = lists.map((list) => replaced(list, row));
        if (this.moves(lists, id, row)) this.late.set(id, row);
        else this.late.delete(id);
      } else lists = this.put(lists, id, row);
    }
    this.set({ lists, waiting: this.late.size + (this.anew ? 1 : 0) });
  }

  private put(lists: readonly RowList<Row>[], id: string, row: Row | null): readonly RowList<Row>[] {
    const section = row === null ? -1 : this.source.sectionOf(this.state.sections, row);
    return lists.map((list, index) => placed(list, id, index === section ? row : null, this.source.compare));
  }

  /** Whether a change would show elsewhere than where the ticket stands. */
  private moves(lists: readonly RowList<Row>[], id: string, row: Row | null): boolean {
    const order = (all: readonly RowList<Row>[]): string => all.map((list) => list.rows.findIndex((one) => one.id === id)).join();
    return order(lists) !== order(this.put(lists, id, row));
  }

  /** While held, no row moves. */
  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    if (!held) this.release();
  }

  /** What waited takes its place. */
  release(): void {
    if (this.anew) {
      const { held } = this;
      this.held = false;
      this.reload();
      this.held = held;
      return;
    }
    if (this.late.size === 0) return;
    let { lists } = this.state;
    for (const [id, row] of this.late) lists = this.put(lists, id, row);
    this.late.clear();
    this.set({ lists, waiting: 0 });
  }
}
