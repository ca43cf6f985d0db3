/**
 * What happens to a ticket by the passing of time, and when next: steps of the agreement that fall
 * due, wakes that nobody answered, tickets that surface because nobody owns or touches them.
 *
 * Only tickets that are worked on escalate, and only clocks that go on. What was written down is not
 * due again, whatever the priority is since. Whoever changes a ticket first writes down what was due
 * before the change: then the same things fall due at the same instants however rarely anybody looks.
 *
 * Example: 8 h from Monday 09:00, steps at 75 % and 100 %, solved on Monday at 16:00. Looked at on
 * Tuesday, the 75 % of Monday 15:00 is on record and the 100 % never came.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { PersonId, TeamId } from '../ids.js';
import type { EscalationEventBody, WakeLine } from '../tickets/escalation-event.js';
import type { Escalation, OpenLine } from '../tickets/escalation-state.js';
import type { TicketEvent } from '../tickets/event.js';
import { foldTicket } from '../tickets/fold.js';
import type { TicketState } from '../tickets/state.js';
import { EARLIEST, HOUR, type Instant } from '../time.js';
import type { CalendarSet } from './calendars.js';
import type { ClockTotal } from './clock.js';
import { clocks } from './clocks.js';
import { calendarOf, concerns, type DueStep, escalationsDue, keyOf, shareOf } from './escalation.js';
import { targetOf } from './target.js';

/** Without an agreed time between updates, a ticket surfaces after so much open time of its team. */
export const UNTOUCHED_MS = 24 * HOUR;

export type Falling =
  | { readonly kind: 'step'; readonly at: Instant; readonly due: DueStep; readonly clock: ClockTotal['kind'] }
  | { readonly kind: 'pass-on'; readonly at: Instant; readonly key: string; readonly team: TeamId; readonly person: PersonId }
  | { readonly kind: 'unowned' | 'untouched'; readonly at: Instant };

const isLive = ({ status }: TicketState): boolean => status === 'new' || status === 'open' || status === 'waiting';

/**
 * What has fallen due until an instant and is not on record, in the order in which it fell due.
 *
 * @param events all of the ticket's; none after `until`
 * @param until inclusive
 * @returns empty when nothing did, and for tickets that nobody works on any more
 * @example fallsDue(events, agreement, calendarSet(agreement), now).map((one) => one.at)
 */
export function fallsDue(events: readonly TicketEvent[], agreement: Agreement, calendars: CalendarSet, until: Instant): readonly Falling[] {
  const state = foldTicket(events);
  if (!isLive(state)) return [];
  const fired = keysOf(state);
  const due: Falling[] = [];
  for (const clock of clocks(events, agreement, calendars, until)) {
    if (clock.stoppedAt !== null) continue;
    for (const one of escalationsDue(clock, state.priority, agreement.escalation, calendars, EARLIEST, until)) {
      if (!fired.has(one.key)) due.push({ kind: 'step', at: one.dueAt, due: one, clock: clock.kind });
    }
  }
  for (const one of surfacings(state, agreement, calendars)) if (one.at <= until) due.push(one);
  for (const one of passings(state)) if (one.at <= until) due.push(one);
  // Sorting is stable: steps due at one instant stay in the order of clocks and of the agreement.
  return due.sort((a, b) => a.at - b.at);
}

/**
 * When to look next: nothing falls due before. From the totals that a ticket's row is made of, so that it costs
 * a few look-ups. What has been reached already is due now, which is at the last event.
 *
 * @param totals as of the last event of `state`
 * @returns null when nothing will fall due unless the ticket changes
 */
