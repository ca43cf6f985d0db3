/**
 * Moving an open ticket to another version of the agreement: whether it can stand under it, and what
 * the move changes.
 *
 * Who holds the ticket stays; a move is no hand-off. Its targets and hours become those of the policy
 * that the other version has for it, counted from its start. It cannot move while it names something
 * that the other version does not have, or is with a team that is not in it.
 *
 * Example: version 4 gives printers to Onsite IT and two hours less. A printer ticket that the Service
 * desk holds stays there, is due two hours earlier, and shows that version 4 names Onsite IT for it.
 */
import type { Agreement, ClockKind } from '../agreement/agreement.js';
import type { WindowLookup } from '../calendar/windows.js';
import type { PartyId, PolicyId, TeamId } from '../ids.js';
import type { Router } from '../routing/router.js';
import { situationProblems } from '../routing/situation-problems.js';
import { type CalendarSet, calendarSet } from '../sla/calendars.js';
import type { ClockTotal } from '../sla/clock.js';
import { clockTotals } from '../sla/clocks.js';
import { openHandOff } from '../tickets/can.js';
import { type Desk, partyOfTeam } from '../tickets/desk.js';
import type { TicketEvent } from '../tickets/event.js';
import { foldTicket } from '../tickets/fold.js';
import type { TicketState } from '../tickets/state.js';
import type { Instant } from '../time.js';

/** A version, compiled. */
export interface MoveTarget {
  readonly version: number;
  readonly agreement: Agreement;
  readonly router: Router;
  readonly windows: WindowLookup;
}

/** Why a ticket stays where it is. `ref` names the value or the team. */
export interface MoveObstacle {
  readonly code: 'move.unknown-value' | 'move.team-gone';
  readonly ref: string;
  readonly text: string;
}

export type MovePlan =
  | { readonly ok: false; readonly obstacle: MoveObstacle }
  /** `team` and `accountable` are whom the version names for such a ticket; null: nobody. */
  | { readonly ok: true; readonly policy: PolicyId; readonly team: TeamId | null; readonly accountable: TeamId | null };

/**
 * Whether a ticket can stand under a version, and what that version says about it.
 *
 * @example planMove(state, target) // { ok: false, obstacle: { code: 'move.team-gone', ref: 'old-desk', … } }
 */
export function planMove(state: TicketState, to: MoveTarget): MovePlan {
  const { category, type, tier, priority, system, site, attributes, createdAt } = state;
  const situation = { category, type, tier, priority, system, site, attributes, window: to.windows.at(createdAt) };
  const [problem] = situationProblems(to.agreement, situation);
  if (problem !== undefined) {
    const [kind, name] = problem.path as readonly [Exclude<keyof typeof situation, 'attributes'>, string?];
    const value = name === undefined ? situation[kind] : (attributes[name] ?? name);
    return { ok: false, obstacle: { code: 'move.unknown-value', ref: String(value), text: problem.text } };
  }
  const teams = [state.holder?.team, openHandOff(state)?.to.team];
  const gone = teams.find((team) => team !== undefined && !to.agreement.teams.some(({ id }) => id === team));
  if (gone !== undefined) {
    const text = `The team "${gone}", which has it or is to have it, is not in that version`;
    return { ok: false, obstacle: { code: 'move.team-gone', ref: gone, text } };
  }
  const { outcome } = to.router.route(situation);
  if (!outcome.owned) return { ok: true, policy: to.agreement.defaultPolicy, team: null, accountable: null };
  const { policy, team, accountable } = outcome;
  return { ok: true, policy, team, accountable };
}

export interface ClockChange {
  readonly kind: ClockKind;
  /** When it is due; null where no such clock runs, or it is paused. */
  readonly before: Instant | null;
  readonly after: Instant | null;
}

export type MovePreview =
  | { readonly ok: false; readonly obstacle: MoveObstacle }
  | {
      readonly ok: true;
      /** Whom the version names, where that is not the team that holds it; null where it is. */
      readonly named: { readonly team: TeamId | null; readonly party: PartyId | null } | null;
      /** Another party than the one that holds it. */
      readonly otherParty: boolean;
      /** Clocks whose target or due instant changes. */
      readonly clocks: readonly ClockChange[];
    };

/**
 * What a move would change now; the move itself does just that.
 *
 * @param events of the ticket, in order
 * @param from the version that it stands under
 * @example previewMove(events, v3, { version: 4, … }, { by, now }) // { ok: true, named: { team: 'onsite-it', … }, clocks: […] }
 */
export function previewMove(
  events: readonly TicketEvent[],
  from: Agreement,
  to: MoveTarget,
  { by, now }: Pick<Desk, 'by' | 'now'>,
): MovePreview {
  const state = foldTicket(events);
  const plan = planMove(state, to);
  if (!plan.ok) return plan;
  const at = Math.max(now, state.lastAt);
  const seq = state.lastSeq + 1;
  const moved: TicketEvent = { kind: 'agreement-moved', agreementVersion: to.version, policy: plan.policy, seq, at, by };
  const before = running(events, from, calendarSet(from), at);
  const after = running([...events, moved], to.agreement, calendarSet(to.agreement), at);
  const held = state.holder?.team ?? null;
  const party = partyOfTeam(to.agreement, plan.team);
  const kinds = (['respond', 'update', 'resolve', 'accept'] as const).filter((kind) => !same(before.get(kind), after.get(kind)));
  return {
    ok: true,
    named: plan.team === held ? null : { team: plan.team, party },
    otherParty: party !== (state.holder?.party ?? null),
    clocks: kinds.map((kind) => ({ kind, before: before.get(kind)?.dueAt ?? null, after: after.get(kind)?.dueAt ?? null })),
  };
}

/** Clocks that are not over yet, by kind; the last of a kind counts. */
function running(events: readonly TicketEvent[], agreement: Agreement, calendars: CalendarSet, asOf: Instant) {
  const all = clockTotals(events, agreement, calendars, asOf)?.clocks ?? [];
  return new Map<ClockKind, ClockTotal>(all.filter((one) => one.stoppedAt === null).map((one) => [one.kind, one]));
}

const same = (a: ClockTotal | undefined, b: ClockTotal | undefined): boolean => a?.dueAt === b?.dueAt && a?.targetMs === b?.targetMs;
