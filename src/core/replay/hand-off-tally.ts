/** Hand-offs and returns across the party line as they happened, with the business time that the returns cost. */
import type { PartyId } from '../ids.js';
import type { Holder } from '../tickets/state.js';
import { Costliest } from './costliest.js';
import type { CostedBounce, ReplayDecision } from './decision.js';
import type { Names } from './names.js';
import type { HandOffReport, LaneGroup, Side } from './report.js';
import { byNumber, Samples } from './samples.js';
import { counted } from './team-tally.js';

/** How many bounces a report lists one by one. */
export const COSTLIEST_BOUNCES = 50;

const costlier = (a: CostedBounce, b: CostedBounce): number => b.costMs - a.costMs || byNumber(a.number, b.number) || a.at - b.at;

interface Lane {
  readonly from: Holder;
  readonly to: Holder;
  crossings: number;
  returns: number;
  readonly samples: Samples;
  last: string | null;
}

export class HandOffTally {
  private readonly lanes = new Map<string, Lane>();
  private readonly cost = new Map<PartyId, number>();
  private readonly costliest = new Costliest<CostedBounce>(COSTLIEST_BOUNCES, costlier);
  private crossings = 0;
  private ticketsCrossing = 0;
  private bounces = 0;
  private ticketsBouncing = 0;
  private reassignments: number | null = null;

  add(decision: ReplayDecision, reassignments: number | null): void {
    if (reassignments !== null) this.reassignments = (this.reassignments ?? 0) + reassignments;
    if (decision.crossings.length === 0) return;
    this.ticketsCrossing += 1;
    for (const crossing of decision.crossings) {
      this.crossings += 1;
      const lane = this.lane(crossing.from, crossing.to);
      lane.crossings += 1;
      if (crossing.awayFrom !== null) lane.returns += 1;
      // A ticket that takes the same lane twice is one ticket of it.
      if (lane.last !== decision.number) lane.samples.add(decision.number);
      lane.last = decision.number;
    }
    if (decision.bounces.length > 0) this.ticketsBouncing += 1;
    for (const bounce of decision.bounces) {
      this.bounces += 1;
      this.costliest.add(bounce);
      for (const party of Object.keys(bounce.byParty)) this.cost.set(party, (this.cost.get(party) ?? 0) + bounce.byParty[party]!);
    }
  }

  report(names: Names): { handOffs: HandOffReport; costliestBounces: readonly CostedBounce[] } {
    const side = (holder: Holder): Side => ({ ...holder, name: names.team(holder.team) });
    const lanes = [...this.lanes]
      .sort(([a, x], [b, y]) => y.crossings - x.crossings || (a < b ? -1 : 1))
      .map(([, lane]): LaneGroup => {
        return { from: side(lane.from), to: side(lane.to), crossings: lane.crossings, returns: lane.returns, ...counted(lane.samples) };
      });
    const costByParty = [...this.cost]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([party, costMs]) => ({ party, name: names.party(party), costMs }));
    return {
      handOffs: {
        crossings: this.crossings,
        ticketsCrossing: this.ticketsCrossing,
        bounces: this.bounces,
        ticketsBouncing: this.ticketsBouncing,
        costMs: costByParty.reduce((sum, { costMs }) => sum + costMs, 0),
        costByParty,
        lanes,
        recordedReassignments: this.reassignments,
      },
      costliestBounces: this.costliest.sorted(),
    };
  }

  private lane(from: Holder, to: Holder): Lane {
    const key = `${from.team}\n${from.party}\n${to.team}\n${to.party}`;
    let lane = this.lanes.get(key);
    if (lane === undefined) {
      lane = { from, to, crossings: 0, returns: 0, samples: new Samples(), last: null };
      this.lanes.set(key, lane);
    }
    return lane;
  }
}
