/** Each KPI worked through on tickets of Harbor Lane. */
import { describe, expect, it } from 'vitest';
import { calendarSet } from '../sla/calendars.js';
import { clockTotals } from '../sla/clocks.js';
import { harborLane } from '../testing/harbor-lane.js';
import { automatic, Life, lifeFrom, local, onsite, requester, technician } from '../testing/ticket-builder.js';
import { DAY, HOUR, MINUTE } from '../time.js';
import { countsFor, KpiBook } from './book.js';
import { KPIS, kpiDefinition } from './definitions.js';
import type { KpiId } from './figure.js';
import { type KpiScope, type KpiTicket, REOPEN_WITHIN } from './kpi-ticket.js';

const END = '2026-04-01 00:00';
const calendars = calendarSet(harborLane);
const scope = (to = END, from: string | null = '2026-03-01 00:00'): KpiScope => ({
  agreement: harborLane,
  calendars,
  from: from === null ? null : local(from),
  to: local(to),
  reopenWithinMs: REOPEN_WITHIN,
});
const ticket = (life: Life, to = END): KpiTicket => clockTotals(life.events, harborLane, calendars, local(to))!;

function figures(lives: readonly Life[], of: KpiScope = scope()) {
  const book = new KpiBook(of);
  for (const life of lives) book.add(clockTotals(life.events, harborLane, calendars, of.to)!);
  return (id: KpiId) => {
    const figure = book.figures().find((one) => one.id === id)!;
    return { ...figure, part: (name: string) => figure.details.find((one) => one.id === name)?.value };
  };
}

const at = (day: string) => lifeFrom(day, 'P2');
const quick = () => at('2026-03-09 09:00').at('09:40').message('requester').at('11:00').resolved();
const slow = () =>
  at('2026-03-10 09:00')
    .at('12:00')
    .message('requester')
    .by(requester)
    .at('13:00')
    .message('requester')
    .by(technician)
    .at('2026-03-12 09:00')
    .resolved();
const bounced = () =>
  at('2026-03-11 09:00')
    .at('10:00')
    .transferred('onsite-it')
    .by(onsite)
    .at('11:00')
    .transferred('service-desk')
    .by(technician)
    .at('12:00')
    .resolved();
const open = (created: string) => at(created);

describe('definitions', () => {
  it('stand for every figure, in the same order, with all their parts', () => {
    expect(new KpiBook(scope()).figures().map((one) => [one.id, one.unit])).toEqual(KPIS.map((one) => [one.id, one.unit]));
    for (const one of KPIS) for (const text of [one.title, one.definition, one.formula, one.edge]) expect(text.length).toBeGreaterThan(5);
    expect(kpiDefinition('backlog').title).toBe('Backlog');
    expect(() => kpiDefinition('luck' as KpiId)).toThrow('No such KPI');
  });
});

describe('no data', () => {
  it('is null, never 0 or 100 %', () => {
    for (const figure of new KpiBook(scope()).figures()) expect([figure.id, figure.value, figure.n]).toEqual([figure.id, null, 0]);
    expect(JSON.parse(JSON.stringify(new KpiBook(scope()).figures()))).toEqual(new KpiBook(scope()).figures());
  });
});

describe('first response', () => {
  it('is the median of the first public answers by people, in business time', () => {
    const figure = figures([
      quick(),
      slow(),
      at('2026-03-09 16:00').at('2026-03-10 09:00').message('requester'),
      open('2026-03-30 09:00').at('09:05').message('shared'),
    ])('first-response');
    expect([figure.value, figure.n]).toEqual([2 * HOUR, 3]);
    expect([figure.part('business-mean'), figure.part('business-p90')]).toEqual([(40 * MINUTE + 2 * HOUR + 3 * HOUR) / 3, 3 * HOUR]);
    expect(figure.part('wall-p90')).toBe(17 * HOUR);
    expect([figure.part('unanswered'), figure.part('unanswered-oldest')]).toEqual([1, 39 * HOUR]);
  });

  it('counts in the period of the answer', () => {
    expect(figures([quick()], scope('2026-03-09 09:40'))('first-response').n).toBe(0);
    expect(figures([quick()], scope(END, '2026-03-09 09:40'))('first-response').n).toBe(1);
    expect(figures([quick()], scope(END, '2026-03-09 09:41'))('first-response').n).toBe(0);
    expect(figures([quick()], scope(END, null))('first-response').n).toBe(1);
  });
});

describe('time to acknowledge', () => {
  it('is until a person takes notice; the untouched are counted apart', () => {
    const figure = figures([
      quick(),
      at('2026-03-09 09:00').at('09:10').message('shared'),
      open('2026-03-31 23:00').by(automatic).message('requester'),
    ])('acknowledge');
    expect([figure.value, figure.n]).toEqual([25 * MINUTE, 2]);
    expect([figure.part('untouched'), figure.part('untouched-oldest')]).toEqual([1, HOUR]);
  });
});

