/** The calendar that a question is about: one of an agreement, or one made of options. */

import { nearestName } from '../core/agreement/nearest.js';
import type { Calendar } from '../core/calendar/calendar.js';
import { compileCalendar } from '../core/calendar/compile.js';
import type { CalendarDefinition } from '../core/calendar/definition.js';
import { parseHours } from '../core/calendar/hours-text.js';
import { calendarProblems } from '../core/calendar/problems.js';
import { referencesOf } from '../formats/agreement/references.js';
import { readAgreementInput } from './agreement-input.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';

export interface CalendarOptions {
  readonly agreement?: string;
  readonly calendar?: string;
  readonly zone?: string;
  readonly hours?: string;
  readonly holiday?: readonly string[];
}

/** The calendar of the options; everything that is wrong with them is told at once. */
export async function calendarOf(options: CalendarOptions, io: Io): Promise<Calendar> {
  const { agreement, calendar, zone, hours, holiday = [] } = options;
  const made = zone !== undefined || hours !== undefined || holiday.length > 0;
  if (agreement !== undefined && made)
    throw new UnreadableInput(['A calendar of an agreement has its own zone, hours and holidays: give --agreement, or the others']);
  if (agreement === undefined) {
    if (calendar !== undefined) throw new UnreadableInput(['--calendar names a calendar of an agreement: give --agreement too']);
    return compileCalendar(definitionOf(zone, hours, holiday));
  }
  const input = await readAgreementInput(agreement, io);
  const known = Object.keys(input.agreement.calendars);
  if (calendar === undefined) throw new UnreadableInput([`--calendar: Nothing is given; expected one of ${known.join(', ')}`]);
  const found = referencesOf(input.agreement).calendars.candidates(calendar);
  const definition = found.length === 1 ? input.agreement.calendars[found[0]!.id] : undefined;
  if (definition !== undefined) return compileCalendar(definition);
  const near = nearestName(calendar, known);
  throw new UnreadableInput([
    `--calendar: There is no calendar "${calendar}"; expected one of ${known.join(', ')}${near === null ? '' : `. Did you mean "${near}"?`}`,
  ]);
}

function definitionOf(zone: string | undefined, hours: string | undefined, holidays: readonly string[]): CalendarDefinition {
  const problems: string[] = [];
  if (zone === undefined)
    problems.push('--zone: Nothing is given; expected a zone such as America/New_York, or --agreement and --calendar');
  if (hours === undefined)
    problems.push('--hours: Nothing is given; expected hours such as "mon-fri 08:00-17:00", or --agreement and --calendar');
  const week = hours === undefined ? { value: {} } : parseHours([hours]);
  if ('wrong' in week) problems.push(`--hours: ${week.wrong}; expected ${week.expected}`);
  const definition: CalendarDefinition = {
    zone: zone ?? 'UTC',
    week: 'value' in week ? week.value : {},
    holidays: holidays.map((text) => {
      const [date = '', ...name] = text.trim().split(/\s+/);
      return { date, name: name.join(' ') || date };
    }),
    exceptions: [],
  };
  const option = (path: readonly (string | number)[]): string =>
    path[0] === 'zone' ? '--zone' : path[0] === 'week' ? '--hours' : '--holiday';
  for (const problem of calendarProblems(definition)) problems.push(`${option(problem.path)}: ${problem.text}`);
  if (problems.length > 0) throw new UnreadableInput(problems);
  return definition;
}
