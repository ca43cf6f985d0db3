/**
 * A ticket under construction, changed in place by each event. `fold.ts` and the clocks' timeline
 * drive it; nothing else may, because a state that was handed out never changes.
 */
import { noEscalation } from './escalation-state.js';
import type { TicketEvent } from './event.js';
import { beginRecord } from './record-state.js';
import type { Bounce, HandOff, Holder, HoldSpan, NotAccountable, TicketState } from './state.js';
import { beginWork } from './work-advance.js';

export type Draft = { -readonly [K in keyof Omit<TicketState, 'handOffs' | 'bounces' | 'spans' | 'notAccountable'>]: TicketState[K] } & {
  handOffs: HandOff[];
  bounces: Bounce[];
  spans: HoldSpan[];
  notAccountable: NotAccountable[];
};

/** Stands in for the sender of a hand-off that imported history offers while nobody holds the ticket. */
export const NOBODY: Holder = { team: '', party: '' };

/** A draft from the first event of a ticket, which must be its creation. */
export function beginDraft(event: TicketEvent): Draft {
  if (event.kind !== 'created') throw new Error(`The first event of a ticket is its creation, not '${event.kind}'`);
  return {
    type: event.type,
    priority: event.priority,
    tier: event.tier,
    category: event.category,
    system: event.system,
    site: event.site,
    attributes: event.attributes,
    subject: event.subject,
    requester: event.requester,
    status: 'new',
    waitingOn: null,
    waitingUntil: null,
    waitingFor: null,
    holder: null,
    arrival: null,
    accountable: null,
    assignee: null,
    rule: null,
    policy: null,
    scope: null,
    agreementVersion: event.agreementVersion,
    createdAt: event.at,
    acknowledgedAt: null,
    firstResponseAt: null,
    answers: 0,
    requesterMessages: 0,
    resolvedAt: null,
    closedAt: null,
    reopenCount: 0,
    handOffs: [],
    bounces: [],
    leadsCalledInBounces: 0,
    spans: [{ from: event.at, to: null, holder: null, status: 'new', waitingOn: null, waitingFor: null }],
    notAccountable: [],
    rating: null,
    lastAt: event.at,
    lastSeq: event.seq,
    ...noEscalation(event.at),
    ...beginRecord(event),
    ...beginWork(),
  };
}
