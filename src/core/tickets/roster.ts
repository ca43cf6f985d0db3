/** Who is on duty: facts that hand-offs depend on, answered by `sla/calendars.ts` or by the caller. */
import type { Calendar } from '../calendar/calendar.js';
import type { PersonId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';

export interface Roster {
  /** When a team is staffed or on call. */
  duty(team: TeamId): Calendar;
  /** Whether a person of a team can take a ticket at an instant. */
  onDuty(person: PersonId, team: TeamId, at: Instant): boolean;
}
