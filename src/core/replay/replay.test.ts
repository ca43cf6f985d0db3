import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { harborLane, owns, row } from '../testing/harbor-lane.js';
import { recordedTicket } from '../testing/replay-histories.js';
import type { TicketEventBody } from '../tickets/event.js';
import { HOUR, MINUTE } from '../time.js';
import { type StartReplayOptions, startReplay } from './replay.js';
import type { ReplayTicket } from './ticket.js';

/** Tuesday 2026-03-10 09:00 in New York. */
const TUESDAY = Date.parse('2026-03-10T13:00Z');
const SATURDAY = Date.parse('2026-03-14T07:00Z');

const toOnsite: TicketEventBody = { kind: 'transferred', team: 'onsite-it', party: 'internal' };
const toDesk: TicketEventBody = { kind: 'transferred', team: 'service-desk', party: 'northwind' };
const resolved: TicketEventBody = { kind: 'resolved', note: '' };
const person = { kind: 'team', person: 'ana', party: 'northwind' } as const;
const answer: TicketEventBody = { kind: 'messaged', message: 'm', audience: 'requester' };

const replay = (tickets: readonly ReplayTicket[], options: StartReplayOptions = {}, agreement: Agreement = harborLane) => {
  const run = startReplay(agreement, options);
  for (const ticket of tickets) run.add(ticket);
  return run.report();
};

/** The partnership's Tuesday of the scenarios as an old desk would have logged it. */
const ballInCourt = recordedTicket('T7', TUESDAY, { priority: 'P2', category: 'password-reset' }, [
  [0, toDesk],
  [80, toOnsite],
  [120, { kind: 'waiting', on: 'requester', until: null, note: '' }],
  [240, { kind: 'resumed' }],
  [310, toDesk],
  [360, resolved],
]);

describe('who would have got what', () => {
  test('a printer that the desk gave to its service desk goes to Onsite IT, and crosses the party line', () => {
    const report = replay([
      recordedTicket('T1', TUESDAY, { category: 'printer' }, [
        [0, toDesk],
        [60, toOnsite],
        [120, resolved],
      ]),
    ]);
    expect(report.moves).toEqual([
      {
        from: { team: 'service-desk', party: 'northwind', name: 'Service desk' },
        to: { team: 'onsite-it', party: 'internal', name: 'Onsite IT' },
        crosses: true,
        tickets: 1,
        samples: ['T1'],
      },
    ]);
    expect(report).toMatchObject({ moved: 1, stays: 0, landed: { judged: 1, before: 0, after: 1 } });
    expect(report.parties).toEqual([
      { party: 'internal', name: 'Harbor Lane', before: 0, after: 1 },
      { party: 'northwind', name: 'Northwind IT', before: 1, after: 0 },
    ]);
  });

  test('the same at night stays where it was: the window is that of the creation', () => {
    expect(replay([recordedTicket('T1', SATURDAY, { category: 'printer' }, [[0, toDesk]])])).toMatchObject({ stays: 1, moved: 0 });
  });

  test('a group that the agreement does not know is listed by its own name, outside every party', () => {
    const report = replay([recordedTicket('T1', TUESDAY, { category: 'printer' }, [], { group: 'Group 70' })]);
    expect(report.teams.find((line) => line.team === 'Group 70')).toMatchObject({
      party: null,
      before: { tickets: 1 },
      after: { tickets: 0 },
    });
    expect(report.parties[0]).toMatchObject({ party: '', before: 1 });
  });

  test('without a team and without a group nothing is claimed', () => {
    const report = replay([recordedTicket('T1', TUESDAY, { category: 'printer' }, [])]);
    expect(report.notRecorded).toEqual({ tickets: 1, samples: ['T1'] });
    expect(report).toMatchObject({ stays: 0, moved: 0 });
  });
});

