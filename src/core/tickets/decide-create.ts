/**
 * Opening a ticket: it is created, and in the same breath routed by the agreement.
 *
 * Example: a password reset on a Tuesday gives `created` and `routed` to the service desk, with the
 * route's causes on record. Without an owner it is routed to nobody: an alarm, not a fallback.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Decision } from '../decision.js';
import type { PersonId } from '../ids.js';
import type { RouteOutcome } from '../routing/outcome.js';
import type { AccessRequest } from './access-aware.js';
import { type Decided, grant, refuse } from './decided.js';
import { type Desk, partyOfTeam } from './desk.js';
import type { Classification, TicketEventBody } from './event.js';
import type { Weight } from './record-event.js';

export interface CreateTicket {
  readonly subject: string;
  readonly requester: PersonId | null;
  readonly classification: Classification;
  /** What the priority was found from. */
  readonly weight?: Weight;
  readonly route: Decision<RouteOutcome>;
  /** Set when the chosen team has to wait for access; see `access-aware.ts`. */
  readonly access: AccessRequest | null;
}

/**
 * Decides the first events of a ticket.
 *
 * @param command the route is the router's answer for the classification at `desk.now`
 * @returns `created`, `routed`, and `waiting` when access is asked for; refused without a subject
 */
export function decideCreate(command: CreateTicket, desk: Desk): Decided {
  if (command.subject.trim() === '') return refuse('text-missing', 'Say in a few words what it is about', 'subject', ['subject']);
  const created: TicketEventBody = {
    kind: 'created',
    subject: command.subject,
    requester: command.requester,
    agreementVersion: desk.agreement.version,
    ...command.classification,
    ...command.weight,
  };
  const events = [created, routedBy(command.route, desk.agreement), ...waitForAccess(command.access)];
  return grant(desk.now, events, command.route.causes);
}

/** The event that records what the agreement answered. */
export function routedBy(route: Decision<RouteOutcome>, agreement: Agreement): Extract<TicketEventBody, { kind: 'routed' }> {
  const { outcome, causes } = route;
  if (!outcome.owned) {
    const policy = agreement.defaultPolicy;
    return { kind: 'routed', team: null, party: null, accountable: null, policy, scope: 'included', rule: null, causes };
  }
  const { team, accountable, policy, scope, rule, cell } = outcome;
  const party = partyOfTeam(agreement, team);
  return { kind: 'routed', team, party, accountable, policy, scope, rule, ...(cell === null ? {} : { cell }), causes };
}

/** Holding a ticket for want of access is a question to the party that grants it. */
export function waitForAccess(access: AccessRequest | null): readonly TicketEventBody[] {
  if (access === null) return [];
  return [{ kind: 'waiting', on: 'other-party', until: null, note: `Access to ${access.system}`, party: access.askedOf }];
}
