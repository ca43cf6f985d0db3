/**
 * What each KPI means, in words: the same for both parties, shown beside every figure.
 *
 * Formulae follow the common forms (ilert's and Atlassian's glossaries for acknowledgement and
 * resolution, HDI for first contact); where practice differs the edge note says what holds here.
 * Business time is open time on the calendar of the ticket's own target, without pauses.
 */
import type { KpiId, KpiUnit } from './figure.js';

export interface KpiDefinition {
  readonly id: KpiId;
  readonly title: string;
  readonly definition: string;
  readonly formula: string;
  readonly unit: KpiUnit;
  /** What is counted how, where one could think otherwise. */
  readonly edge: string;
}

export const KPIS: readonly KpiDefinition[] = [
  {
    id: 'first-response',
    title: 'First response',
    definition: 'How long a requester waits for the first answer by a person of the party that holds the ticket.',
    formula: 'median of (first answer − created), in business time, over tickets first answered in the period',
    unit: 'ms',
    edge: 'Automatic mail and notes between the teams are no answers. Tickets without an answer are left out and counted apart. Business time needs a respond target; wall time does not.',
  },
  {
    id: 'acknowledge',
    title: 'Time to acknowledge',
    definition: 'How long it takes until a person of either IT team takes notice of a ticket.',
    formula: 'Σ (first act of a person − created) / tickets acknowledged in the period, in wall time',
    unit: 'ms',
    edge: 'Routing and sorting are no acts. Tickets that nobody touched are left out and counted apart, with the age of the oldest. Taking over a hand-off is a figure of its own.',
  },
  {
    id: 'time-to-resolve',
    title: 'Time to resolve',
    definition: 'How long tickets take from creation to their last resolution.',
    formula: 'median of (resolved − created) over tickets resolved in the period; mean and 90th percentile beside it',
    unit: 'ms',
    edge: 'Business time is the resolve clock: no closed hours, no pauses, no time spent resolved before a reopening. Wall time is all of it. A ticket that is open again is not resolved.',
  },
  {
    id: 'sla-attainment',
    title: 'SLA attainment',
    definition: 'The share of promised targets that were kept.',
    formula: 'met / (met + missed), one per target, over targets that ended or ran out in the period',
    unit: 'share',
    edge: 'Open and overdue counts as missed. Running within its target is not counted yet, cancelled never. A hand-off that passed by itself is missed. While a claim of "not accountable" is open, the figure with it stands beside.',
  },
  {
    id: 'backlog',
    title: 'Backlog',
    definition: 'How many tickets are open, and how old they are.',
    formula: 'tickets new, open or waiting at the end of the period; age = then − created, in days of 24 hours',
    unit: 'tickets',
    edge: 'A snapshot, not a sum. Waiting tickets are part of it and shown apart.',
  },
  {
    id: 'first-contact-resolution',
    title: 'First-contact resolution',
    definition: 'The share of tickets that were done with the first answer.',
    formula: 'resolved without another word from the requester, with one answer at most, inside one party, not reopened in time / resolved',
    unit: 'share',
    edge: 'By the first resolution, once the time for reopening is over. Tickets without a requester (alerts) are left out.',
  },
  {
    id: 'reopen-rate',
    title: 'Reopen rate',
    definition: 'The share of resolved tickets that came back.',
    formula: 'tickets reopened at least once within the time for reopening / tickets first resolved in the period',
    unit: 'share',
    edge: 'Tickets are counted, not reopenings. A message on a resolved ticket does not reopen it. Counted once the time for reopening is over, or when it was reopened before.',
  },
  {
    id: 'bounce-rate',
    title: 'Bounce rate',
    definition: 'The share of tickets that came back across the party line, and what that cost.',
    formula:
      'tickets with at least one bounce / tickets resolved in the period; cost = business time between leaving a party and coming back',
    unit: 'share',
    edge: 'Moves inside a party are no bounces. The cost counts the holding team’s own hours, without waits that pause the clock.',
  },
  {
    id: 'hold-time',
    title: 'Hold time by party',
    definition: 'How much of a ticket’s running time each party had the ball.',
    formula: 'Σ counted time of the resolve clock by party / tickets resolved in the period',
    unit: 'ms',
    edge: 'Every counted minute belongs to exactly one party, or to nobody while a ticket is unowned. While one party waits for the other’s answer, it is the other’s time.',
  },
  {
    id: 'hand-off-acceptance',
    title: 'Hand-off acceptance',
    definition: 'How long a hand-off waits until the receiving team takes it.',
    formula: 'median of (accepted − proposed), in the receiving team’s hours, over hand-offs accepted by a person in the period',
    unit: 'ms',
    edge: 'Hand-offs that passed by themselves and declined ones are shown as shares. Immediate transfers and withdrawn offers are left out.',
  },
];

/** The definition of a KPI. */
export function kpiDefinition(id: KpiId): KpiDefinition {
  const found = KPIS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No such KPI: ${id}`);
  return found;
}
