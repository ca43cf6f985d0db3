/**
 * Coverage windows: the named hours by which an agreement routes. Together they are all of time,
 * and no moment belongs to two of them.
 *
 * A holiday falls into the holiday window, a part-day holiday only in its hours; otherwise the first
 * listed window whose hours are on decides; otherwise the window without hours, the rest. With
 * business hours Mon-Fri 08:00-17:00: Tuesday 17:00:00.000 is after hours, because hours are
 * half-open, and so is 10:00 on Monday 2027-01-18, a holiday that falls into after hours.
 */
import type { CoverageWindow, CoverageWindows } from '../agreement/agreement.js';
import type { Decision } from '../decision.js';
import type { WindowId } from '../ids.js';
import type { Instant } from '../time.js';
import { always, complement, intersect, union } from './algebra.js';
import type { Calendar } from './calendar.js';
import { compileCalendar } from './compile.js';
import type { CalendarDefinition, Period, WeeklyHours } from './definition.js';
import { localTime } from './zone.js';

export interface WindowLookup {
  /** The window that an instant belongs to. */
  at(t: Instant): WindowId;
  /** The same with its reason. */
  explainAt(t: Instant): Decision<WindowId>;
  /** The time of a window as a calendar; the windows' calendars add up to all of time. */
  calendarOf(window: WindowId): Calendar;
}

const WHOLE: readonly Period[] = [{ from: 0, to: 1440 }];
const EVERY_DAY: WeeklyHours = { mon: WHOLE, tue: WHOLE, wed: WHOLE, thu: WHOLE, fri: WHOLE, sat: WHOLE, sun: WHOLE };

/**
 * Prepares the windows of an agreement for look-ups.
 *
 * @param windows with exactly one rest window and a holiday window that exists
 * @example windowLookup(agreement.windows).at(tuesday17) // 'after-hours'
 */
export function windowLookup(windows: CoverageWindows): WindowLookup {
  const { zone, holidays, holidayWindow } = windows;
  const rest = windows.windows.find((window) => window.week === null);
  if (rest === undefined) throw new Error('Coverage windows need one window without hours, for the rest of time');
  const compiled = (definition: Partial<CalendarDefinition>) =>
    compileCalendar({ zone, week: {}, holidays, exceptions: [], ...definition });
  const holiday = complement(compiled({ week: EVERY_DAY }));

  const calendars = new Map<WindowId, Calendar>();
  const taken: Calendar[] = [];
  for (const { id, week } of windows.windows) {
    if (week === null) continue;
    const hours = compiled({ week });
    const own = taken.length === 0 ? hours : intersect(hours, complement(union(...taken)));
    taken.push(hours);
    calendars.set(id, id === holidayWindow ? union(own, holiday) : own);
  }
  calendars.set(rest.id, calendars.size === 0 ? always(zone) : complement(union(...calendars.values())));

  // The rest needs no question: what no other window has is its own.
  const asked = [...calendars].filter(([id]) => id !== rest.id);
  const at = (t: Instant): WindowId => {
    for (const [id, calendar] of asked) if (calendar.isOpen(t)) return id;
    return rest.id;
  };
  const nameOf = new Map(windows.windows.map((window: CoverageWindow) => [window.id, window.name]));

  return {
    at,
    calendarOf: (window) => {
      const calendar = calendars.get(window);
      if (calendar === undefined) throw new Error(`No such window: ${window}`);
      return calendar;
    },
    explainAt: (t) => {
      const outcome = at(t);
      const name = nameOf.get(outcome) ?? outcome;
      const { date, minute, weekday } = localTime(zone, t);
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const moment = `${weekday[0]!.toUpperCase()}${weekday.slice(1)} ${date} ${clock} (${zone})`;
      const off = holiday.isOpen(t) ? holiday.explain(t, t + 1)[0]?.name : undefined;
      if (off !== undefined)
        return { outcome, causes: [{ code: 'window.holiday', ref: date, text: `${moment} is ${off}, which falls into ${name}` }] };
      if (outcome === rest.id)
        return { outcome, causes: [{ code: 'window.rest', ref: outcome, text: `${moment} is in no other window, so in ${name}` }] };
      return { outcome, causes: [{ code: 'window.hours', ref: outcome, text: `${moment} is in ${name}` }] };
    },
  };
}
