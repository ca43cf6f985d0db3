/**
 * The same tickets under two agreements: only what differs, grouped.
 *
 * Two decisions are the same when every party to them reads the same (teams, scope, policy); that
 * another rule says it is no difference. Comparing an agreement with itself lists nothing.
 */
import type { ClockKind, Priority } from '../agreement/agreement.js';
import { assignmentKey } from '../routing/assignment.js';
import type { Owned } from '../routing/outcome.js';
import type { ReplayDecision, Routed, Verdict } from './decision.js';
import type { Names } from './names.js';
import type { AgreementName, ChangeGroup, CompareReport, OutcomeSide, VerdictChange } from './report.js';
import { Samples } from './samples.js';
import { counted } from './team-tally.js';

interface Change {
  readonly before: Routed;
  readonly after: Routed;
  readonly samples: Samples;
}

interface Turn extends Omit<VerdictChange, 'tickets' | 'samples'> {
  readonly count: Samples;
}

const KINDS: readonly ClockKind[] = ['respond', 'update', 'resolve', 'accept'];
const WORST_FIRST: readonly Verdict[] = ['missed', 'open', 'met', 'no-data'];

/** One verdict for all clocks of a kind: the worst. */
export function worst(decision: ReplayDecision, kind: ClockKind): Verdict | 'no-clock' {
  let found = WORST_FIRST.length;
  for (const clock of decision.clocks) if (clock.kind === kind) found = Math.min(found, WORST_FIRST.indexOf(clock.verdict));
  return WORST_FIRST[found] ?? 'no-clock';
}

export class CompareTally {
  private readonly changes = new Map<string, Change>();
  private readonly turns = new Map<string, Turn>();
  /** Outcomes are shared by all tickets of a cell, so their keys are made once. */
  private readonly keys = new WeakMap<Owned, string>();
  private same = 0;

  add(before: ReplayDecision, after: ReplayDecision): void {
    const [one, other] = [this.key(before.routed), this.key(after.routed)];
    if (one === other) this.same += 1;
    else {
      const key = `${one} ${ruleOf(before.routed)}\n${other} ${ruleOf(after.routed)}`;
      let change = this.changes.get(key);
      if (change === undefined) {
        change = { before: before.routed, after: after.routed, samples: new Samples() };
        this.changes.set(key, change);
      }
      change.samples.add(before.number);
    }
    for (const kind of KINDS) this.turn(kind, before.priority, worst(before, kind), worst(after, kind), before.number);
  }

  report(agreement: AgreementName, before: Names, after: Names): CompareReport {
    const changes = [...this.changes].sort(([a, x], [b, y]) => y.samples.count - x.samples.count || (a < b ? -1 : 1));
    const turns = [...this.turns].sort(([a, x], [b, y]) => y.count.count - x.count.count || (a < b ? -1 : 1));
    return {
      agreement,
      same: this.same,
      different: changes.reduce((sum, [, { samples }]) => sum + samples.count, 0),
      changes: changes.map(([, change]): ChangeGroup => {
        return { before: sideOf(change.before, before), after: sideOf(change.after, after), ...counted(change.samples) };
      }),
      verdicts: turns.map(([, { count, ...turn }]): VerdictChange => ({ ...turn, ...counted(count) })),
    };
  }

  private turn(kind: ClockKind, priority: Priority, before: Verdict | 'no-clock', after: Verdict | 'no-clock', number: string): void {
    if (before === after) return;
    const key = `${kind} ${priority} ${before} ${after}`;
    let turn = this.turns.get(key);
    if (turn === undefined) {
      turn = { kind, priority, before, after, count: new Samples() };
      this.turns.set(key, turn);
    }
    turn.count.add(number);
  }

  private key(routed: Routed): string {
    if (routed.kind !== 'owned') return routed.kind;
    let key = this.keys.get(routed.outcome);
    if (key === undefined) {
      key = assignmentKey(routed.outcome, routed.outcome.policy);
      this.keys.set(routed.outcome, key);
    }
    return key;
  }
}

const ruleOf = (routed: Routed): string => (routed.kind === 'owned' ? routed.outcome.rule : '');

function sideOf(routed: Routed, names: Names): OutcomeSide {
  if (routed.kind !== 'owned') {
    return { outcome: routed.kind, team: null, name: null, party: null, accountable: null, scope: null, policy: null, rule: null };
  }
  const { accountable, scope, policy, rule } = routed.outcome;
  return { outcome: 'owned', team: routed.team, name: names.team(routed.team), party: routed.party, accountable, scope, policy, rule };
}
