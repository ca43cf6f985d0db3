import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { arbitraryAgreement, SMALL } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { harborLane } from '../testing/harbor-lane.js';
import { histories, recordedTicket } from '../testing/replay-histories.js';
import { syntheticTickets } from '../testing/replay-synthetic.js';
import { foldTicket } from '../tickets/fold.js';
import { replayContext } from './context.js';
import { decideTicket } from './decide.js';
import { startReplay } from './replay.js';
import type { ReplayReport } from './report.js';
import type { ReplayTicket } from './ticket.js';
import { startTraffic } from './traffic.js';

const report = (agreement: Agreement, tickets: readonly ReplayTicket[], compare?: Agreement): ReplayReport => {
  const run = startReplay(agreement, compare === undefined ? {} : { compare });
  for (const ticket of tickets) run.add(ticket);
  return run.report();
};

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, n) => total + n, 0);
const history = histories(harborLane, 40);
/** Two agreements over one catalogue: Harbor Lane, and the same with r2 at any hour or one rule less. */
const variant = fc.constantFrom<Agreement>(
  { ...harborLane, rules: harborLane.rules.map((rule) => (rule.id === 'r2' ? { ...rule, windows: null } : rule)) },
  { ...harborLane, rules: harborLane.rules.slice(1) },
  { ...harborLane, exceptions: [] },
);

