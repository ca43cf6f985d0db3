/**
 * SLA attainment: targets kept, of those that ended or ran out.
 *
 * Example: 8 resolve targets met, 1 missed, 1 open and overdue, 5 running within their time: 8 of
 * 10, 80 %.
 */
import { type ClockKind, PRIORITIES, type Priority } from '../agreement/agreement.js';
import type { ClockTotal, Reading } from '../sla/clock.js';
import { type KpiDetail, type KpiFigure, share } from './figure.js';
import { type Accumulator, inPeriod, type KpiScope, type KpiTicket } from './kpi-ticket.js';

interface Counts {
  met: number;
  missed: number;
}

const KINDS: readonly ClockKind[] = ['respond', 'update', 'resolve', 'accept'];

export class SlaAttainment implements Accumulator {
  private readonly all: Counts = { met: 0, missed: 0 };
  private readonly ifClaimsStand: Counts = { met: 0, missed: 0 };
  private readonly lines = new Map<string, Counts>();
  private overdue = 0;
  private claims = 0;

  constructor(private readonly scope: KpiScope) {}

  add({ state, clocks }: KpiTicket): void {
    for (const clock of clocks) {
      if (clock.claimed !== null) this.claims += 1;
      this.count(this.ifClaimsStand, clock, clock.claimed ?? clock);
      this.count(this.all, clock, clock);
      const line = this.count(this.line(clock.kind, state.priority), clock, clock);
      if (line === 'missed' && clock.stoppedAt === null) this.overdue += 1;
    }
  }

  figure(): KpiFigure {
    const { met, missed } = this.all;
    const details: KpiDetail[] = [];
    for (const kind of KINDS) {
      for (const priority of PRIORITIES) {
        const line = this.lines.get(kind + priority);
        if (line === undefined || line.met + line.missed === 0) continue;
        details.push(detail(`${kind}-${priority}`, `${kind}, ${priority}`, line));
      }
    }
    details.push({ id: 'met', label: 'Met', value: met, unit: 'targets', n: met + missed });
    details.push({ id: 'missed', label: 'Missed', value: missed, unit: 'targets', n: met + missed });
    details.push({ id: 'overdue', label: 'Of these open and overdue', value: this.overdue, unit: 'targets', n: met + missed });
    if (this.claims > 0) details.push(detail('if-claims-stand', 'If open claims stand', this.ifClaimsStand));
    return { id: 'sla-attainment', value: share(met, met + missed), unit: 'share', n: met + missed, details };
  }

  private count(counts: Counts, clock: ClockTotal, reading: Reading): keyof Counts | null {
    const verdict = verdictOf(reading);
    const at = clock.stoppedAt ?? reading.breachedAt;
    if (verdict === null || at === null || !inPeriod(this.scope, at)) return null;
    counts[verdict] += 1;
    return verdict;
  }

  private line(kind: ClockKind, priority: Priority): Counts {
    const key = kind + priority;
    let line = this.lines.get(key);
    if (line === undefined) {
      line = { met: 0, missed: 0 };
      this.lines.set(key, line);
    }
    return line;
  }
}

const detail = (id: string, label: string, { met, missed }: Counts): KpiDetail => ({
  id,
  label,
  value: share(met, met + missed),
  unit: 'share',
  n: met + missed,
});

/** Null: cancelled, or still within its target. A clock that still runs is missed as soon as its target is used up. */
function verdictOf(reading: Pick<Reading, 'state' | 'breachedAt'>): keyof Counts | null {
  if (reading.state === 'met') return 'met';
  return reading.state === 'missed' || reading.breachedAt !== null ? 'missed' : null;
}
