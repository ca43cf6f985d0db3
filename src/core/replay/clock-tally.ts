/**
 * Clocks met and missed under the agreement, against what the desk recorded of the same tickets.
 *
 * Example: a P2 that the desk booked as met and whose resolve clock ran 9 of 8 hours adds one to
 * `counts.missed` and to `byRecorded.met.missed` of the line resolve, P2.
 */
import { type ClockKind, PRIORITIES, type Priority } from '../agreement/agreement.js';
import { type RecordedVerdict, type ReplayDecision, VERDICTS, type Verdict } from './decision.js';
import type { ClockLine, VerdictCounts } from './report.js';
import { Samples } from './samples.js';

const KINDS: readonly ClockKind[] = ['respond', 'update', 'resolve', 'accept'];
const RECORDED: readonly RecordedVerdict[] = ['met', 'missed', 'no-data'];

interface Line {
  readonly byRecorded: Record<RecordedVerdict, Record<Verdict, number>>;
  readonly missed: Samples;
}

const none = (): Record<Verdict, number> => ({ met: 0, missed: 0, open: 0, 'no-data': 0 });

export class ClockTally {
  private readonly lines = new Map<string, Line>();

  add({ number, priority, recordedVerdict, clocks }: ReplayDecision): void {
    for (const { kind, verdict } of clocks) {
      const line = this.line(kind, priority);
      line.byRecorded[recordedVerdict][verdict] += 1;
      if (verdict === 'missed') line.missed.add(number);
    }
  }

  /** One line for every kind and priority that occurs. */
  report(): readonly ClockLine[] {
    const lines: ClockLine[] = [];
    for (const kind of KINDS) {
      for (const priority of PRIORITIES) {
        const line = this.lines.get(kind + priority);
        if (line === undefined) continue;
        const counts: VerdictCounts = Object.assign(none(), Object.fromEntries(VERDICTS.map((verdict) => [verdict, total(line, verdict)])));
        lines.push({ kind, priority, counts, byRecorded: structured(line), missedSamples: line.missed.numbers() });
      }
    }
    return lines;
  }

  private line(kind: ClockKind, priority: Priority): Line {
    const key = kind + priority;
    let line = this.lines.get(key);
    if (line === undefined) {
      line = { byRecorded: { met: none(), missed: none(), 'no-data': none() }, missed: new Samples() };
      this.lines.set(key, line);
    }
    return line;
  }
}

const total = (line: Line, verdict: Verdict): number => RECORDED.reduce((sum, recorded) => sum + line.byRecorded[recorded][verdict], 0);

const structured = ({ byRecorded }: Line): ClockLine['byRecorded'] => ({
  met: { ...byRecorded.met },
  missed: { ...byRecorded.missed },
  'no-data': { ...byRecorded['no-data'] },
});
