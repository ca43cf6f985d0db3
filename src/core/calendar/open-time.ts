/**
 * The engine of every calendar: open spans in order, with the open time that lies before each.
 *
 * `starts[i]` and `ends[i]` bound span i; `sums[i]` is the open time of spans 0 to i. Open time
 * before an instant is then one search, and so is the way back. Spans known from Monday, open
 * 09:00-17:00 (8 h a day): Tuesday 10:00 has 9 h before it; 12 h of work later is the sum 21 h,
 * which falls into Wednesday (`sums` 16 h before it, 24 h after it), 3 h before its closing: 14:00.
 *
 * Spans come from a source, and only for the years that somebody asked about: the known stretch
 * grows at either end by whole years, and never beyond EARLIEST and LATEST.
 */
import { EARLIEST, type Instant, LATEST, type Millis } from '../time.js';
import type { Calendar, CountedSpan, Deadline, Span } from './calendar.js';
import { nearestAnswered, yearOf, yearStart } from './offset-table.js';
import { SortedLookup } from './sorted-lookup.js';
import { appendSpan, type Spans } from './spans.js';

export interface OpenTimeSource {
  readonly zone: string;
  /** All open time of [from, to). Always the same answer for the same stretch. */
  spans(from: Instant, to: Instant): Spans;
  /** See `Calendar.explain`; called with EARLIEST <= start < due <= LATEST. */
  explain(start: Instant, due: Instant): readonly CountedSpan[];
}

const NONE = new Float64Array(0);

export class OpenTime implements Calendar {
  readonly zone: string;
  /** The known stretch is [low, high). Empty until the first question. */
  private low: Instant = 0;
  private high: Instant = 0;
  private starts = NONE;
  private ends = NONE;
  private sums = NONE;
  private byStart = new SortedLookup(NONE);
  private bySum = new SortedLookup(NONE);

  constructor(private readonly source: OpenTimeSource) {
    this.zone = source.zone;
  }

  isOpen(t: Instant): boolean {
    this.know(t);
    const i = this.byStart.countUpTo(t) - 1;
    return i >= 0 && t < this.ends[i]!;
  }

  elapsed(a: Instant, b: Instant): Millis {
    if (b <= a) return 0;
    this.know(a);
    this.know(b);
    return this.openBefore(b) - this.openBefore(a);
  }

  add(t: Instant, ms: Millis): Deadline {
    if (ms <= 0) return ms < 0 ? this.subtract(t, -ms) : this.nextOpening(t);
    this.know(t);
    const goal = this.openBefore(t) + ms;
    while (!(goal <= this.total())) {
      if (Number.isNaN(goal)) throw new Error('A duration must be a number');
      if (ms > LATEST - t || !this.growForward()) return 'never';
    }
    const i = this.bySum.countBelow(goal);
    return this.ends[i]! - (this.sums[i]! - goal);
  }

  subtract(t: Instant, ms: Millis): Deadline {
    if (ms <= 0) return ms < 0 ? this.add(t, -ms) : this.lastClosing(t);
    this.know(t);
    let goal = this.openBefore(t) - ms;
    while (!(goal >= 0)) {
      if (Number.isNaN(goal)) throw new Error('A duration must be a number');
      if (ms > t - EARLIEST || !this.growBackward()) return 'never';
      goal = this.openBefore(t) - ms;
    }
    const i = this.bySum.countUpTo(goal);
    return this.ends[i]! - (this.sums[i]! - goal);
  }

  nextOpening(t: Instant): Deadline {
    this.know(t);
    for (;;) {
      const i = this.byStart.countUpTo(t);
      if (i > 0 && t < this.ends[i - 1]!) return t;
      if (i < this.starts.length) return this.starts[i]!;
      if (!this.growForward()) return 'never';
    }
  }

