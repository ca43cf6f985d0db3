import type { z } from 'zod';
import type { ticketSchedule } from '../../../contract/ticket-schedules.js';
import type { ticketTemplate } from '../../../contract/ticket-templates.js';
import { WEEKDAYS } from '../../../core/calendar/definition.js';
import type { Schedule } from '../../../core/recurrence/schedule.js';
import { calendarName } from '../../lib/agreement-names.js';
import { clockText } from '../../lib/clock-text.js';
import type { useTranslation } from '../../lib/i18n/translation.js';

export type Template = z.infer<typeof ticketTemplate>;
export type Recurring = z.infer<typeof ticketSchedule>;
type T = ReturnType<typeof useTranslation>['t'];

/** "Every 2 weeks on Mon, Fri at 08:30 (Europe/Berlin), until 2027-01-01". */
export function scheduleWords({ rhythm, at, zone, until, onlyOnOpenDays }: Schedule, t: T): string {
  const atTime = t('templates.atTime', { rhythm: rhythmWords(rhythm, t), time: clockText(at), zone });
  const parts = [atTime];
  if (onlyOnOpenDays !== null) parts.push(t('templates.onOpenDays', { calendar: calendarName(onlyOnOpenDays) }));
  if (until !== null) parts.push(t('templates.untilDay', { day: until }));
  return parts.join(', ');
}

function rhythmWords(rhythm: Schedule['rhythm'], t: T): string {
  const count = rhythm.every;
  if (rhythm.unit === 'day') return t('templates.days', { count });
  if (rhythm.unit === 'week') {
    const days = WEEKDAYS.filter((day) => rhythm.weekdays.includes(day)).map((day) => t(`words.weekday.${day}`));
    return t('templates.weeks', { count, days: days.join(', ') });
  }
  return rhythm.day === 'last' ? t('templates.monthsLast', { count }) : t('templates.months', { count, day: rhythm.day });
}
