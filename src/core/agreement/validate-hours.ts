/**
 * Calendars and coverage windows.
 *
 * Windows share the week out: two of them may not claim the same minute, and exactly one takes what
 * is left over. A calendar that never opens is a problem where a clock or a rota runs on it, because
 * nothing could ever come due; a team that is never staffed, or a calendar that nobody uses, is only
 * worth a warning (the proof shows what the former leaves unstaffed).
 *
 * Worked example: Business mon-fri 08:00-17:00 and Lunch mon 12:00-13:00 overlap on Monday from
 * 12:00 to 13:00, which is reported at Lunch.
 */

import { type CalendarDefinition, WEEKDAYS, type WeeklyHours } from '../calendar/definition.js';
import { calendarProblems } from '../calendar/problems.js';
import type { Agreement } from './agreement.js';
import { checkReference, type Directory, type Report } from './problem.js';

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Each open stretch of a week as minutes since Monday 00:00; one that runs into the next week is split. */
function stretches(week: WeeklyHours): [number, number][] {
  const found: [number, number][] = [];
  WEEKDAYS.forEach((day, i) => {
    for (const { from, to } of week[day] ?? []) {
      const start = i * DAY_MINUTES + from;
      const end = i * DAY_MINUTES + (to > from ? to : to + DAY_MINUTES);
      found.push([start, Math.min(end, WEEK_MINUTES)]);
      if (end > WEEK_MINUTES) found.push([0, end - WEEK_MINUTES]);
    }
  });
  return found;
}

const clockTime = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The first stretch of a week that two hours share, as people write it: `mon 12:00-13:00`; null when they share none. */
export function firstOverlap(a: WeeklyHours, b: WeeklyHours): string | null {
  const shared: [number, number][] = [];
  for (const [from, to] of stretches(a)) {
    for (const [start, end] of stretches(b)) {
      if (Math.max(from, start) < Math.min(to, end)) shared.push([Math.max(from, start), Math.min(to, end)]);
    }
  }
  const first = shared.sort((x, y) => x[0] - y[0])[0];
  if (first === undefined) return null;
  const day = Math.floor(first[0] / DAY_MINUTES);
  const until = Math.min(first[1] - day * DAY_MINUTES, DAY_MINUTES);
  return `${WEEKDAYS[day]} ${clockTime(first[0] - day * DAY_MINUTES)}-${clockTime(until)}`;
}

/** Whether a calendar has no opening hour in any week and no dated one either. */
export function neverOpens(definition: CalendarDefinition): boolean {
  const weekly = WEEKDAYS.some((day) => (definition.week[day] ?? []).length > 0);
  const dated = definition.exceptions.some((entry) =>
    'open' in entry ? entry.open.length > 0 : 'opens' in entry && entry.opens.length > 0,
  );
  return !weekly && !dated;
}

function checkWindows(agreement: Agreement, directory: Directory, report: Report): void {
  const { zone, holidays, holidayWindow, windows } = agreement.windows;
  const rest = windows.filter((window) => window.week === null);
  if (rest.length === 0) report(['windows', 'windows'], 'No window takes the rest of the time; exactly one must');
  windows.forEach((window, i) => {
    const here = ['windows', 'windows', i, 'week'];
    if (window.week === null) {
      if (window !== rest[0]) report(here, `"${rest[0]!.name}" takes the rest of the time already`);
      return;
    }
    for (const problem of calendarProblems({ zone: 'UTC', week: window.week, holidays: [], exceptions: [] })) {
      report(['windows', 'windows', i, ...problem.path], problem.text);
    }
    for (const earlier of windows.slice(0, i)) {
      const overlap = earlier.week === null ? null : firstOverlap(earlier.week, window.week);
      if (overlap !== null) report(here, `"${window.name}" and "${earlier.name}" both claim ${overlap}`);
    }
  });
  for (const problem of calendarProblems({ zone, week: {}, holidays, exceptions: [] })) report(['windows', ...problem.path], problem.text);
  checkReference(report, ['windows', 'holidayWindow'], 'window', directory.windows, holidayWindow);
}

/** Reports what is wrong with calendars and windows. */
export function checkHours(agreement: Agreement, directory: Directory, report: Report): void {
  for (const [id, definition] of Object.entries(agreement.calendars)) {
    for (const problem of calendarProblems(definition)) report(['calendars', id, ...problem.path], problem.text);
  }
  const closed = (id: string) => Object.hasOwn(agreement.calendars, id) && neverOpens(agreement.calendars[id]!);
  agreement.policies.forEach((policy, i) => {
    policy.targets.forEach((target, j) => {
      if (closed(target.calendar))
        report(['policies', i, 'targets', j, 'calendar'], `The calendar "${target.calendar}" never opens, so this clock never runs`);
    });
  });
  agreement.teams.forEach((team, i) => {
    if (team.onCall !== null && closed(team.onCall.calendar)) {
      report(['teams', i, 'onCall', 'calendar'], `The calendar "${team.onCall.calendar}" never opens, so nobody is ever on call`);
    }
  });
  checkWindows(agreement, directory, report);
}

/** Reports windows without hours, and calendars that never open and on which no clock or rota runs. */
export function warnOfHours(agreement: Agreement, report: Report): void {
  agreement.windows.windows.forEach(({ name, week }, i) => {
    if (week !== null && stretches(week).length === 0) report(['windows', 'windows', i, 'week'], `The window "${name}" has no hours`);
  });
  const used = new Set<string>();
  agreement.teams.forEach((team, i) => {
    if (team.onCall !== null) used.add(team.onCall.calendar);
    const definition = Object.hasOwn(agreement.calendars, team.coverage) ? agreement.calendars[team.coverage] : undefined;
    if (definition === undefined || !neverOpens(definition)) return;
    used.add(team.coverage);
    report(['teams', i, 'coverage'], `"${team.name}" is never staffed: the calendar "${team.coverage}" never opens`);
  });
  for (const policy of agreement.policies) for (const target of policy.targets) used.add(target.calendar);
  for (const [id, definition] of Object.entries(agreement.calendars)) {
    if (!used.has(id) && neverOpens(definition)) report(['calendars', id], `The calendar "${id}" never opens`);
  }
}
