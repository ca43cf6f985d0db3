import type { z } from 'zod';
import type { ticketSchedule } from '../../../contract/ticket-schedules.js';
import type { ticketTemplate } from '../../../contract/ticket-templates.js';
import { WEEKDAYS } from '../../../core/calendar/definition.js';
import type { Schedule } from '../../../core/recurrence/schedule.js';
import type { TemplateOwner } from '../../../core/tickets/template-owner.js';
import { calendarName } from '../../lib/agreement-names.js';
import type { Here } from '../../lib/here.js';
import type { useTranslation } from '../../lib/i18n/translation.js';

export type Template = z.infer<typeof ticketTemplate>;
export type Recurring = z.infer<typeof ticketSchedule>;
type T = ReturnType<typeof useTranslation>['t'];

export const whyNot = ({ allowed, causes }: Template['can']['edit']): string | null =>
  allowed ? null : causes.map((cause) => cause.text).join(' ');

/** Who uses a template: "Only I", the name of a team, "All of Northwind", "Both IT teams". */
export function ownerWords({ kind, id }: TemplateOwner, here: Here, t: T): string {
  if (kind === 'person') return t('templates.owners.person');
  if (kind === 'team') return t('templates.owners.team', { team: here.teamName(id) });
  return t(`templates.owners.${kind}`, { party: here.partyName(id) });
}

/** `08:30` */
export function clockText(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

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
