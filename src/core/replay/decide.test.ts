import { describe, expect, test } from 'vitest';
import { harborLane, owns, row } from '../testing/harbor-lane.js';
import { recordedTicket } from '../testing/replay-histories.js';
import type { TicketEventBody } from '../tickets/event.js';
import { HOUR, MINUTE } from '../time.js';
import { replayContext } from './context.js';
import { decideTicket } from './decide.js';
import { startReplay } from './replay.js';
import type { ReplayTicket } from './ticket.js';
import { startTraffic } from './traffic.js';

/** Tuesday 2026-03-10 09:00 in New York. */
const TUESDAY = Date.parse('2026-03-10T13:00Z');
const context = replayContext(harborLane);

const to = (team: string, party: string): TicketEventBody => ({ kind: 'transferred', team, party });
const resolved: TicketEventBody = { kind: 'resolved', note: '' };

const report = (tickets: readonly ReplayTicket[], asOf?: number) => {
  const run = startReplay(harborLane, asOf === undefined ? {} : { asOf });
  for (const ticket of tickets) run.add(ticket);
  return run.report();
};

describe('who held it', () => {
  test('a team that the agreement knows is of the party that the agreement says', () => {
    const ticket = recordedTicket('T1', TUESDAY, {}, [[0, to('service-desk', 'internal')]]);
    expect(decideTicket(context, ticket).recorded).toEqual({ team: 'service-desk', party: 'northwind' });
  });

  test('it was resolved by who held it then, whatever happened after', () => {
    const ticket = recordedTicket('T1', TUESDAY, {}, [
      [0, to('service-desk', 'northwind')],
      [10, to('infrastructure', 'northwind')],
      [20, resolved],
      [30, { kind: 'closed' }],
      [40, to('onsite-it', 'internal')],
    ]);
    expect(decideTicket(context, ticket).resolvedBy).toBe('infrastructure');
    expect(decideTicket(context, recordedTicket('T1', TUESDAY, {}, [[0, to('service-desk', 'northwind')]])).resolvedBy).toBeNull();
  });

  test('a move between teams of one party is a move that does not cross', () => {
    const { moves, stays } = report([
      recordedTicket('T1', TUESDAY, { category: 'password-reset' }, [[0, to('infrastructure', 'northwind')]]),
    ]);
    expect(stays).toBe(0);
    expect(moves).toMatchObject([{ from: { team: 'infrastructure' }, to: { team: 'service-desk' }, crosses: false, tickets: 1 }]);
  });

  test('a lane taken twice by one ticket counts two crossings and one ticket', () => {
    const ticket = recordedTicket('T1', TUESDAY, {}, [
      [0, to('service-desk', 'northwind')],
      [10, to('onsite-it', 'internal')],
      [20, to('service-desk', 'northwind')],
      [30, to('onsite-it', 'internal')],
    ]);
    const lane = report([ticket]).handOffs.lanes.find(({ from }) => from.team === 'service-desk');
    expect(lane).toMatchObject({ crossings: 2, returns: 1, tickets: 1, samples: ['T1'] });
  });
});