describe('time to resolve', () => {
  it('counts business time of the resolve clock, and wall time', () => {
    const figure = figures([quick(), slow(), open('2026-03-30 09:00')])('time-to-resolve');
    expect([figure.value, figure.n]).toEqual([2 * HOUR, 2]);
    expect([figure.part('business-p90'), figure.part('wall-median'), figure.part('wall-p90')]).toEqual([18 * HOUR, 2 * HOUR, 2 * DAY]);
  });

  it('takes the last resolution, and leaves out what is open again', () => {
    const again = quick().by(requester).at('2026-03-11 11:00').reopened();
    expect(figures([again])('time-to-resolve').n).toBe(0);
    expect(figures([again.by(technician).at('13:00').resolved()])('time-to-resolve').value).toBe(4 * HOUR);
  });

  it('in business time leaves out what had no target', () => {
    const none = { ...harborLane, policies: [] };
    const set = calendarSet(none);
    const book = new KpiBook({ ...scope(), agreement: none, calendars: set });
    book.add(clockTotals(quick().events, none, set, local(END))!);
    const figure = book.figures().find((one) => one.id === 'time-to-resolve')!;
    expect([figure.value, figure.details.find((one) => one.id === 'wall-median')?.value]).toEqual([null, 2 * HOUR]);
  });
});

describe('SLA attainment', () => {
  it('is met / (met + missed), where open and overdue is missed', () => {
    const overdue = open('2026-03-24 09:00');
    const running = open('2026-03-31 14:00');
    const figure = figures([quick(), slow(), overdue, running])('sla-attainment');
    expect([figure.value, figure.n]).toEqual([2 / 7, 7]);
    expect([figure.part('met'), figure.part('missed'), figure.part('overdue')]).toEqual([2, 5, 3]);
    expect([figure.part('respond-P2'), figure.part('resolve-P2'), figure.part('resolve-P1')]).toEqual([1 / 4, 1 / 3, undefined]);
  });

  it('counts each target where it ended or ran out', () => {
    const overdue = [open('2026-03-24 09:00')];
    expect(figures(overdue, scope(END, '2026-03-24 17:00'))('sla-attainment').n).toBe(1);
    expect(figures(overdue, scope(END, '2026-03-25 09:00'))('sla-attainment').n).toBe(0);
  });

  it('leaves out cancelled clocks, and counts a hand-off that passed by itself as missed', () => {
    const silent = at('2026-03-09 09:00').at('09:30').resolved();
    expect(figures([silent])('sla-attainment')).toMatchObject({ value: 1, n: 1 });
    const lapsed = at('2026-03-09 09:00').proposed('h1', 'onsite-it').by(automatic).at('09:30').accepted('h1', true);
    expect(figures([lapsed], scope('2026-03-09 09:45'))('sla-attainment')).toMatchObject({ value: 0, n: 1 });
  });

  it('shows what open claims would make of it', () => {
    const claimed = at('2026-03-09 09:00')
      .at('12:00')
      .message('requester')
      .add({
        kind: 'not-accountable-marked',
        interval: 'n1',
        party: 'northwind',
        from: local('2026-03-09 09:00'),
        to: local('2026-03-09 11:30'),
        reason: 'No power',
      })
      .at('13:00')
      .resolved();
    const figure = figures([claimed])('sla-attainment');
    expect([figure.value, figure.part('if-claims-stand')]).toEqual([1 / 2, 1]);
    expect(figures([quick()])('sla-attainment').part('if-claims-stand')).toBeUndefined();
  });
});

describe('backlog', () => {
  it('counts live tickets by age, waiting ones apart', () => {
    const ages = [
      '2026-03-31 12:00',
      '2026-03-30 00:01',
      '2026-03-30 00:00',
      '2026-03-24 00:01',
      '2026-03-24 00:00',
      '2026-02-01 00:00',
      '2025-11-01 00:00',
    ];
    const figure = figures([...ages.map(open), open('2026-03-31 09:00').waiting(), quick()])('backlog');
    expect([figure.value, figure.part('waiting')]).toEqual([8, 1]);
    expect(['age-0-1', 'age-2-7', 'age-8-30', 'age-31-90', 'age-over-90'].map(figure.part)).toEqual([3, 2, 1, 1, 1]);
    expect(figure.part('age-median')).toBe(local(END) - local('2026-03-30 00:00'));
    expect(figure.part('age-max')).toBe(local(END) - local('2025-11-01 00:00'));
  });

  it('is 0 when all is done, and no data without a ticket', () => {
    expect(figures([quick()])('backlog').value).toBe(0);
    expect(figures([])('backlog')).toMatchObject({ value: null, n: 0 });
  });
});

