/** Who got how many tickets: by the record, and by the agreement. */
import type { Agreement } from '../agreement/agreement.js';
import type { PartyId, TeamId } from '../ids.js';
import type { ReplayDecision } from './decision.js';
import type { Names } from './names.js';
import type { Counted, PartyLine, TeamLine } from './report.js';
import { Samples } from './samples.js';

interface Entry {
  readonly team: TeamId;
  readonly party: PartyId | null;
  readonly before: Samples;
  readonly after: Samples;
}

/** A count with its first numbers, as a report carries it. */
export const counted = (samples: Samples): Counted => ({ tickets: samples.count, samples: samples.numbers() });

export class TeamTally {
  private readonly entries = new Map<string, Entry>();
  private readonly notRecorded = new Samples();

  add(decision: ReplayDecision): void {
    const { recorded, routed, number } = decision;
    if (recorded === null) this.notRecorded.add(number);
    else this.entry(recorded.team, recorded.party).before.add(number);
    if (routed.kind === 'owned') this.entry(routed.team, routed.party).after.add(number);
  }

  /** Every team of the agreement, also without tickets, and every recorded group; most tickets first. */
  report(agreement: Agreement, names: Names): { teams: readonly TeamLine[]; parties: readonly PartyLine[]; notRecorded: Counted } {
    for (const team of agreement.teams) this.entry(team.id, team.party);
    const teams = [...this.entries.values()].map(({ team, party, before, after }): TeamLine => {
      return { team, name: names.team(team), party, before: counted(before), after: counted(after) };
    });
    teams.sort(
      (a, b) =>
        b.after.tickets - a.after.tickets ||
        b.before.tickets - a.before.tickets ||
        (keyOf(a.team, a.party) < keyOf(b.team, b.party) ? -1 : 1),
    );
    const parties = new Set([...agreement.parties.map((party) => party.id), ...teams.map((line) => line.party ?? '')]);
    const sum = (party: string, side: 'before' | 'after'): number =>
      teams.reduce((total, line) => total + ((line.party ?? '') === party ? line[side].tickets : 0), 0);
    const lines = [...parties].sort().map((party): PartyLine => {
      const name = party === '' ? 'Outside the agreement' : names.party(party);
      return { party, name, before: sum(party, 'before'), after: sum(party, 'after') };
    });
    return { teams, parties: lines, notRecorded: counted(this.notRecorded) };
  }

  /** By team and party: a history may name one group under two parties. */
  private entry(team: TeamId, party: PartyId | null): Entry {
    const key = keyOf(team, party);
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { team, party, before: new Samples(), after: new Samples() };
      this.entries.set(key, entry);
    }
    return entry;
  }
}

const keyOf = (team: TeamId, party: PartyId | null): string => `${team}\n${party ?? ''}`;
