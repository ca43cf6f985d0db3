/**
 * Backlog: open tickets at the end of the period, and their age.
 *
 * Example: 30 tickets live, 4 of them waiting; 20 no older than a day, 7 up to a week, 3 up to a month.
 */
import { DAY } from '../time.js';
import { Distribution } from './distribution.js';
import type { KpiFigure } from './figure.js';
import { type Accumulator, isLive, type KpiScope, type KpiTicket } from './kpi-ticket.js';

/** Whole days of age, up to and including; the last bucket takes the rest. */
const BUCKETS: readonly { readonly id: string; readonly label: string; readonly below: number }[] = [
  { id: 'age-0-1', label: '0-1 days', below: 2 },
  { id: 'age-2-7', label: '2-7 days', below: 8 },
  { id: 'age-8-30', label: '8-30 days', below: 31 },
  { id: 'age-31-90', label: '31-90 days', below: 91 },
  { id: 'age-over-90', label: 'Over 90 days', below: Infinity },
];

export class Backlog implements Accumulator {
  private readonly age = new Distribution();
  private readonly buckets = BUCKETS.map(() => 0);
  private waiting = 0;
  private seen = 0;

  constructor(private readonly scope: KpiScope) {}

  add({ state }: KpiTicket): void {
    this.seen += 1;
    if (!isLive(state)) return;
    const age = this.scope.to - state.createdAt;
    this.age.add(age);
    if (state.status === 'waiting') this.waiting += 1;
    const bucket = BUCKETS.findIndex(({ below }) => Math.floor(age / DAY) < below);
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1;
  }

  /** An empty backlog is 0; without a single ticket there is no data. */
  figure(): KpiFigure {
    const { age, waiting, seen } = this;
    const n = age.count;
    return {
      id: 'backlog',
      value: seen === 0 ? null : n,
      unit: 'tickets',
      n,
      details: [
        { id: 'waiting', label: 'Waiting', value: seen === 0 ? null : waiting, unit: 'tickets', n },
        ...BUCKETS.map(({ id, label }, i) => ({
          id,
          label,
          value: seen === 0 ? null : (this.buckets[i] ?? 0),
          unit: 'tickets' as const,
          n,
        })),
        { id: 'age-median', label: 'Age, median', value: age.quantile(0.5), unit: 'ms', n },
        { id: 'age-p90', label: 'Age, 90th percentile', value: age.quantile(0.9), unit: 'ms', n },
        { id: 'age-max', label: 'Age of the oldest', value: age.max, unit: 'ms', n },
      ],
    };
  }
}
