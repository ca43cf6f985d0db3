/**
 * Who uses a calendar: a calendar that anything runs on cannot be taken away.
 *
 * Worked example: `office` is the coverage of Onsite IT and the calendar of two targets of Standard:
 * `{ staffed: [onsite-it], onCall: [], policies: [standard] }`.
 */
import type { Agreement, SlaPolicy, Team } from '../agreement/agreement.js';
import type { CalendarId } from '../ids.js';

export interface CalendarUsers {
  /** Teams that are staffed by it. */
  readonly staffed: readonly Team[];
  /** Teams whose rota runs on it. */
  readonly onCall: readonly Team[];
  /** Policies with a target on it. */
  readonly policies: readonly SlaPolicy[];
}

export function calendarUsers({ teams, policies }: Agreement, id: CalendarId): CalendarUsers {
  return {
    staffed: teams.filter((team) => team.coverage === id),
    onCall: teams.filter((team) => team.onCall?.calendar === id),
    policies: policies.filter((policy) => policy.targets.some((target) => target.calendar === id)),
  };
}

export const isUsed = ({ staffed, onCall, policies }: CalendarUsers): boolean => staffed.length + onCall.length + policies.length > 0;
