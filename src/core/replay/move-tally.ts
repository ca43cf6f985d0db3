/**
 * What moves: tickets whose first recorded holder is not the team that the agreement names.
 *
 * Example: the desk gave a printer to its service desk, the agreement gives it to Onsite IT; the move
 * Service desk → Onsite IT counts one and crosses the party line.
 */
import type { ReplayDecision } from './decision.js';
import type { Names } from './names.js';
import type { MoveGroup, ReplayReport, Side } from './report.js';
import { Samples } from './samples.js';
import { counted } from './team-tally.js';

interface Move {
  readonly from: { readonly team: string; readonly party: string | null };
  readonly to: { readonly team: string; readonly party: string };
  readonly samples: Samples;
}

export class MoveTally {
  private readonly moves = new Map<string, Move>();
  private stays = 0;
  private judged = 0;
  private landedBefore = 0;
  private landedAfter = 0;

  add({ number, routed, recorded, resolvedBy }: ReplayDecision): void {
    if (routed.kind !== 'owned' || recorded === null) return;
    if (resolvedBy !== null) {
      this.judged += 1;
      if (recorded.team === resolvedBy) this.landedBefore += 1;
      if (routed.team === resolvedBy) this.landedAfter += 1;
    }
    if (recorded.team === routed.team) {
      this.stays += 1;
      return;
    }
    const key = `${recorded.team}\n${recorded.party ?? ''}\n${routed.team}`;
    let move = this.moves.get(key);
    if (move === undefined) {
      move = { from: recorded, to: { team: routed.team, party: routed.party }, samples: new Samples() };
      this.moves.set(key, move);
    }
    move.samples.add(number);
  }

  report(names: Names): Pick<ReplayReport, 'stays' | 'moved' | 'moves' | 'landed'> {
    const side = (of: { readonly team: string; readonly party: string | null }): Side => ({ ...of, name: names.team(of.team) });
    const sorted = [...this.moves].sort(([a, x], [b, y]) => y.samples.count - x.samples.count || (a < b ? -1 : 1));
    const moves = sorted.map(([, move]): MoveGroup => {
      return { from: side(move.from), to: side(move.to), crosses: move.from.party !== move.to.party, ...counted(move.samples) };
    });
    return {
      stays: this.stays,
      moved: moves.reduce((sum, move) => sum + move.tickets, 0),
      moves,
      landed: { judged: this.judged, before: this.landedBefore, after: this.landedAfter },
    };
  }
}
