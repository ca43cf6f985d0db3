/** The generated history as the old desk would have exported it: a log in CSV, one row per change. */
import { instantOf, localTime } from '../../src/core/calendar/zone.js';
import { DAY, type Instant } from '../../src/core/time.js';
import { generateHistory, type HistoryRow } from './generate.js';

const COLUMNS = [
  'number',
  'changed_at',
  'opened_at',
  'state',
  'group',
  'priority',
  'type',
  'category',
  'system',
  'site',
  'requester',
  'subject',
  'made_target',
  'reassignments',
] as const;

const WEEKS = 52;
const TICKETS = 20_000;
export const ZONE = 'America/New_York';

/** The Monday, 00:00 in the desk's zone, with which the week of an instant begins: where the history ends. */
export function mondayOf(at: Instant): Instant {
  let date = localTime(ZONE, at).date;
  while (localTime(ZONE, instantOf(ZONE, date, 720)).weekday !== 'mon') date = localTime(ZONE, instantOf(ZONE, date, 720) - DAY).date;
  return instantOf(ZONE, date, 0);
}

export interface SampleHistory {
  /** An instant in the week in which the history ends. */
  readonly until: Instant;
  readonly tickets?: number;
}

/** Lines of the file, the header first, each with its line break. */
export function* historyLines({ until, tickets = TICKETS }: SampleHistory): Generator<string> {
  const end = mondayOf(until);
  const from = localTime(ZONE, end - WEEKS * 7 * DAY + DAY / 2).date;
  yield `${COLUMNS.join(',')}\n`;
  for (const row of generateHistory({ seed: 2026, tickets, zone: ZONE, from, weeks: WEEKS })) {
    // What had not happened by then is not in the export: those tickets are still open.
    if (row.changedAt <= end) yield line(row);
  }
}

const iso = (at: Instant): string => new Date(at).toISOString().replace('.000', '');
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function line(row: HistoryRow): string {
  const cells = [
    row.number,
    iso(row.changedAt),
    iso(row.openedAt),
    row.state,
    row.group,
    row.priority,
    row.type,
    row.category,
    row.system ?? '',
    row.site,
    row.requester,
    row.subject,
    String(row.madeTarget),
    String(row.reassignments),
  ];
  return `${cells.map(quoted).join(',')}\n`;
}