export function nextFallAt(
  state: TicketState,
  totals: readonly ClockTotal[],
  agreement: Agreement,
  calendars: CalendarSet,
): Instant | null {
  if (!isLive(state)) return null;
  let next = Infinity;
  for (const one of surfacings(state, agreement, calendars)) next = Math.min(next, one.at);
  for (const one of passings(state)) next = Math.min(next, one.at);
  const fired = keysOf(state);
  for (const clock of totals) {
    if (clock.stoppedAt !== null) continue;
    let least = Infinity;
    for (const step of agreement.escalation) {
      if (concerns(step, clock, state.priority) && !fired.has(keyOf(clock, step)))
        least = Math.min(least, shareOf(clock.targetMs, step.atPercent));
    }
    if (least === Infinity) continue;
    if (least <= clock.elapsedMs) next = Math.min(next, state.lastAt);
    else if (clock.state === 'running') {
      const at = calendarOf(clock, calendars).add(state.lastAt, least - clock.elapsedMs);
      if (at !== 'never') next = Math.min(next, at);
    }
  }
  return next === Infinity ? null : next;
}

/**
 * What is written down when something fell due.
 *
 * @param toldAt when people are really told: the present moment
 * @param lines who is woken, for a step that wakes
 */
export function fallingEvent(one: Falling, toldAt: Instant, lines: readonly WakeLine[]): EscalationEventBody {
  switch (one.kind) {
    case 'step': {
      const { step, key, dueAt } = one.due;
      const { atPercent, notify, leads, wake } = step;
      return {
        kind: 'escalated',
        key,
        step: step.id,
        clock: one.clock,
        atPercent,
        dueAt,
        toldAt,
        teams: notify,
        leads,
        wake,
        wakes: lines,
      };
    }
    case 'pass-on':
      return { kind: 'wake-passed-on', key: one.key, team: one.team, person: one.person, dueAt: one.at, toldAt };
    default:
      return { kind: 'surfaced', what: one.kind, since: one.at };
  }
}

const NONE: ReadonlySet<string> = new Set();
const keysOf = (state: TicketState): ReadonlySet<string> =>
  state.escalations.length === 0 ? NONE : new Set(state.escalations.map((one) => one.key));

function surfacings(
  state: TicketState,
  agreement: Agreement,
  calendars: CalendarSet,
): readonly Extract<Falling, { at: Instant; kind: 'unowned' | 'untouched' }>[] {
  if (state.holder === null) {
    return state.unownedSince === null ? [{ kind: 'unowned', at: unownedFrom(state) }] : [];
  }
  if (state.status === 'waiting' || state.untouchedSince !== null) return [];
  const at = untouchedAt(state, state.holder.team, agreement, calendars);
  return at === null ? [] : [{ kind: 'untouched', at }];
}

/** The agreed time between updates on the target's calendar; where none is agreed, a day of the team's own hours. */
function untouchedAt(state: TicketState, team: TeamId, agreement: Agreement, calendars: CalendarSet): Instant | null {
  const target = targetOf(agreement, state);
  const agreed = target?.updateMs ?? null;
  if (target === null || agreed === null) {
    // A version of the agreement may have dissolved the team.
    if (!agreement.teams.some((one) => one.id === team)) return null;
    return instant(calendars.duty(team).add(state.touchedAt, UNTOUCHED_MS));
  }
  return instant(calendars.calendar(target.calendar).add(state.touchedAt, agreed));
}

const instant = (at: Instant | 'never'): Instant | null => (at === 'never' ? null : at);

function unownedFrom({ spans }: TicketState): Instant {
  let at = spans.length - 1;
  while (at > 0 && spans[at - 1]?.holder === null) at -= 1;
  return spans[at]?.from ?? 0;
}

const passings = (state: TicketState): readonly Extract<Falling, { kind: 'pass-on' }>[] =>
  state.escalations.flatMap((one) => (one.acknowledged === null ? one.lines.flatMap((line) => passing(one, line)) : []));

function passing(
  { key }: Escalation,
  { team, people, told, everyMs, lastToldAt }: OpenLine,
): readonly Extract<Falling, { kind: 'pass-on' }>[] {
  const person = people[told];
  return person === undefined ? [] : [{ kind: 'pass-on', at: lastToldAt + everyMs, key, team, person }];
}