describe('a report', () => {
  test('accounts for every ticket', () => {
    fc.assert(
      fc.property(history, (tickets) => {
        const found = report(harborLane, tickets);
        const { owned, unowned, unknown } = found.routed;
        expect(found.tickets).toBe(tickets.length);
        expect(owned + unowned + unknown).toBe(tickets.length);
        expect(sum(found.teams.map(({ after }) => after.tickets))).toBe(owned);
        expect(sum(found.teams.map(({ before }) => before.tickets)) + found.notRecorded.tickets).toBe(tickets.length);
        expect(sum(found.parties.map(({ after }) => after))).toBe(owned);
        expect(sum(found.parties.map(({ before }) => before)) + found.notRecorded.tickets).toBe(tickets.length);
        for (const side of [found.load.before, found.load.after]) {
          expect(side.every(({ hours }) => hours.length === 168)).toBe(true);
          expect(sum(side.flatMap(({ hours }) => hours))).toBe(tickets.length);
        }
        expect(sum(found.unowned.map((group) => group.tickets))).toBe(unowned);
        for (const group of found.unowned) {
          for (const counts of [group.windows, group.priorities, group.tiers, group.types])
            expect(sum(Object.values(counts))).toBe(group.tickets);
        }
        expect(found.moved).toBe(sum(found.moves.map((move) => move.tickets)));
        expect(sum(found.handOffs.lanes.map(({ crossings }) => crossings))).toBe(found.handOffs.crossings);
        expect(sum(found.handOffs.lanes.map(({ returns }) => returns))).toBe(found.handOffs.bounces);
        for (const { counts, byRecorded } of found.clocks) {
          for (const verdict of ['met', 'missed', 'open', 'no-data'] as const)
            expect(byRecorded.met[verdict] + byRecorded.missed[verdict] + byRecorded['no-data'][verdict]).toBe(counts[verdict]);
        }
        expect(sum(found.clocks.filter(({ kind }) => kind === 'resolve').flatMap(({ counts }) => Object.values(counts)))).toBe(
          owned + unowned,
        );
      }),
      { numRuns: 30 },
    );
  });

  test('is the same whatever the order in which tickets come, and is plain JSON', () => {
    const orders = history.chain((tickets) =>
      fc.tuple(fc.constant(tickets), fc.shuffledSubarray([...tickets], { minLength: tickets.length, maxLength: tickets.length }), variant),
    );
    fc.assert(
      fc.property(orders, ([tickets, shuffled, other]) => {
        const one = report(harborLane, tickets, other);
        expect(report(harborLane, shuffled, other)).toEqual(one);
        expect(JSON.parse(JSON.stringify(one))).toEqual(one);
      }),
      { numRuns: 30 },
    );
  });

  test('names up to twenty tickets of each group, the first ones, in whatever order they come', () => {
    const many = histories(harborLane, 150).chain((tickets) =>
      fc.shuffledSubarray([...tickets], { minLength: tickets.length, maxLength: tickets.length }),
    );
    fc.assert(
      fc.property(many, (tickets) => {
        const { teams, notRecorded } = report(harborLane, tickets);
        const all = teams.flatMap(({ before }) => before.samples);
        expect(notRecorded.samples.length).toBe(Math.min(20, notRecorded.tickets));
        for (const { before } of teams) expect(before.samples.length).toBe(Math.min(20, before.tickets));
        expect(all.length).toBe(new Set(all).size);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a long history', () => {
  test('makes the figures of a report grow, not the report', () => {
    const over = (count: number): ReplayReport => {
      const run = startReplay(harborLane, { compare: { ...harborLane, exceptions: [] } });
      for (const ticket of syntheticTickets(harborLane, count, 1)) run.add(ticket);
      return run.report();
    };
    const [short, long] = [over(2_000), over(8_000)];
    expect(long.handOffs.bounces).toBeGreaterThan(3 * short.handOffs.bounces);
    expect(long.costliestBounces).toHaveLength(50);
    const groups = ({ moves, unowned, teams, clocks }: ReplayReport) => [moves, unowned, teams, clocks].map((list) => list.length);
    expect(groups(long)).toEqual(groups(short));
    expect(JSON.stringify(long).length).toBeLessThan(1.1 * JSON.stringify(short).length);
  });
});

describe('comparing', () => {
  test('an agreement with itself finds nothing', () => {
    fc.assert(
      fc.property(history, (tickets) => {
        const { compare } = report(harborLane, tickets, structuredClone(harborLane));
        expect(compare).toMatchObject({ same: tickets.length, different: 0, changes: [], verdicts: [] });
      }),
      { numRuns: 20 },
    );
  });

  test('two agreements finds exactly the tickets that they decide differently', () => {
    fc.assert(
      fc.property(history, variant, (tickets, other) => {
        const { compare } = report(harborLane, tickets, other);
        const [one, two] = [replayContext(harborLane), replayContext(other)];
        const differ = tickets.filter((ticket) => {
          const [a, b] = [decideTicket(one, ticket).routed, decideTicket(two, ticket).routed];
          return (
            a.kind !== b.kind ||
            (a.kind === 'owned' && b.kind === 'owned' && a.team !== b.team) ||
            (a.kind === 'owned' && b.kind === 'owned' && a.outcome.accountable !== b.outcome.accountable)
          );
        });
        expect(compare?.different).toBe(differ.length);
        expect((compare?.same ?? 0) + (compare?.different ?? 0)).toBe(tickets.length);
        expect(
          compare?.changes.flatMap(({ samples }) => samples).every((number) => differ.some((ticket) => ticket.number === number)),
        ).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('one decision', () => {
  test('is what the naive evaluator says, with unknown optional values as none', () => {
    const worlds = arbitraryAgreement(SMALL).chain((agreement) => fc.tuple(fc.constant(agreement), histories(agreement, 20)));
    fc.assert(
      fc.property(worlds, ([agreement, tickets]) => {
        const context = replayContext(agreement);
        for (const ticket of tickets) {
          const { routed, situation } = decideTicket(context, ticket);
          if (routed.kind === 'unknown') continue;
          const expected = routeByScan(agreement, situation).outcome;
          expect(routed.kind).toBe(expected.owned ? 'owned' : 'unowned');
          if (expected.owned) expect(routed).toMatchObject({ team: expected.team, outcome: { rule: expected.rule } });
        }
      }),
      { numRuns: 30 },
    );
  });

  test('finds the bounces that folding the ticket finds, at their cost', () => {
    fc.assert(
      fc.property(history, (tickets) => {
        const context = replayContext(harborLane);
        for (const ticket of tickets) {
          const { bounces, crossings } = decideTicket(context, ticket);
          expect(crossings.filter(({ awayFrom }) => awayFrom !== null).length).toBe(bounces.length);
          for (const { costMs, byParty, awayFrom, awayTo } of bounces) {
            expect(sum(Object.values(byParty))).toBe(costMs);
            expect(costMs).toBeLessThanOrEqual(awayTo - awayFrom);
          }
          // Within one instant a ticket seems to go to and fro: only then do the two differ.
          if (ticket.events.some(({ at }, n) => n > 1 && at === ticket.events[n - 1]!.at)) continue;
          const folded = foldTicket(ticket.events).bounces;
          expect(bounces.map(({ at, from, backTo, awayFrom }) => ({ at, from, backTo, awayFrom }))).toEqual(
            folded.map(({ at, from, backTo, awayFrom }) => ({ at, from, backTo, awayFrom })),
          );
        }
      }),
      { numRuns: 80 },
    );
  });

  test('a ticket that goes to and fro within one instant has not bounced', () => {
    const to = (team: string, party: string) => ({ kind: 'transferred', team, party }) as const;
    const ticket = recordedTicket('T1', Date.UTC(2026, 0, 5), {}, [
      [0, to('service-desk', 'northwind')],
      [10, to('onsite-it', 'internal')],
      [20, to('service-desk', 'northwind')],
      [20, to('onsite-it', 'internal')],
    ]);
    expect(decideTicket(replayContext(harborLane), ticket)).toMatchObject({ bounces: [], crossings: [{ awayFrom: null }] });
  });
});

describe('traffic', () => {
  test('counts every ticket once, as the replay does', () => {
    fc.assert(
      fc.property(history, (tickets) => {
        const counting = startTraffic(harborLane);
        const run = startReplay(harborLane);
        for (const ticket of tickets) {
          counting.add(ticket);
          run.add(ticket);
        }
        expect(sum(counting.traffic().map(({ count }) => count)) + counting.unknown()).toBe(tickets.length);
        expect(counting.unknown()).toBe(run.report().routed.unknown);
        expect(run.traffic()).toEqual(counting.traffic());
        const distinct = new Set(counting.traffic().map(({ situation }) => JSON.stringify(situation)));
        expect(distinct.size).toBe(counting.traffic().length);
      }),
      { numRuns: 20 },
    );
  });
});
