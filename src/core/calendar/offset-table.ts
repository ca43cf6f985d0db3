/**
 * The offset of one zone from UTC, as a table of pieces of constant offset.
 *
 * `Intl` answers for one instant at a time and slowly, so the table asks it once per stretch and
 * grows by whole years where it is needed. A change of offset is found by looking every three days
 * (the shortest piece since 1900 lasts four days: Freetown, September 1939), then by bisection to
 * the second. America/New_York in 2026 has three pieces: -5 h until 2026-03-08T07:00Z, -4 h until
 * 2026-11-01T06:00Z, then -5 h.
 */
import { DAY, EARLIEST, HOUR, type Instant, LATEST, MINUTE, type Millis, SECOND } from '../time.js';
import { civilDate, dayNumber } from './civil-date.js';

const LOOK_EVERY: Millis = 3 * DAY;

/** Reads a wall clock to the second; throws when the zone is unknown. */
export const wallFormat = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

/** The first instant of a year in UTC. */
export const yearStart = (year: number): Instant => dayNumber(year, 1, 1) * DAY;

/** The year in UTC of an instant. */
export const yearOf = (t: Instant): number => civilDate(Math.floor(t / DAY)).year;

/** The nearest instant that calendars answer for; not a number is a mistake of the caller. */
export function nearestAnswered(t: Instant): Instant {
  if (Number.isNaN(t)) throw new Error('An instant must be a number');
  return Math.min(Math.max(t, EARLIEST), LATEST - 1);
}

interface Pieces {
  /** Piece i begins at `starts[i]`, a whole second, and has `offsets[i]`. */
  starts: number[];
  offsets: Millis[];
}

/** Pieces of constant offset of one zone, over the years asked for so far. */
export class OffsetTable {
  private pieces: Pieces = { starts: [], offsets: [] };
  private end: Instant = 0;
  private readonly format: Intl.DateTimeFormat;
  private readonly fixed: boolean;

  constructor(zone: string) {
    this.format = wallFormat(zone);
    const name = this.format.resolvedOptions().timeZone;
    this.fixed = name === 'UTC' || name.startsWith('Etc/');
  }

  /** How many pieces there are so far. */
  get count(): number {
    return this.pieces.starts.length;
  }

  startOf(piece: number): Instant {
    return this.pieces.starts[piece]!;
  }

  /** Where a piece ends; for the last one, where the table ends so far. */
  endOf(piece: number): Instant {
    return this.pieces.starts[piece + 1] ?? this.end;
  }

  /** Wall clock minus UTC during a piece. */
  offsetOf(piece: number): Millis {
    return this.pieces.offsets[piece]!;
  }

  /** Number of the piece that holds at `t`; outside EARLIEST and LATEST the first or the last one. */
  pieceAt(t: Instant): number {
    if (!(t >= this.pieces.starts[0]! && t < this.end)) this.cover(t, t + 1);
    const { starts } = this.pieces;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= t) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Makes the table answer for [from, to), as far as calendars answer at all. */
  cover(from: Instant, to: Instant): void {
    const first = yearStart(yearOf(nearestAnswered(from)));
    const last = yearStart(yearOf(nearestAnswered(to - 1)) + 1);
    if (this.count === 0) {
      this.pieces = this.read(first, last);
      this.end = last;
      return;
    }
    if (first < this.startOf(0)) this.pieces = joined(this.read(first, this.startOf(0)), this.pieces);
    if (last > this.end) {
      this.pieces = joined(this.pieces, this.read(this.end, last));
      this.end = last;
    }
  }

  private read(from: Instant, to: Instant): Pieces {
    const starts = [from];
    const offsets = [this.ask(from)];
    let left = from;
    while (!this.fixed && left < to - SECOND) {
      const right = Math.min(left + LOOK_EVERY, to - SECOND);
      const offset = offsets.at(-1)!;
      if (this.ask(right) === offset) {
        left = right;
      } else {
        left = this.changeBetween(left, right, offset);
        starts.push(left);
        offsets.push(this.ask(left));
      }
    }
    return { starts, offsets };
  }

  /** The first second after `same` at which the offset is no longer `offset`; at `other` it is not. */
  private changeBetween(same: Instant, other: Instant, offset: Millis): Instant {
    let [low, high] = [same / SECOND, other / SECOND];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.ask(middle * SECOND) === offset) low = middle;
      else high = middle;
    }
    return high * SECOND;
  }

  /** What `Intl` says that the wall clock reads (`7/4/2026, 09:30:00`), minus UTC, at a whole second. */
  private ask(t: Instant): Millis {
    const text = this.format.format(t);
    const read = [0, 0, 0, 0, 0, 0];
    let field = 0;
    for (let i = 0; i < text.length; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (digit >= 0 && digit <= 9) read[field] = read[field]! * 10 + digit;
      else if (text.charCodeAt(i + 1) >= 48 && text.charCodeAt(i + 1) <= 57) field++;
    }
    const [month, day, year, hour, minute, second] = read as [number, number, number, number, number, number];
    return dayNumber(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * SECOND - t;
  }
}

/** Two neighbouring stretches in one; the seam vanishes when the offset is the same on both sides. */
function joined(a: Pieces, b: Pieces): Pieces {
  const skip = a.offsets.at(-1) === b.offsets[0] ? 1 : 0;
  return { starts: [...a.starts, ...b.starts.slice(skip)], offsets: [...a.offsets, ...b.offsets.slice(skip)] };
}

const tables = new Map<string, OffsetTable>();

/** The table of a zone, one for all calendars. The zone must be known (`isZone`). */
export function offsetTable(zone: string): OffsetTable {
  let table = tables.get(zone);
  if (table === undefined) {
    table = new OffsetTable(zone);
    tables.set(zone, table);
  }
  return table;
}
