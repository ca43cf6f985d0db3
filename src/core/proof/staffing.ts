/**
 * When a clock runs and nobody is there.
 *
 * The clock runs on its target's calendar while the window holds. Of that time, `nobody` is where
 * neither a Responsible team (staff or rota) nor an escalation target is on duty, and `accountableAway`
 * is where one of them is and the Accountable team is not, unless that team alone is Responsible too.
 * More coverage, of whomever, only takes time away from both together.
 *
 * Harbor Lane, rule r3, after hours, P1: the clock runs 24×7, after hours holds 123 h of an ordinary
 * week, Onsite IT works in none of them and has no rota: nobody for 123 h.
 */
import type { Agreement } from '../agreement/agreement.js';
import { intersectSpans, type Spans, unionSpans, withoutSpans } from '../calendar/spans.js';
import type { TeamId } from '../ids.js';
import type { Owned } from '../routing/outcome.js';
import { targetOf } from '../sla/target.js';
import type { DutyCell } from './duty.js';
import { remember, type Timeline } from './timeline.js';

export interface Shortfall {
  readonly nobody: Spans;
  readonly accountableAway: Spans;
}

/** What decides a shortfall. `staffingOf` hands out the same object for the same. */
export interface Staffing {
  readonly calendar: string;
  readonly window: string;
  readonly responsible: readonly TeamId[];
  readonly accountable: TeamId | null;
  /** Teams that escalation reaches in their own hours. */
  readonly escalated: readonly TeamId[];
  /** Escalation wakes somebody, whatever the hour. */
  readonly woken: boolean;
}

/** The team or teams that do the work: the Responsible ones, otherwise the Accountable one. */
export function workersOf(outcome: Owned): readonly TeamId[] {
  return outcome.responsible.length > 0 ? outcome.responsible : [outcome.team];
}

/** What a target asks for: its calendar, and whom escalation reaches before it is used up. */
interface Asked {
  readonly calendar: string;
  readonly escalated: readonly TeamId[];
  readonly woken: boolean;
}

/**
 * Who has to be there in a cell of a duty; null when no clock runs in it.
 *
 * An escalation step counts when it belongs to a clock that the target has, and acts before the
 * target is used up: a step at 100 % or later tells of a missed target, it does not help to keep it.
 *
 * @returns for one agreement, a function from an outcome to one from cells to their staffing. Each
 * piece of work is done once: a large agreement has some hundred thousand cells and few staffings.
 */
export function staffingOf(agreement: Agreement): (outcome: Owned) => (cell: DutyCell) => Staffing | null {
  const byTerms = new Map<string, Map<DutyCell, Staffing | null>>();
  const byKey = new Map<string, Staffing>();
  return (outcome) => {
    const responsible = [...new Set(workersOf(outcome))].sort();
    const { accountable, policy } = outcome;
    const who = JSON.stringify([responsible, accountable]);
    const known = remember(byTerms, `${policy}\n${who}`, () => new Map<DutyCell, Staffing | null>());
    return (cell) =>
      remember(known, cell, () => {
        const asked = askedBy(agreement, outcome, cell);
        if (asked === null) return null;
        const key = JSON.stringify([who, cell.window, asked]);
        return remember(byKey, key, () => ({ ...asked, window: cell.window, responsible, accountable }));
      });
  };
}

function askedBy(agreement: Agreement, outcome: Owned, cell: DutyCell): Asked | null {
  const target = targetOf(agreement, { policy: outcome.policy, ...cell });
  if (target === null || (target.respondMs === null && target.updateMs === null && target.resolveMs === null)) return null;
  const limits = { respond: target.respondMs, update: target.updateMs, resolve: target.resolveMs, accept: null };
  const steps = agreement.escalation.filter(
    (step) => step.atPercent < 100 && limits[step.clock] !== null && (step.priorities === null || step.priorities.includes(cell.priority)),
  );
  const escalated = [...new Set(steps.filter((step) => !step.wake).flatMap((step) => step.notify))].sort();
  const woken = steps.some((step) => step.wake && (step.leads || step.notify.length > 0));
  return { calendar: target.calendar, escalated, woken };
}

/** The shortfall of a staffing over a timeline. */
export function shortfall(timeline: Timeline, staffing: Staffing): Shortfall {
  const clock = intersectSpans(timeline.calendar(staffing.calendar), timeline.window(staffing.window));
  const workers = timeline.anyOnDuty(staffing.responsible);
  const helped = staffing.woken ? timeline.always : unionSpans(workers, timeline.anyOnDuty(staffing.escalated));
  const { responsible, accountable } = staffing;
  const answersAlone = accountable === null || (responsible.length === 1 && responsible[0] === accountable);
  return {
    nobody: withoutSpans(clock, helped),
    accountableAway: answersAlone ? [] : withoutSpans(intersectSpans(clock, helped), timeline.onDuty(accountable)),
  };
}
