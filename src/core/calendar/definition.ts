/**
 * What a calendar says, as written by people. `compile.ts` turns it into something that computes.
 *
 * A dated exception beats a holiday, a holiday beats the week. Periods are half-open: a period from
 * 09:00 to 17:00 is open at 09:00:00.000 and closed at 17:00:00.000.
 */

/** Minutes since local midnight, 0 to 1440; 1440 is written 24:00. */
export type MinuteOfDay = number;

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Open hours on the wall clock. `to` at or before `from` runs past midnight into the next day
 * (22:00 to 06:00); `from` 0 with `to` 1440 is the whole day.
 */
export interface Period {
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
}

export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly Period[]>>>;

/**
 * A day that is not worked, wholly or in part.
 * `date` is `YYYY-MM-DD` for one year or `MM-DD` for every year (`02-29` only in leap years).
 * `closed` absent means the whole local day; otherwise only those hours are taken away.
 */
export interface Holiday {
  readonly date: string;
  readonly name: string;
  readonly closed?: readonly Period[];
}

/**
 * A dated exception. `open` replaces the hours of that date (empty: closed all day), `opens` adds
 * hours to it, `closes` takes hours away from it. Exactly one of the three is given.
 */
export type CalendarException = { readonly date: string; readonly name: string } & (
  | { readonly open: readonly Period[] }
  | { readonly opens: readonly Period[] }
  | { readonly closes: readonly Period[] }
);

export interface CalendarDefinition {
  /** An IANA zone name, such as `America/New_York`. */
  readonly zone: string;
  readonly week: WeeklyHours;
  readonly holidays: readonly Holiday[];
  readonly exceptions: readonly CalendarException[];
}
