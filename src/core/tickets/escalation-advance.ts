/**
 * What events do to the escalation part of a ticket.
 *
 * Whatever a person of an IT team does is a touch, and so is the ticket's coming to a team: both start
 * the time anew after which it surfaces as untouched. A note for the own party is none: the other side
 * could not see why the ticket does not surface. A wait that ends at its date without anybody makes a
 * ticket late until it is touched.
 *
 * Example: waiting until Friday 09:00, nobody comes: late since Friday 09:00. At 09:20 somebody
 * assigns it: touched, and late no more.
 */
import type { Instant } from '../time.js';
import { isAside } from './audience.js';
import type { Draft } from './draft.js';
import type { EscalationEventBody } from './escalation-event.js';
import type { TicketEvent } from './event.js';

/** Called with every event before it is applied. */
export function noteTouch(draft: Draft, event: TicketEvent, at: Instant): void {
  const overdue = event.kind === 'resumed' && draft.waitingUntil !== null && at >= draft.waitingUntil;
  const late = overdue && event.by.kind === 'system';
  if (isAside(event) || (!late && event.by.kind !== 'team' && !comesToTeam(event))) return;
  draft.touchedAt = at;
  draft.untouchedSince = null;
  draft.lateSince = late ? at : null;
  if (event.kind === 'transferred' || (event.kind === 'routed' && event.team !== null)) draft.unownedSince = null;
}

const comesToTeam = (event: TicketEvent): boolean =>
  event.kind === 'routed' || event.kind === 'transferred' || event.kind === 'hand-off-accepted' || event.kind === 'reopened';

/** Applies an event of escalation in place. */
export function escalate(draft: Draft, event: EscalationEventBody & Pick<TicketEvent, 'by'>, at: Instant): void {
  switch (event.kind) {
    case 'escalated': {
      const { key, step, clock, atPercent, dueAt, toldAt, teams, leads, wake } = event;
      const lines = event.wakes.map((line) => ({ ...line, told: Math.min(1, line.people.length), lastToldAt: toldAt }));
      const told = { key, step, clock, atPercent, dueAt, toldAt, teams, leads, wake, lines, acknowledged: null };
      draft.escalations = [...draft.escalations, told];
      return;
    }
    case 'wake-passed-on':
      draft.escalations = draft.escalations.map((one) => {
        if (one.key !== event.key) return one;
        const lines = one.lines.map((line) =>
          line.team === event.team ? { ...line, told: line.told + 1, lastToldAt: event.toldAt } : line,
        );
        return { ...one, lines };
      });
      return;
    case 'wake-acknowledged': {
      const { by } = event;
      if (by.kind === 'system') return;
      draft.escalations = draft.escalations.map((one) =>
        one.key === event.key && one.acknowledged === null ? { ...one, acknowledged: { by: by.person, at } } : one,
      );
      return;
    }
    case 'surfaced':
      if (event.what === 'unowned') draft.unownedSince = event.since;
      else draft.untouchedSince = event.since;
  }
}
