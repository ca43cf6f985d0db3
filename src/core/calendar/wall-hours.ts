/**
 * The hours of a calendar as its zone's wall clock shows them, day after day, before any zone.
 *
 * Four layers decide, the later over the earlier: the week; holidays take hours away; a dated
 * exception clears its date (`open`) or adds hours (`open`, `opens`); an exception's `closes` takes
 * hours away last. Each works on wall time: a whole-day holiday is its date from 00:00 to 24:00,
 * so the shift from Friday 22:00 to 06:00 ends at midnight before a Saturday that is a holiday.
 *
 * Worked example, week Mon-Fri 08:00-17:00, holiday Mon 2027-01-18, exception on that date `opens`
 * 10:00-12:00: Monday is open 10:00-12:00.
 */
import { DAY, MINUTE } from '../time.js';
import type { SpanReason } from './calendar.js';
import { civilDate, type DayNumber, dayInYear, parseDate, parseMonthDay, weekdayIndex } from './civil-date.js';
import { type CalendarDefinition, type Period, WEEKDAYS } from './definition.js';
import { appendSpan, normalSpans, type Spans, unionSpans, withoutSpans } from './spans.js';

/** Wall time with its reason. Where several overlap, the highest rank holds; of equal ranks the first. */
export interface RankedSpan {
  readonly from: number;
  readonly to: number;
  readonly rank: number;
  readonly counted: boolean;
  readonly reason: SpanReason;
  readonly name: string | null;
}

type Layer = 'holiday' | 'clears' | 'adds' | 'closes';
const RANK: Readonly<Record<Layer, number>> = { holiday: 3, clears: 4, adds: 5, closes: 6 };

/** A dated or yearly entry; `spans` count from the midnight of its date. */
interface Entry {
  readonly layer: Layer;
  readonly name: string;
  readonly spans: Spans;
  readonly on: { readonly day: DayNumber } | { readonly month: number; readonly day: number };
}

const WHOLE_DAY: Spans = [0, DAY];

/** Periods of one day, in milliseconds from its midnight; one that runs past midnight ends after DAY. */
const spansOf = (periods: readonly Period[]): Spans =>
  normalSpans(periods.flatMap(({ from, to }) => [from * MINUTE, (to > from ? to : to + 1440) * MINUTE]));

function entriesOf(definition: CalendarDefinition): Entry[] {
  const dated = (date: string): Entry['on'] => {
    const day = parseDate(date);
    const yearly = day === null ? parseMonthDay(date) : { day };
    if (yearly === null) throw new Error(`No such date: ${date}`);
    return yearly;
  };
  const holidays = definition.holidays.map(
    ({ date, name, closed }): Entry => ({ layer: 'holiday', name, on: dated(date), spans: closed ? spansOf(closed) : WHOLE_DAY }),
  );
  const exceptions = definition.exceptions.flatMap((exception): Entry[] => {
    const { date, name } = exception;
    const entry = (layer: Layer, spans: Spans): Entry => ({ layer, name, on: dated(date), spans });
    if ('open' in exception) return [entry('clears', WHOLE_DAY), entry('adds', spansOf(exception.open))];
    if ('opens' in exception) return [entry('adds', spansOf(exception.opens))];
    return [entry('closes', spansOf(exception.closes))];
  });
  return [...holidays, ...exceptions];
}

export class WallHours {
  /** By weekday, Monday first. */
  private readonly week: readonly Spans[];
  private readonly hasWeek: boolean;
  private readonly entries: readonly Entry[];

  /** @param definition without problems (`calendarProblems`) */
  constructor(definition: CalendarDefinition) {
    this.week = WEEKDAYS.map((day) => spansOf(definition.week[day] ?? []));
    this.hasWeek = this.week.some((hours) => hours.length > 0);
    this.entries = entriesOf(definition);
  }

  /** Open wall time of the days from `first` to `last`; hours of a neighbouring day may show at either end. */
  open(first: DayNumber, last: DayNumber): Spans {
    const week: number[] = [];
    for (let day = first - 1; day <= last && this.hasWeek; day++) {
      const hours = this.week[weekdayIndex(day)]!;
      for (let i = 0; i < hours.length; i += 2) appendSpan(week, day * DAY + hours[i]!, day * DAY + hours[i + 1]!);
    }
    const layers: Record<Layer, number[]> = { holiday: [], clears: [], adds: [], closes: [] };
    for (const { day, entry } of this.occurrences(first, last)) {
      for (const at of entry.spans) layers[entry.layer].push(day * DAY + at);
    }
    if (week.length === 0 && layers.adds.length === 0) return [];
    const closed = normalSpans([...layers.holiday, ...layers.clears]);
    const open = unionSpans(withoutSpans(week, closed), normalSpans(layers.adds));
    return withoutSpans(open, normalSpans(layers.closes));
  }

  /** Every stretch that has a say in the days from `first` to `last`, with its reason. */
  ranked(first: DayNumber, last: DayNumber): readonly RankedSpan[] {
    const out: RankedSpan[] = [];
    const say = (from: number, to: number, rank: number, reason: SpanReason, counted = false) =>
      out.push({ from, to, rank, counted, reason, name: null });
    for (let day = first - 1; day <= last; day++) {
      const midnight = day * DAY;
      const index = weekdayIndex(day);
      const hours = this.week[index]!;
      say(midnight, midnight + DAY, 0, hours.length > 0 ? 'night' : index >= 5 ? 'weekend' : 'day-off');
      for (let i = 0; i < hours.length; i += 2) {
        say(midnight + hours[i]!, midnight + hours[i + 1]!, 2, 'open', true);
        if (i + 2 < hours.length) say(midnight + hours[i + 1]!, midnight + hours[i + 2]!, 1, 'break');
      }
    }
    for (const { day, entry } of this.occurrences(first, last)) {
      for (let i = 0; i < entry.spans.length; i += 2) {
        const reason = entry.layer === 'holiday' ? 'holiday' : 'exception';
        const [from, to] = [day * DAY + entry.spans[i]!, day * DAY + entry.spans[i + 1]!];
        out.push({ from, to, rank: RANK[entry.layer], counted: entry.layer === 'adds', reason, name: entry.name });
      }
    }
    return out;
  }

  /** Entries whose hours may reach into the days from `first` to `last`, in the order of the definition. */
  private *occurrences(first: DayNumber, last: DayNumber): Generator<{ readonly day: DayNumber; readonly entry: Entry }> {
    for (const entry of this.entries) {
      if (!('month' in entry.on)) {
        if (entry.on.day >= first - 1 && entry.on.day <= last) yield { day: entry.on.day, entry };
        continue;
      }
      for (let year = civilDate(first - 1).year; year <= civilDate(last).year; year++) {
        const day = dayInYear(year, entry.on);
        if (day !== null && day >= first - 1 && day <= last) yield { day, entry };
      }
    }
  }
}