describe('under which policy', () => {
  const lax = {
    ...harborLane.policies[0]!,
    id: 'lax',
    targets: harborLane.policies[0]!.targets.map((target) => ({ ...target, resolveMs: 400 * HOUR })),
  };
  const world = {
    ...harborLane,
    policies: [...harborLane.policies, lax],
    rules: [row('r1', 'respond', owns('service-desk', { policy: 'lax' }))],
  };
  const routed = (policy: string): TicketEventBody => ({
    kind: 'routed',
    team: 'onsite-it',
    party: 'internal',
    accountable: 'onsite-it',
    policy,
    scope: 'included',
    rule: 'r9',
    causes: [],
  });
  const resolveOf = (ticket: ReplayTicket) => decideTicket(replayContext(world), ticket).clocks.find(({ kind }) => kind === 'resolve');

  test('the one that was recorded, by routing or by a later move, gives way; the recorded holder stays', () => {
    const ticket = recordedTicket('T1', TUESDAY, { priority: 'P1' }, [
      [0, routed('standard')],
      [60, { kind: 'agreement-moved', agreementVersion: 2, policy: 'standard' }],
      [300, resolved],
    ]);
    expect(resolveOf(ticket)).toMatchObject({ verdict: 'met', targetMs: 400 * HOUR, elapsedMs: 300 * MINUTE });
    expect(decideTicket(replayContext(world), ticket).recorded).toEqual({ team: 'onsite-it', party: 'internal' });
  });

  test('a policy that only the desk had gives way to the default one', () => {
    const ticket = recordedTicket('T1', TUESDAY, { priority: 'P1' }, [
      [0, routed('house rules')],
      [300, resolved],
    ]);
    expect(decideTicket(context, ticket).clocks.find(({ kind }) => kind === 'resolve')).toMatchObject({
      verdict: 'missed',
      targetMs: 4 * HOUR,
    });
  });

  test('a ticket that nobody owns stands under the default policy, one that is unknown under none', () => {
    expect(
      decideTicket(context, recordedTicket('T1', TUESDAY, { category: 'backup', priority: 'P1' }, [])).clocks.map(({ kind }) => kind),
    ).toEqual(['respond', 'resolve']);
    expect(decideTicket(context, recordedTicket('T1', TUESDAY, { category: 'telephony', priority: 'P1' }, [])).clocks).toEqual([]);
  });

  test('the last recorded priority is the one that clocks are judged by', () => {
    const ticket = recordedTicket('T1', TUESDAY, { priority: 'P3' }, [
      [60, { kind: 'classified', changes: { priority: 'P1' }, reason: '' }],
      [300, resolved],
    ]);
    const decision = decideTicket(context, ticket);
    expect(decision.priority).toBe('P1');
    expect(decision.situation.priority).toBe('P3');
    expect(decision.clocks.find(({ kind }) => kind === 'resolve')).toMatchObject({ verdict: 'missed', targetMs: 4 * HOUR });
  });
});

describe('what is counted beside', () => {
  const missed = (category: string): ReplayTicket => recordedTicket('T1', TUESDAY, { category, priority: 'P1' }, [[300, resolved]]);

  test('KPIs stand on the clocks of tickets that the agreement knows', () => {
    const attainment = (tickets: readonly ReplayTicket[]) => report(tickets).kpis.find(({ id }) => id === 'sla-attainment');
    expect(attainment([missed('erp')])).toMatchObject({ value: 0, n: 1 });
    expect(attainment([missed('telephony')])).toMatchObject({ value: null, n: 0 });
  });

  test('a backlog is counted when the end of the history is known', () => {
    const open = recordedTicket('T1', TUESDAY, {}, []);
    expect(report([open]).kpis.find(({ id }) => id === 'backlog')).toBeUndefined();
    expect(
      report([open])
        .kpis.flatMap(({ details }) => details.map(({ id }) => id))
        .filter((id) => id.endsWith('-oldest')),
    ).toEqual([]);
    expect(report([open], TUESDAY + HOUR).kpis.find(({ id }) => id === 'backlog')).toMatchObject({ value: 1 });
  });

  test('an instant of the history that is its end belongs to it', () => {
    expect(report([missed('erp')], TUESDAY + 300 * MINUTE).kpis.find(({ id }) => id === 'time-to-resolve')).toMatchObject({ n: 1 });
  });

  test('equal situations are one, with their number', () => {
    const counting = startTraffic(harborLane);
    for (const number of ['T1', 'T2', 'T3'])
      counting.add(recordedTicket(number, TUESDAY, { category: 'erp', system: number === 'T3' ? 'erp-server' : null }, []));
    expect(counting.traffic().map(({ situation, count }) => [situation.system, count])).toEqual([
      [null, 2],
      ['erp-server', 1],
    ]);
  });

  test('a ticket that does not begin with its creation is a programming mistake', () => {
    const { events } = missed('erp');
    expect(() => decideTicket(context, { ...missed('erp'), events: events.slice(1) })).toThrow('does not begin with its creation');
  });
});
