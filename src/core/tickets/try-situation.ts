/**
 * What would happen to a ticket that nobody makes: who would get it, why, under which clocks, and who is
 * called when. The very functions that route and clock live tickets, over events that nobody stores.
 *
 * Example: Harbor Lane, a printer incident of P3 on a Monday at 10:00. It falls into "Business", r2 gives
 * it to Onsite IT, respond is due at 14:00 of the office's hours. At 20:00 it falls into "After hours",
 * and r1 gives it to the Service desk.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { AgreementProblem } from '../agreement/problem.js';
import { type WindowLookup, windowLookup } from '../calendar/windows.js';
import type { Cause } from '../decision.js';
import type { WindowId } from '../ids.js';
import type { RouteOutcome } from '../routing/outcome.js';
import { compileRouter, type Router } from '../routing/router.js';
import { situationProblems } from '../routing/situation-problems.js';
import { type CalendarSet, calendarSet } from '../sla/calendars.js';
import { clocks } from '../sla/clocks.js';
import { escalationsDue } from '../sla/escalation.js';
import { targetOf } from '../sla/target.js';
import { EARLIEST, type Instant, LATEST, type Millis } from '../time.js';
import { routedBy } from './decide-create.js';
import type { Classification, TicketEvent } from './event.js';

/** An agreement made ready for trying situations. */
export interface TriedUnder {
  readonly agreement: Agreement;
  readonly router: Router;
  readonly calendars: CalendarSet;
  readonly windows: WindowLookup;
}

export interface TriedClock {
  readonly kind: 'respond' | 'update' | 'resolve';
  readonly targetMs: Millis;
  /** Null: its calendar never opens. */
  readonly dueAt: Instant | null;
  readonly calendar: string;
  readonly pausedWhile: readonly string[];
}

export interface TriedStep {
  readonly id: string;
  readonly clock: string;
  readonly atPercent: number;
  readonly at: Instant | null;
  readonly notify: readonly string[];
  readonly leads: boolean;
}

export interface TriedSituation {
  readonly window: WindowId;
  readonly outcome: RouteOutcome;
  readonly causes: readonly Cause[];
  readonly clocks: readonly TriedClock[];
  readonly escalation: readonly TriedStep[];
}

export type Tried =
  | { readonly ok: true; readonly answer: TriedSituation }
  /** What the agreement does not know, such as a category of another version. */
  | { readonly ok: false; readonly problems: readonly AgreementProblem[] };

/**
 * Compiles what trying needs.
 *
 * @param agreement without problems (`agreementProblems`)
 */
export const triedUnder = (agreement: Agreement): TriedUnder => ({
  agreement,
  router: compileRouter(agreement),
  calendars: calendarSet(agreement),
  windows: windowLookup(agreement.windows),
});

/**
 * Tries a ticket of a kind made at an instant.
 *
 * @example trySituation(triedUnder(agreement), { at: Date.now(), category: 'printer', … })
 */
export function trySituation(under: TriedUnder, { at, ...classification }: Classification & { readonly at: Instant }): Tried {
  const { agreement, router, calendars, windows } = under;
  const situation = { ...classification, window: windows.at(at) };
  const problems = situationProblems(agreement, situation);
  if (problems.length > 0) return { ok: false, problems };
  const route = router.route(situation);
  const by = { kind: 'system', name: 'try' } as const;
  const events: TicketEvent[] = [
    { kind: 'created', seq: 1, at, by, subject: 'Tried', requester: null, agreementVersion: agreement.version, ...classification },
    { ...routedBy(route, agreement), seq: 2, at, by },
  ];
  const policy = route.outcome.owned ? route.outcome.policy : null;
  const target = targetOf(agreement, { policy, priority: classification.priority, type: classification.type });
  const started = clocks(events, agreement, calendars, at);
  const steps = started.flatMap((clock) =>
    escalationsDue(clock, classification.priority, agreement.escalation, calendars, EARLIEST, LATEST),
  );
  return {
    ok: true,
    answer: {
      window: situation.window,
      outcome: route.outcome,
      causes: [...windows.explainAt(at).causes, ...route.causes],
      clocks: started.map(({ kind, targetMs, dueAt, calendar }) => ({
        kind: kind as TriedClock['kind'],
        targetMs,
        dueAt,
        calendar,
        pausedWhile: kind === 'resolve' ? [...(target?.pausedWhile ?? [])] : [],
      })),
      escalation: steps.map(({ step, dueAt }) => ({
        id: step.id,
        clock: step.clock,
        atPercent: step.atPercent,
        at: dueAt,
        notify: step.notify,
        leads: step.leads,
      })),
    },
  };
}

/** Two answers are the same when the person who asks would read the same; which rule says it makes no difference. */
export const isSameAnswer = (one: TriedSituation, other: TriedSituation): boolean => essence(one) === essence(other);

function essence({ window, outcome, clocks: all, escalation }: TriedSituation): string {
  if (!outcome.owned) return JSON.stringify([window, null, all, escalation]);
  const { team, accountable, responsible, consulted, informed, scope, policy } = outcome;
  return JSON.stringify([window, team, accountable, responsible, consulted, informed, scope, policy, all, escalation]);
}
