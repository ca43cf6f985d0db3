/**
 * The queue as far as it is fetched, kept fresh: a hint about some tickets asks for these alone, however
 * many are loaded. While somebody points at a row or stands on it with the keyboard, rows show what is
 * new in them and stay where they are; what would move them waits. While nobody looks, nothing is asked.
 */
import { onLive } from '../../../lib/live/live.js';
import type { QueueSource, QueueState } from './queue-state.js';
import { type Identified, NOT_BEGUN, type RowList, replaced, standsRight, withChanges, withPage } from './row-list.js';
import { WHOLE } from './sections.js';

const FIRST = 50;
const PAGE = 200;
/** More rows than anybody scrolls through: narrowing the list is quicker. */
const MOST_ROWS = 20_000;
const GATHER_MS = 400;
const RETRY_MS = 10_000;
/** The whole is not read anew more often than this because of hints. */
const ANEW_MS = 5_000;
const AGE_MS = 60_000;
/** A question holds so many ids. */
const MOST_ASKED = 100;
/** With more changes than this at a time the list is read anew. */
const MOST_CHANGED = 300;

export class QueueStore<Row extends Identified> {
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
  /** Changed while pages are read, which may be older than that. */
  private readonly heard = new Set<string>();
  private readonly late = new Map<string, Row | null>();
  private held = false;
  private anew = false;
  private reading = 0;
  /** How often the whole was read: pages of an earlier time are not put behind those of a later. */
  private times = 0;
  private lastAnew = -ANEW_MS;
  private soon: ReturnType<typeof setTimeout> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private renewing: ReturnType<typeof setTimeout> | undefined;
  private readonly ageing: ReturnType<typeof setInterval> | undefined;
  private stopped = false;
  private readonly off: () => void;
  /** Where the list was scrolled to when it was left. */
  scrollTop = 0;
  /** How many rows there are down to the last one in sight: a list that is read anew reaches as far. */
  seen = 0;

  constructor(
    private readonly source: QueueSource<Row>,
    follow: typeof onLive = onLive,
  ) {
    this.off = follow((event) => {
      if (event.partnership !== null && !source.concerns(event.partnership)) return;
      if (event.kind === 'ticket') this.freshen([event.ticket]);
      else this.reload();
    });
    if (source.ages) this.ageing = setInterval(() => this.held || this.listeners.size === 0 || this.reload(), AGE_MS);
    void this.load();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.anew) this.reload();
    else if (this.changed.size > 0) this.askSoon();
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = (): QueueState<Row> => this.state;