describe('what nobody owns, and what is unknown', () => {
  test('R8: Run › Backup is unowned, with what it was', () => {
    const report = replay([
      recordedTicket('T1', TUESDAY, { category: 'backup', priority: 'P2' }, []),
      recordedTicket('T2', SATURDAY, { category: 'backup' }, []),
    ]);
    expect(report.routed).toEqual({ owned: 0, unowned: 2, unknown: 0 });
    expect(report.unowned).toEqual([
      {
        category: 'backup',
        text: 'Run › Backup',
        tickets: 2,
        samples: ['T1', 'T2'],
        windows: { 'after-hours': 1, business: 1 },
        priorities: { P2: 1, P3: 1 },
        tiers: { 1: 2 },
        types: { incident: 2 },
        witness: { category: 'backup', type: 'incident', tier: 1, priority: 'P2', window: 'business', system: null, site: null },
      },
    ]);
  });

  test('an unknown category is counted apart, an unknown system is routed as none and reported', () => {
    const report = replay([
      recordedTicket('T1', TUESDAY, { category: 'telephony' }, [[0, toDesk]]),
      recordedTicket('T2', TUESDAY, { category: 'printer', system: 'mainframe' }, [[0, toDesk]]),
    ]);
    expect(report.routed).toEqual({ owned: 1, unowned: 0, unknown: 1 });
    expect(report.unknown).toEqual({
      tickets: 1,
      values: [
        { dimension: 'category', value: 'telephony', tickets: 1, samples: ['T1'] },
        { dimension: 'system', value: 'mainframe', tickets: 1, samples: ['T2'] },
      ],
    });
    expect(report.clocks.every((line) => !line.missedSamples.includes('T1'))).toBe(true);
  });
});

describe('clocks against the record', () => {
  const line = (tickets: readonly ReplayTicket[], kind: string, options: StartReplayOptions = {}) =>
    replay(tickets, options).clocks.find((each) => each.kind === kind);

  test('the agreement counts business time, whatever the desk booked', () => {
    // P2, created at 15:00, resolved a day later at 15:00: 9 of 8 business hours.
    const late = recordedTicket('T1', TUESDAY + 6 * HOUR, { priority: 'P2' }, [[24 * 60, resolved]], { metTarget: true });
    expect(line([late], 'resolve')).toEqual({
      kind: 'resolve',
      priority: 'P2',
      counts: { met: 0, missed: 1, open: 0, 'no-data': 0 },
      byRecorded: {
        met: { met: 0, missed: 1, open: 0, 'no-data': 0 },
        missed: { met: 0, missed: 0, open: 0, 'no-data': 0 },
        'no-data': { met: 0, missed: 0, open: 0, 'no-data': 0 },
      },
      missedSamples: ['T1'],
    });
  });

  test('a ticket that is open when the history ends is open, or missed when its time was up by then', () => {
    const open = recordedTicket('T1', TUESDAY, { priority: 'P2' }, [[60, toDesk]]);
    expect(line([open], 'resolve')?.counts).toMatchObject({ open: 1, missed: 0 });
    expect(line([open], 'resolve', { asOf: TUESDAY + 48 * HOUR })?.counts).toMatchObject({ open: 0, missed: 1 });
  });

  test('respond without a recorded answer is no data, unless the history records every answer', () => {
    const silent = recordedTicket('T1', TUESDAY, { priority: 'P1' }, [
      [0, toDesk],
      [200, resolved],
    ]);
    expect(line([silent], 'respond')?.counts).toEqual({ met: 0, missed: 0, open: 0, 'no-data': 1 });
    const open = recordedTicket('T2', TUESDAY, { priority: 'P1' }, [[0, toDesk]]);
    expect(line([open], 'respond', { asOf: TUESDAY + HOUR, answersRecorded: true })?.counts).toMatchObject({ missed: 1, 'no-data': 0 });
    const answered = recordedTicket('T3', TUESDAY, { priority: 'P1' }, [
      [0, toDesk],
      [10, answer, person],
    ]);
    expect(line([answered], 'respond')?.counts).toMatchObject({ met: 1 });
  });

  test('the policy is that of the rule which would have routed it, not what the desk had', () => {
    const strict = {
      ...harborLane.policies[0]!,
      id: 'strict',
      targets: harborLane.policies[0]!.targets.map((target) => ({ ...target, resolveMs: MINUTE })),
    };
    const world = {
      ...harborLane,
      policies: [...harborLane.policies, strict],
      rules: [row('r1', 'respond', owns('service-desk', { policy: 'strict' }))],
    };
    const ticket = recordedTicket('T1', TUESDAY, { priority: 'P4' }, [[30, resolved]]);
    expect(replay([ticket]).clocks.find((each) => each.kind === 'resolve')?.counts.met).toBe(1);
    expect(replay([ticket], {}, world).clocks.find((each) => each.kind === 'resolve')?.counts.missed).toBe(1);
  });
});

