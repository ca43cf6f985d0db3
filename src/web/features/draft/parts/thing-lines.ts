/** What a listed thing says, line by line, so that a change of it shows the lines that differ. */
import type { TFunction } from 'i18next';
import type { Agreement, Attribute, Category, CoverageWindows, ServedSystem, Team } from '../../../../core/agreement/agreement.js';
import type { CalendarDefinition, CalendarException, Holiday } from '../../../../core/calendar/definition.js';
import { periodsText, weekText } from '../../../../core/calendar/hours-text.js';
import type { DraftChange } from '../../../../core/drafting/change.js';
import { calendarName, namesOf } from '../../../lib/agreement-names.js';

/** The lines of what stood or stands there; null where a change is told in another way. */
export function thingLines(agreement: Agreement, change: DraftChange, seen: unknown, t: TFunction): readonly string[] | null {
  if (seen === null || seen === undefined || change.kind === 'move') return null;
  if (change.kind === 'calendar') return calendarLines(seen as CalendarDefinition, t);
  if (change.kind === 'set') return change.field === 'windows' ? windowLines(seen as CoverageWindows, t) : null;
  switch (change.list) {
    case 'teams':
      return teamLines(agreement, seen as Team, t);
    case 'categories':
      return categoryLines(agreement, seen as Category, t);
    case 'systems': {
      const { name, criticality, owner } = seen as ServedSystem;
      return [
        name,
        said(t('parts.systems.criticality'), t(`parts.criticality.${criticality}`)),
        said(t('parts.systems.owner'), partyOf(agreement, owner) ?? t('words.nobody')),
      ];
    }
    case 'attributes': {
      const { name, values } = seen as Attribute;
      return [name, ...values.map((value) => value.name)];
    }
    default:
      return null;
  }
}

const said = (what: string, value: string): string => `${what}: ${value}`;

const partyOf = ({ parties }: Agreement, id: string | null): string | null =>
  id === null ? null : (parties.find((party) => party.id === id)?.name ?? id);

function teamLines(agreement: Agreement, { name, party, coverage, onCall }: Team, t: TFunction): readonly string[] {
  const rota = onCall
    ? `${calendarName(onCall.calendar)}, ${onCall.people.join(', ')} (${onCall.turnDays} × ${t('parts.day')}, ${onCall.from})`
    : t('words.none');
  return [
    name,
    said(t('draft.teams.party'), partyOf(agreement, party) ?? party),
    said(t('draft.teams.calendar'), calendarName(coverage)),
    said(t('draft.teams.onCall'), rota),
  ];
}

function categoryLines(agreement: Agreement, { name, parent, decides }: Category, t: TFunction): readonly string[] {
  return [
    name,
    ...(parent === null ? [] : [said(t('parts.catalogue.below'), namesOf(agreement).categoryPath(parent))]),
    said(t('parts.catalogue.decides'), t(`parts.decides.${decides ?? 'none'}`)),
  ];
}

const holidayLine = ({ date, name, closed }: Holiday): string => `${date} ${name}${closed ? ` (${periodsText(closed)})` : ''}`;

function exceptionLine(one: CalendarException, t: TFunction): string {
  const [kind, periods] =
    'open' in one ? (['open', one.open] as const) : 'opens' in one ? (['opens', one.opens] as const) : (['closes', one.closes] as const);
  const hours = periods.length === 0 ? t('parts.dated.kind.closed') : `${t(`parts.dated.kind.${kind}`)} ${periodsText(periods)}`;
  return `${one.date} ${one.name} (${hours})`;
}

const calendarLines = ({ zone, week, holidays, exceptions }: CalendarDefinition, t: TFunction): readonly string[] => [
  weekText(week),
  zone,
  ...holidays.map(holidayLine),
  ...exceptions.map((one) => exceptionLine(one, t)),
];

const windowLines = ({ zone, windows, holidays, holidayWindow }: CoverageWindows, t: TFunction): readonly string[] => [
  ...windows.map(({ name, week }) => said(name, week === null ? t('draft.windows.rest') : weekText(week))),
  zone,
  said(t('draft.windows.holiday'), windows.find(({ id }) => id === holidayWindow)?.name ?? holidayWindow),
  ...holidays.map(holidayLine),
];