  stop(): void {
    this.stopped = true;
    this.off();
    for (const timer of [this.soon, this.again, this.renewing]) clearTimeout(timer);
    clearInterval(this.ageing);
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

  private readonly sectionsNow = async () => (this.source.sections === null ? [WHOLE] : await this.source.sections());

  /** What changes while `work` reads is asked for once more behind it. */
  private async reads(work: () => Promise<void>): Promise<void> {
    this.reading += 1;
    try {
      await work();
    } catch (error) {
      this.set({ loading: false, error });
    } finally {
      this.reading -= 1;
      const heard = [...this.heard];
      if (this.reading === 0) this.heard.clear();
      if (heard.length > 0) this.freshen(heard);
    }
  }

  /** The next page, of the part whose turn it is; or, where reading has failed, that once more. */
  readonly load = async (): Promise<void> => {
    if (this.anew && this.state.error !== null) return this.readAnew(true);
    if (this.state.loading || (this.state.begun && this.state.full)) return;
    const { times } = this;
    this.set({ loading: true, error: null });
    await this.reads(async () => {
      if (this.state.sections.length === 0) {
        const sections = await this.sectionsNow();
        if (times !== this.times) return;
        this.set({ sections, lists: sections.map(() => NOT_BEGUN) });
      }
      // Small groups together fill a screen, so that it is not filled group by group.
      for (let fetched = 0, pages = 0; fetched < FIRST && pages < 4; pages += 1) {
        const index = this.nextSection();
        if (index < 0) break;
        const { sections, lists } = this.state;
        const page = await this.source.page(sections[index]!, lists[index]!.next ?? null, this.state.begun ? PAGE : FIRST);
        if (times !== this.times) return;
        const known = new Set(this.state.lists.flatMap((list) => list.rows.map((row) => row.id)));
        for (const { id } of page.items) if (known.has(id)) this.heard.add(id);
        this.set({ lists: this.state.lists.map((list, at) => (at === index ? withPage(list, page.items, page.next, known) : list)) });
        fetched += page.items.length;
      }
      this.set({ begun: true, loading: false });
    });
  };

  /** Reads the list anew from its beginning; what is shown stays until it has come. */
  reload(): void {
    this.anew = true;
    if (this.listeners.size === 0 || this.stopped) return;
    if (this.held) this.set({ waiting: Math.max(1, this.late.size) });
    else void this.readAnew(false);
  }

  /** The same because of hints, which may be many. */
  private reloadSoon(): void {
    this.renewing ??= setTimeout(
      () => {
        this.renewing = undefined;
        this.reload();
      },
      Math.max(0, this.lastAnew + ANEW_MS - performance.now()),
    );
  }

  /** @param wanted somebody asks for it: it is shown also while rows hold still */
  private async readAnew(wanted: boolean): Promise<void> {
    this.times += 1;
    const { times } = this;
    this.lastAnew = performance.now();
    this.set({ loading: true });
    await this.reads(async () => {
      const sections = await this.sectionsNow();
      const known = new Set<string>();
      const lists: RowList<Row>[] = [];
      for (const section of sections) {
        let list: RowList<Row> = NOT_BEGUN;
        const far = Math.min(MOST_ROWS, Math.max(FIRST, this.seen));
        while (known.size < far && list.next !== null && !this.state.folded.has(section.key)) {
          const page = await this.source.page(section, list.next ?? null, Math.min(PAGE, Math.max(FIRST, far - known.size)));
          if (times !== this.times) return;
          list = withPage(list, page.items, page.next, known);
          for (const { id } of page.items) known.add(id);
        }
        lists.push(list);
      }
      if (times !== this.times) return;
      if (this.held && !wanted) return this.set({ loading: false, waiting: Math.max(1, this.late.size) });
      this.anew = false;
      this.late.clear();
      this.set({ sections, lists, begun: true, loading: false, error: null, waiting: 0 });
    });
  }

  fold(key: string | null): void {
    const folded = new Set(this.state.folded);
    if (!folded.delete(key)) folded.add(key);
    this.set({ folded });
  }

  /** Asks for these tickets anew, together with others that change in the same moment. */
  freshen(ids: readonly string[]): void {
    for (const id of ids) {
      if (this.reading > 0) this.heard.add(id);
      this.changed.add(id);
    }
    if (this.listeners.size > 0) this.askSoon();
    else if (this.changed.size > MOST_CHANGED) {
      this.changed.clear();
      this.anew = true;
    }
  }

  private askSoon(): void {
    if (!this.stopped) this.soon ??= setTimeout(() => void this.ask(), GATHER_MS);
  }

  private async ask(): Promise<void> {
    clearTimeout(this.again);
    this.again = this.soon = undefined;
    const ids = [...this.changed];
    this.changed.clear();
    // What is read first is as new as this.
    if (!this.state.begun) return;
    if (ids.length > MOST_CHANGED || this.late.size > MOST_CHANGED) return this.reloadSoon();
    for (let at = 0; at < ids.length; at += MOST_ASKED) {
      const some = ids.slice(at, at + MOST_ASKED);
      const { times } = this;
      const rows = await this.source.only(some).catch(() => null);
      if (this.stopped) return;
      if (rows !== null) {
        if (times === this.times) this.apply(some, rows);
        else this.freshen(some);
        if (this.state.error !== null) void this.load();
      } else {
        // Not reached now: they are asked for again with what changes next, at the latest in a while.
        for (const id of some) this.changed.add(id);
        this.again ??= setTimeout(() => void this.ask(), RETRY_MS);
      }
    }
  }

  private apply(ids: readonly string[], rows: readonly Row[]): void {
    const fresh = new Map(rows.map((row) => [row.id, row]));
    // A part that nobody knew of: which there are is read anew.
    if (rows.some((row) => this.source.sectionOf(this.state.sections, row) < 0)) this.reloadSoon();
    for (const id of ids) this.late.set(id, fresh.get(id) ?? null);
    if (!this.held) {
      this.settle();
      return;
    }
    const lists = this.state.lists.map((list) => replaced(list, fresh));
    for (const [id, row] of this.late) if (this.isSettled(lists, id, row)) this.late.delete(id);
    this.set({ lists, waiting: this.late.size + (this.anew ? 1 : 0) });
  }

  private isSettled(lists: readonly RowList<Row>[], id: string, row: Row | null): boolean {
    const place = row === null ? -1 : this.source.sectionOf(this.state.sections, row);
    return lists.every((list, index) => standsRight(list, id, index === place ? row : null, this.late, this.source.compare));
  }

  /** Every change takes its place. */
  private settle(): void {
    const { sections, lists } = this.state;
    const going = new Set(this.late.keys());
    const coming = new Map<number, Row[]>();
    for (const row of this.late.values()) {
      if (row === null) continue;
      const place = this.source.sectionOf(sections, row);
      coming.set(place, [...(coming.get(place) ?? []), row]);
    }
    this.late.clear();
    const after = lists.map((list, index) => withChanges(list, going, coming.get(index) ?? [], this.source.compare));
    this.set({ lists: after, waiting: this.anew ? 1 : 0 });
  }

  /** While held, no row moves. */
  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    if (!held) this.release();
  }

  /** What waited takes its place. */
  release(): void {
    if (this.anew) void this.readAnew(true);
    else if (this.late.size > 0) this.settle();
  }
}
