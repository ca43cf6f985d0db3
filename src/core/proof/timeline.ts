/**
 * A stretch of time with everything the proof of staffing asks of it: when a calendar is open, when
 * a window holds, when a team is on duty. Answers are sorted lists of spans, made once.
 *
 * A team is on duty while its coverage calendar is open or its on-call rota runs and names somebody.
 * Harbor Lane's Infrastructure is staffed Mon-Fri 07:00-19:00 and on call always, so it is on duty always.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Calendar } from '../calendar/calendar.js';
import { compileCalendar } from '../calendar/compile.js';
import { appendSpan, type Spans, unionSpans } from '../calendar/spans.js';
import { windowLookup } from '../calendar/windows.js';
import type { CalendarId, TeamId, WindowId } from '../ids.js';
import type { Instant } from '../time.js';

export class Timeline {
  private readonly calendars = new Map<CalendarId, Spans>();
  private readonly windows = new Map<WindowId, Spans>();
  private readonly teams = new Map<TeamId, Spans>();
  private readonly lookup: ReturnType<typeof windowLookup>;
  readonly always: Spans;

  constructor(
    private readonly agreement: Agreement,
    private readonly from: Instant,
    private readonly to: Instant,
  ) {
    this.lookup = windowLookup(agreement.windows);
    this.always = from < to ? [from, to] : [];
  }

  calendar(id: CalendarId): Spans {
    return remember(this.calendars, id, () => this.spansOf(compileCalendar(this.agreement.calendars[id]!)));
  }

  window(id: WindowId): Spans {
    return remember(this.windows, id, () => this.spansOf(this.lookup.calendarOf(id)));
  }

  onDuty(id: TeamId): Spans {
    return remember(this.teams, id, () => {
      const team = this.agreement.teams.find((each) => each.id === id)!;
      const staffed = this.calendar(team.coverage);
      return team.onCall === null || team.onCall.people.length === 0 ? staffed : unionSpans(staffed, this.calendar(team.onCall.calendar));
    });
  }

  anyOnDuty(teams: readonly TeamId[]): Spans {
    return teams.reduce<Spans>((spans, team) => unionSpans(spans, this.onDuty(team)), []);
  }

  private spansOf(calendar: Calendar): Spans {
    const flat: number[] = [];
    for (const span of calendar.openSpans(this.from, this.to)) appendSpan(flat, span.from, span.to);
    return flat;
  }
}

/** The length of a list of spans, in milliseconds. */
export function lengthOf(spans: Spans): number {
  let sum = 0;
  for (let i = 0; i < spans.length; i += 2) sum += spans[i + 1]! - spans[i]!;
  return sum;
}

/** What was made for a key, made when first asked for. */
export function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
