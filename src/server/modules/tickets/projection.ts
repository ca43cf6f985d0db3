/**
 * What lists show of a ticket, made from its events alone: folding them again gives the same row.
 * Deadlines are as of the last event, which is when they last changed; whether one has passed since
 * is asked of the clock on the wall when the list is read.
 */

import type { ClockTotal } from '../../../core/sla/clock.js';
import { clockTotals } from '../../../core/sla/clocks.js';
import { nextFallAt } from '../../../core/sla/escalation-due.js';
import { isAside } from '../../../core/tickets/audience.js';
import { lapsesAt } from '../../../core/tickets/decide-hand-off.js';
import type { TicketEvent } from '../../../core/tickets/event.js';
import type { TicketState } from '../../../core/tickets/state.js';
import type { CompiledAgreement } from '../agreements/index.js';
import type { RecordColumns } from './record/record-rows.js';
import type { TicketTable } from './tables.js';

export type Projection = Omit<
  TicketTable,
  | 'partnership_id'
  | 'ticket_id'
  | 'number'
  | 'ordinal'
  | 'history_id'
  | 'assignee'
  | 'requester'
  | 'recorded'
  | 'creation_key'
  | keyof RecordColumns
>;

export interface Projected {
  readonly row: Projection;
  readonly state: TicketState;
}

export function project(
  events: readonly TicketEvent[],
  { agreement, calendars }: Pick<CompiledAgreement, 'agreement' | 'calendars'>,
): Projected {
  const last = events[events.length - 1]!;
  const { state, clocks } = clockTotals(events, agreement, calendars, last.at)!;
  const proposal = state.handOffs.findLast((one) => one.answer === 'open') ?? null;
  const next = nextDeadline(clocks);
  const lapse = lapsesAt(state, agreement, calendars);
  const wakes = [lapse, state.status === 'waiting' ? state.waitingUntil : null].filter((at): at is number => typeof at === 'number');
  return {
    state,
    row: {
      subject: state.subject,
      type: state.type,
      status: state.status,
      waiting_on: state.waitingOn,
      priority: state.priority,
      tier: state.tier,
      category: state.category,
      system: state.system,
      site: state.site,
      holder_team: state.holder?.team ?? null,
      holder_party: state.holder?.party ?? null,
      proposed_team: proposal?.to.team ?? null,
      proposed_party: proposal?.to.party ?? null,
      bounces: state.bounces.length,
      created_at: state.createdAt,
      updated_at: events.findLast((event) => !isAside(event))!.at,
      due_kind: next?.kind ?? null,
      due_at: next?.dueAt ?? null,
      breached_at: firstBreach(clocks),
      wake_at: wakes.length > 0 ? Math.min(...wakes) : null,
      escalate_at: nextFallAt(state, clocks, agreement, calendars),
      untouched_since: state.untouchedSince,
      late_since: state.lateSince,
      seq: state.lastSeq,
      agreement_version: state.agreementVersion,
    },
  };
}

/** The earliest deadline of a clock that still runs. */
function nextDeadline(clocks: readonly ClockTotal[]): ClockTotal | null {
  let next: ClockTotal | null = null;
  for (const clock of clocks) {
    if (clock.state !== 'running' || clock.dueAt === null) continue;
    if (next === null || clock.dueAt < next.dueAt!) next = clock;
  }
  return next;
}

function firstBreach(clocks: readonly ClockTotal[]): number | null {
  const breaches = clocks.flatMap((clock) => (clock.breachedAt === null || clock.kind === 'accept' ? [] : [clock.breachedAt]));
  return breaches.length > 0 ? Math.min(...breaches) : null;
}
