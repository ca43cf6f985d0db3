/**
 * Changing what a ticket is, and what follows: the agreement is asked again.
 *
 * Another rule means another owner: the ticket goes there at once, because both parties signed that
 * rule. One thing it may not do is undo a hand-off: a move that would bring the ticket back to a
 * party that held it before leaves it where it is, and says that a return needs context. The same
 * rule as before changes nothing about who holds it, unless a system is named that the holder has
 * no access to.
 *
 * Example: the service desk sees that "does not print" is a dead printer, Hardware: r2 instead of
 * r1, so `classified` and `routed` to Onsite IT.
 */

import type { Decision } from '../decision.js';
import type { PolicyId, TeamId } from '../ids.js';
import type { RouteOutcome } from '../routing/outcome.js';
import type { AccessRequest } from './access-aware.js';
import { refusal } from './can.js';
import { routedBy, waitForAccess } from './decide-create.js';
import { withdrawal } from './decide-holding.js';
import { type Decided, grant, refuse } from './decided.js';
import { type Desk, partyName, teamName } from './desk.js';
import { leftAt } from './draft-holding.js';
import type { Classification, TicketEventBody } from './event.js';
import type { Weighed } from './record-event.js';
import type { TicketState } from './state.js';

export interface Classify {
  readonly changes: Partial<Classification>;
  /** Must be given when the priority changes. */
  readonly reason: string;
  /** The router's answer for the changed classification. */
  readonly route: Decision<RouteOutcome>;
  /** What `placeWithAccess` says of the team that the agreement chose. */
  readonly access: AccessRequest | null;
  readonly withoutAccess?: TeamId | null;
  /** Impact, urgency and the override that go along; see `record-priority.ts`. */
  readonly weighed?: Weighed;
}

/** @returns `classified`, and `routed` when another rule holds now */
export function decideClassify(state: TicketState, command: Classify, desk: Desk): Decided {
  const no = refusal(state, 'classify', desk);
  if (no !== null) return no;
  const changes = differences(state, command.changes);
  const weighed = command.weighed ?? {};
  if (Object.keys(changes).length + Object.keys(weighed).length === 0)
    return refuse('nothing-changes', 'It is classified so already', 'classify');
  if ((changes.priority !== undefined || weighed.override === 'set') && command.reason.trim() === '') {
    return refuse('text-missing', 'Say why the priority changes', 'classify', ['reason']);
  }
  const classified: TicketEventBody = { kind: 'classified', changes, reason: command.reason, ...weighed };
  const { outcome, causes } = command.route;
  if ((outcome.owned ? outcome.rule : null) === state.rule && !namesNoAccess(state, changes, command)) return grant(desk.now, [classified]);
  const routed = keepIfReturn(state, routedBy(command.route, desk.agreement), desk);
  const waiting = routed.team === command.access?.team ? waitForAccess(command.access) : [];
  if (routed.team === state.holder?.team) return grant(desk.now, [classified, routed, ...waiting], routed.causes);
  return grant(desk.now, [classified, ...withdrawal(state), routed, ...waiting], causes);
}

/** Moves the ticket to another version of the agreement, or to another policy of it. Past pauses stay as they are. */
export function decideMoveAgreement(state: TicketState, to: { agreementVersion: number; policy: PolicyId }, desk: Desk): Decided {
  const no = refusal(state, 'moveAgreement', desk);
  if (no !== null) return no;
  if (to.agreementVersion === state.agreementVersion && to.policy === state.policy) {
    return refuse('nothing-changes', 'It is under that version already', 'moveAgreement');
  }
  return grant(desk.now, [{ kind: 'agreement-moved', ...to }]);
}

/** The same rule, but now a system is named that the team which holds it may not be able to touch. */
const namesNoAccess = (state: TicketState, changes: Partial<Classification>, { withoutAccess = null }: Classify): boolean =>
  changes.system !== undefined && withoutAccess !== null && withoutAccess === state.holder?.team;

type Routed = ReturnType<typeof routedBy>;

function keepIfReturn(state: TicketState, routed: Routed, desk: Desk): Routed {
  const { holder } = state;
  if (holder === null || routed.party === null || routed.party === holder.party) return routed;
  if (leftAt(state.spans, routed.party, desk.now) === null) return routed;
  const to = partyName(desk.agreement, routed.party);
  const text = `It stays with ${teamName(desk.agreement, holder.team)}: a return to ${to} needs a hand-off with an answer or new context`;
  const causes = [...routed.causes, { code: 'route.kept', ref: routed.team, text }];
  return { ...routed, team: holder.team, party: holder.party, causes };
}

function differences(state: TicketState, changes: Partial<Classification>): Partial<Classification> {
  const changed = Object.entries(changes).filter(([key, value]) => value !== undefined && !same(state[key as keyof Classification], value));
  return Object.fromEntries(changed) as Partial<Classification>;
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => (left[key] ?? null) === (right[key] ?? null));
}