  nextClosing(t: Instant): Deadline {
    this.know(t);
    for (;;) {
      const i = this.byStart.countUpTo(t) - 1;
      if (i < 0 || t >= this.ends[i]!) return t;
      // A span that touches the end of what is known may go on.
      if (this.ends[i]! < this.high) return this.ends[i]!;
      if (!this.growForward()) return 'never';
    }
  }

  openSpans(from: Instant, to: Instant): readonly Span[] {
    if (to <= from) return [];
    this.know(from);
    this.know(to);
    const found: Span[] = [];
    for (let i = Math.max(this.byStart.countUpTo(from) - 1, 0); i < this.starts.length && this.starts[i]! < to; i++) {
      const span = { from: Math.max(this.starts[i]!, from), to: Math.min(this.ends[i]!, to) };
      if (span.from < span.to) found.push(span);
    }
    return found;
  }

  explain(start: Instant, due: Instant): readonly CountedSpan[] {
    const from = Math.max(start, EARLIEST);
    const to = Math.min(due, LATEST);
    return from < to ? this.source.explain(from, to) : [];
  }

  /** The mirror of `nextOpening`: the last instant at or before `t` just before which it was open. */
  private lastClosing(t: Instant): Deadline {
    this.know(t);
    for (;;) {
      const i = this.byStart.countUpTo(t) - 1;
      if (i >= 0 && t > this.starts[i]!) return Math.min(t, this.ends[i]!);
      if (i >= 1) return this.ends[i - 1]!;
      if (!this.growBackward()) return 'never';
    }
  }

  /** Open time from `low` to `t`, for a `t` that is known. */
  private openBefore(t: Instant): Millis {
    const i = this.byStart.countUpTo(t) - 1;
    if (i < 0) return 0;
    const end = this.ends[i]!;
    return t < end ? this.sums[i]! - (end - t) : this.sums[i]!;
  }

  private total(): Millis {
    return this.sums.length === 0 ? 0 : this.sums[this.sums.length - 1]!;
  }

  private know(t: Instant): void {
    if (t >= this.low && t < this.high) return;
    const year = yearOf(nearestAnswered(t));
    const [from, to] = [yearStart(year), yearStart(year + 1)];
    if (this.low === this.high) this.grow(from, Math.min(yearStart(year + 2), LATEST));
    else if (from < this.low) this.grow(from, this.high);
    else if (to > this.high) this.grow(this.low, to);
  }

  /** Doubles the known stretch towards LATEST; false when it is there already. */
  private growForward(): boolean {
    if (this.high >= LATEST) return false;
    this.grow(this.low, Math.min(yearStart(2 * yearOf(this.high) - yearOf(this.low)), LATEST));
    return true;
  }

  /** Doubles the known stretch towards EARLIEST; false when it is there already. */
  private growBackward(): boolean {
    if (this.low <= EARLIEST) return false;
    this.grow(Math.max(yearStart(2 * yearOf(this.low) - yearOf(this.high)), EARLIEST), this.high);
    return true;
  }

  private grow(low: Instant, high: Instant): void {
    const all: number[] = [];
    const take = (spans: Spans) => {
      for (let i = 0; i < spans.length; i += 2) appendSpan(all, spans[i]!, spans[i + 1]!);
    };
    if (this.low === this.high) {
      take(this.source.spans(low, high));
    } else {
      if (low < this.low) take(this.source.spans(low, this.low));
      for (let i = 0; i < this.starts.length; i++) appendSpan(all, this.starts[i]!, this.ends[i]!);
      if (high > this.high) take(this.source.spans(this.high, high));
    }
    const n = all.length / 2;
    this.starts = new Float64Array(n);
    this.ends = new Float64Array(n);
    this.sums = new Float64Array(n);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      sum += all[2 * i + 1]! - all[2 * i]!;
      this.starts[i] = all[2 * i]!;
      this.ends[i] = all[2 * i + 1]!;
      this.sums[i] = sum;
    }
    this.byStart = new SortedLookup(this.starts);
    this.bySum = new SortedLookup(this.sums);
    this.low = low;
    this.high = high;
  }
}
