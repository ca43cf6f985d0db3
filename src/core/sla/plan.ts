/**
 * Which clocks a ticket has, and from when to when each of them counts.
 *
 * respond: from creation to the first answer; a resolution before it cancels the clock.
 * update: one for each wait between answers, from an answer to the next one or to the resolution.
 * resolve: from creation to the last resolution; time while resolved does not count.
 * accept: one per hand-off, from the offer to its answer, on the receiving team's hours.
 *
 * Example: a P2 that was answered once, handed off once and is not resolved has four clocks:
 * respond, update, resolve, accept.
 */
import type { Agreement, ClockKind, SlaTarget, WaitReason } from '../agreement/agreement.js';
import type { HandOffId } from '../ids.js';
import type { HandOff } from '../tickets/state.js';
import type { Instant, Millis } from '../time.js';
import type { CalendarSet } from './calendars.js';
import type { Span, Why } from './measure.js';
import { targetOf } from './target.js';
import type { Stretch, Timeline } from './timeline.js';

export interface Plan extends Span {
  readonly kind: ClockKind;
  readonly handOff: HandOff | null;
  readonly calendarId: string;
  /** What stopping within the target means. */
  readonly end: 'met' | 'cancelled' | 'missed';
  readonly target: SlaTarget | null;
}

/** The clocks of a ticket, in the order respond, update, resolve, accept. */
export function plans(timeline: Timeline, agreement: Agreement, calendars: CalendarSet): readonly Plan[] {
  const { state } = timeline;
  const target = targetOf(agreement, state);
  const all: Plan[] = [];
  if (target !== null) {
    const plan = planner(timeline, target, calendars);
    if (target.respondMs !== null) {
      const end = state.firstResponseAt === null ? 'cancelled' : 'met';
      all.push(plan('respond', state.createdAt, state.firstResponseAt ?? state.resolvedAt, target.respondMs, end));
    }
    if (target.updateMs !== null) {
      for (const [from, to] of waits(timeline)) all.push(plan('update', from, to, target.updateMs, 'met'));
    }
    if (target.resolveMs !== null) all.push(plan('resolve', state.createdAt, state.resolvedAt, target.resolveMs, 'met'));
  }
  for (const handOff of state.handOffs) {
    // A version of the agreement may have dissolved the team: without hours there is no clock.
    if (agreement.teams.some((team) => team.id === handOff.to.team)) all.push(acceptPlan(handOff, timeline, agreement, calendars));
  }
  return all;
}

function planner(timeline: Timeline, target: SlaTarget, calendars: CalendarSet) {
  const calendar = calendars.calendar(target.calendar);
  return (kind: ClockKind, from: Instant, stop: Instant | null, targetMs: Millis, end: Plan['end']): Plan => ({
    kind,
    handOff: null,
    calendarId: target.calendar,
    calendar,
    from,
    to: stop ?? timeline.asOf,
    stopped: stop !== null,
    targetMs,
    end,
    target,
  });
}

/** From each answer to the next; the last one ends with the resolution. Answers after the resolution await nothing. */
function waits({ answers, state }: Timeline): readonly [Instant, Instant | null][] {
  const pairs: [Instant, Instant | null][] = [];
  for (let i = 0; i < answers.length; i += 1) {
    const from = answers[i] as Instant;
    const next = answers[i + 1] ?? null;
    // Two answers at one instant are one: a wait without length would bear the name of the one that follows.
    if (next === from) continue;
    if (state.resolvedAt !== null && from >= state.resolvedAt) break;
    pairs.push([from, next === null || (state.resolvedAt !== null && next > state.resolvedAt) ? state.resolvedAt : next]);
  }
  return pairs;
}

function acceptPlan(handOff: HandOff, timeline: Timeline, agreement: Agreement, calendars: CalendarSet): Plan {
  const { answer } = handOff;
  const stop = answer === 'open' ? timeline.state.resolvedAt : handOff.answeredAt;
  const ends: Plan['end'] = answer === 'automatic' ? 'missed' : answer === 'withdrawn' || answer === 'open' ? 'cancelled' : 'met';
  return {
    kind: 'accept',
    handOff,
    calendarId: handOff.to.team,
    calendar: calendars.duty(handOff.to.team),
    from: handOff.proposedAt,
    to: stop ?? timeline.asOf,
    stopped: stop !== null,
    targetMs: agreement.handOff.acceptWithinMs,
    end: ends,
    target: null,
  };
}

/** The whole time of an offer is the receiving team's, whatever else becomes of the ticket meanwhile. */
export function stretchesOf(plan: Plan, timeline: Timeline): readonly Stretch[] {
  if (plan.handOff === null) return timeline.stretches;
  return [{ from: plan.from, to: null, holder: plan.handOff.to, status: 'open', waitingOn: null, waitingFor: null }];
}

/**
 * Whether a stretch counts for a clock, and if not, why.
 *
 * A wait pauses it where the target that holds now says so, or the one that held then did: after a
 * change of priority the target counts anew from the start, and a pause that was taken stays one.
 *
 * @param claims whether claims of "not accountable" that are not settled yet are taken as standing
 */
export function whyNot(plan: Plan, agreement: Agreement, claims: boolean): (stretch: Stretch) => Why {
  const pausedNow = plan.target?.pausedWhile ?? [];
  return (one) => {
    if (one.status === 'resolved' || one.status === 'closed') return 'resolved';
    if (one.mark !== undefined && (claims || one.mark === 'stands')) return 'not-accountable';
    if (one.waitingOn !== null && (pausedNow.includes(one.waitingOn) || pausedThen(one, one.waitingOn, agreement))) return 'waiting';
    return 'running';
  };
}

function pausedThen(one: Stretch, reason: WaitReason, agreement: Agreement): boolean {
  if (one.earlier === undefined) return false;
  return targetOf(agreement, one.earlier)?.pausedWhile.includes(reason) ?? false;
}

/** Names a clock among those of its ticket. */
export interface ClockName {
  readonly kind: ClockKind;
  readonly handOff: HandOffId | null;
  readonly startedAt: Instant;
}

/** The plan of one clock, or null when the ticket has no such clock. */
export function planOf(name: ClockName, all: readonly Plan[]): Plan | null {
  const fits = (one: Plan) => one.kind === name.kind && one.from === name.startedAt && (one.handOff?.id ?? null) === name.handOff;
  return all.find(fits) ?? null;
}