describe('hand-offs and returns as recorded', () => {
  test('the Tuesday of the scenarios: two crossings, one bounce, 110 minutes of Onsite IT', () => {
    const report = replay([ballInCourt]);
    expect(report.handOffs).toMatchObject({ crossings: 2, ticketsCrossing: 1, bounces: 1, ticketsBouncing: 1, costMs: 110 * MINUTE });
    expect(report.handOffs.costByParty).toEqual([{ party: 'internal', name: 'Harbor Lane', costMs: 110 * MINUTE }]);
    expect(report.handOffs.lanes.map(({ from, to, crossings, returns }) => [from.team, to.team, crossings, returns])).toEqual([
      ['onsite-it', 'service-desk', 1, 1],
      ['service-desk', 'onsite-it', 1, 0],
    ]);
    expect(report.costliestBounces).toEqual([
      {
        number: 'T7',
        at: TUESDAY + 310 * MINUTE,
        from: { team: 'onsite-it', party: 'internal' },
        backTo: { team: 'service-desk', party: 'northwind' },
        awayFrom: TUESDAY + 80 * MINUTE,
        awayTo: TUESDAY + 310 * MINUTE,
        costMs: 110 * MINUTE,
        byParty: { internal: 110 * MINUTE },
      },
    ]);
  });

  test('the fifty costliest of many, costliest first, equal ones by number', () => {
    const bounced = (n: number, minutes: number) =>
      recordedTicket(`T${n}`, TUESDAY, {}, [
        [0, toDesk],
        [1, toOnsite],
        [1 + minutes, toDesk],
      ]);
    const tickets = Array.from({ length: 120 }, (_, at) => bounced(at + 1, 1 + ((Math.floor(at / 2) * 7) % 61)));
    const bounces = replay([...tickets].reverse()).costliestBounces;
    const expected = tickets
      .map(({ number }, at) => ({ number, minutes: 1 + ((Math.floor(at / 2) * 7) % 61) }))
      .sort((a, b) => b.minutes - a.minutes || Number(a.number.slice(1)) - Number(b.number.slice(1)))
      .slice(0, 50);
    expect(bounces.map(({ number, costMs }) => ({ number, minutes: costMs / MINUTE }))).toEqual(expected);
  });
});

describe('load by hour of the week', () => {
  test('is counted on the wall clock of the agreement, Monday 00:00 first, on either side of the change of clocks', () => {
    const report = replay([
      recordedTicket('T1', TUESDAY, { category: 'printer' }, [[0, toDesk]]),
      recordedTicket('T2', Date.parse('2026-03-03T14:00Z'), { category: 'printer' }, [[0, toDesk]]),
    ]);
    const hour = 24 + 9;
    expect(report.load.zone).toBe('America/New_York');
    expect(report.load.before.find(({ party }) => party === 'northwind')?.hours[hour]).toBe(2);
    expect(report.load.after.find(({ party }) => party === 'internal')?.hours[hour]).toBe(2);
    expect(report.load.after.find(({ party }) => party === 'northwind')?.hours[hour]).toBe(0);
  });
});