describe('first-contact resolution', () => {
  it('counts one answer, no word from the requester, one party, no reopening', () => {
    const twice = quick().by(technician);
    twice.events.splice(3, 0, { ...twice.events[2]!, seq: 99 });
    const figure = figures([quick(), slow(), bounced(), twice])('first-contact-resolution');
    expect([figure.value, figure.n, figure.part('hits')]).toEqual([1 / 4, 4, 1]);
  });

  it('leaves out alerts, and tickets resolved too recently to tell', () => {
    const alert = new Life().at('2026-03-09 09:00').by(automatic).created('P2');
    alert.events[0] = { ...alert.events[0]!, requester: null } as (typeof alert.events)[number];
    const recent = at('2026-03-30 09:00').at('10:00').resolved();
    const figure = figures([alert.routed('service-desk').at('10:00').resolved(), recent])('first-contact-resolution');
    expect([figure.value, figure.n, figure.part('pending')]).toEqual([null, 0, 1]);
  });
});

describe('reopen rate', () => {
  it('counts tickets that came back within seven days of their first resolution', () => {
    const soon = () => quick().by(requester).at('2026-03-11 11:00').reopened().at('12:00').resolved().at('13:00').reopened();
    const later = quick().by(requester).at('2026-03-17 11:00').reopened();
    const figure = figures([soon(), later, slow()])('reopen-rate');
    expect([figure.value, figure.n, figure.part('hits')]).toEqual([1 / 3, 3, 1]);
    expect(figures([soon()], scope('2026-03-12 00:00'))('reopen-rate')).toMatchObject({ value: 1, n: 1 });
  });
});

describe('bounce rate', () => {
  it('is the share of resolved tickets that came back, with the cost by party, rule and reason', () => {
    const figure = figures([bounced(), quick(), open('2026-03-30 09:00')])('bounce-rate');
    expect([figure.value, figure.n]).toEqual([1 / 2, 2]);
    expect([
      figure.part('mean'),
      figure.part('cost'),
      figure.part('party-internal'),
      figure.part('rule-'),
      figure.part('reason-unknown'),
    ]).toEqual([1 / 2, HOUR, HOUR, HOUR, HOUR]);
    expect(figures([quick()])('bounce-rate')).toMatchObject({ value: 0, n: 1 });
  });

  it('names the rule that routed it to the party that sent it away', () => {
    const life = at('2026-03-11 09:00')
      .at('10:00')
      .routed('onsite-it', 'r2')
      .by(onsite)
      .at('11:00')
      .proposed('h1', 'service-desk', { reason: 'skill' })
      .by(technician)
      .at('11:30')
      .accepted('h1')
      .at('12:00')
      .resolved();
    const figure = figures([life])('bounce-rate');
    expect([figure.part('rule-r2'), figure.part('reason-skill')]).toEqual([1.5 * HOUR, 1.5 * HOUR]);
  });

  it('knows no hours of a group outside the agreement', () => {
    const life = at('2026-03-11 09:00')
      .at('10:00')
      .add({ kind: 'transferred', team: 'group-7', party: 'elsewhere' })
      .at('11:00')
      .transferred('service-desk')
      .at('12:00')
      .resolved();
    expect(figures([life])('bounce-rate')).toMatchObject({ value: 1, n: 1 });
  });
});

describe('hold time', () => {
  it('is the resolve clock by party, per ticket and as a share', () => {
    const figure = figures([bounced(), quick()])('hold-time');
    expect([figure.value, figure.n]).toEqual([2.5 * HOUR, 2]);
    expect([figure.part('party-northwind'), figure.part('party-internal'), figure.part('share-internal')]).toEqual([
      2 * HOUR,
      HOUR / 2,
      1 / 5,
    ]);
  });
});

describe('hand-off acceptance', () => {
  it('is the median in the receiving team’s hours; what passed by itself or was declined as shares', () => {
    const taken = at('2026-03-09 16:50').proposed('h1', 'onsite-it').by(onsite).at('2026-03-10 08:10').accepted('h1');
    const lapsed = at('2026-03-09 09:00').proposed('h1', 'onsite-it').by(automatic).at('09:30').accepted('h1', true);
    const declined = at('2026-03-09 09:00')
      .proposed('h1', 'onsite-it')
      .by(onsite)
      .at('09:30')
      .add({ kind: 'hand-off-declined', handOff: 'h1', reason: 'No' });
    const immediate = at('2026-03-09 09:00').proposed('h1', 'onsite-it', {}, 'immediate');
    const figure = figures([taken, lapsed, declined, immediate])('hand-off-acceptance');
    expect([figure.value, figure.n, figure.part('automatic'), figure.part('declined')]).toEqual([20 * MINUTE, 1, 1 / 3, 1 / 3]);
  });
});

describe('the tickets behind a figure', () => {
  it('are those that it counts', () => {
    expect(countsFor('time-to-resolve', ticket(quick()), scope())).toBe(true);
    expect(countsFor('time-to-resolve', ticket(open('2026-03-30 09:00')), scope())).toBe(false);
    expect(countsFor('backlog', ticket(open('2026-03-30 09:00')), scope())).toBe(true);
    expect(countsFor('bounce-rate', ticket(quick()), scope(END, '2026-03-20 00:00'))).toBe(false);
  });
});
