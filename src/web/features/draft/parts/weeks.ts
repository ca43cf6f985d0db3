/** Weeks from today, for who is on call. */
import type { OnCallRota } from '../../../../core/agreement/agreement.js';
import { type DayNumber, parseDate, weekdayIndex } from '../../../../core/calendar/civil-date.js';
import { localTime } from '../../../../core/calendar/zone.js';
import { type Turn, turnsOf } from '../../../../core/sla/rota-turns.js';

export const today = (zone: string, now: number): DayNumber => parseDate(localTime(zone, now).date)!;

export const mondayOf = (day: DayNumber): DayNumber => day - weekdayIndex(day);

/** The turns of this week and those after it, by week. */
export const onCallWeeks = (rota: OnCallRota, day: DayNumber, weeks: number): readonly (readonly Turn[])[] =>
  Array.from({ length: weeks }, (_, at) => turnsOf(rota, mondayOf(day) + 7 * at, 7));
