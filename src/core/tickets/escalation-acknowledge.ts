/**
 * Taking notice of a step that woke somebody: from then on nobody else is woken for it.
 *
 * Anybody of a party that was told may, and the leads where the step tells them: at night whoever picks
 * up first is the right one. Who did it stands in the history.
 *
 * Example: Priya was woken at 03:00 and is on a train; Tom, next in line, presses at 03:16. Priya's
 * press at 03:20 changes nothing, and she reads that Tom has it.
 */
import { type Decided, grant, refuse } from './decided.js';
import { type Desk, partyOfTeam } from './desk.js';
import type { Escalation } from './escalation-state.js';
import type { TicketState } from './state.js';

/** The step of a ticket by its key, or null. */
export const escalationOf = (state: TicketState, key: string): Escalation | null =>
  state.escalations.find((one) => one.key === key) ?? null;

/** Null: somebody took notice before, nothing changes. */
export function decideAcknowledge(escalation: Escalation, desk: Desk): Decided | null {
  const { by, agreement } = desk;
  const told = by.kind === 'team' && escalation.teams.some((team) => partyOfTeam(agreement, team) === by.party);
  if (!told && !(escalation.leads && desk.lead)) {
    return refuse('wrong-side', 'Only people of a party that was told can acknowledge it', escalation.step);
  }
  return escalation.acknowledged === null ? grant(desk.now, [{ kind: 'wake-acknowledged', key: escalation.key }]) : null;
}
