/** What the scenarios leave open: pauses by target, priority changes, claims, updates, hand-offs, and answers that are none. */
import { describe, expect, it } from 'vitest';
import type { Agreement, ClockKind } from '../agreement/agreement.js';
import { harborLane } from '../testing/harbor-lane.js';
import { neverOpen } from '../testing/ticket-agreements.js';
import { automatic, type Life, lifeFrom, local, onsite, requester, technician } from '../testing/ticket-builder.js';
import { HOUR, MINUTE } from '../time.js';
import { calendarSet, onCall } from './calendars.js';
import { clocks, clockTotals } from './clocks.js';
import { holdClocks } from './hold-clocks.js';
import { lengthText } from './length-text.js';

const all = (life: Life, kind: ClockKind, asOf: string, agreement: Agreement = harborLane) =>
  clocks(life.events, agreement, calendarSet(agreement), local(asOf)).filter((one) => one.kind === kind);
const one = (life: Life, kind: ClockKind, asOf: string, agreement: Agreement = harborLane) => all(life, kind, asOf, agreement)[0]!;

const policy = harborLane.policies[0]!;
const withTarget = (more: Partial<(typeof policy.targets)[number]>, holds: (typeof policy)['holds'] = []): Agreement => ({
  ...harborLane,
  policies: [{ ...policy, holds, targets: policy.targets.map((target) => (target.priority === 'P2' ? { ...target, ...more } : target)) }],
});

describe('pauses', () => {
  it('pause only where the target says so', () => {
    const asked = lifeFrom('2026-03-09 09:00', 'P2').at('10:00').waiting('third-party');
    expect(one(asked, 'resolve', '2026-03-09 12:00').elapsedMs).toBe(3 * HOUR);
    expect(one(asked, 'resolve', '2026-03-09 12:00', withTarget({ pausedWhile: ['third-party'] }))).toMatchObject({
      elapsedMs: HOUR,
      state: 'paused',
    });
  });

  it('stay pauses when the priority is raised to one that never pauses', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2').at('10:00').waiting().at('2026-03-10 10:00').resumed().at('11:00').priority('P1');
    expect(one(life, 'resolve', '2026-03-10 11:00')).toMatchObject({ targetMs: 4 * HOUR, elapsedMs: 2 * HOUR, breachedAt: null });
    const next = life.at('11:30').waiting().at('12:30').resumed();
    expect(one(next, 'resolve', '2026-03-10 12:30').elapsedMs).toBe(3.5 * HOUR);
  });

  it('apply from the start when the priority is lowered to one that pauses', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P1').at('10:00').waiting().at('12:00').resumed();
    expect(one(life, 'resolve', '2026-03-09 12:00').elapsedMs).toBe(3 * HOUR);
    expect(one(life.priority('P2'), 'resolve', '2026-03-09 12:00').elapsedMs).toBe(HOUR);
  });

  it('book the time of an open question on the party that was asked', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2')
      .at('10:00')
      .waiting('other-party', 'internal')
      .by(onsite)
      .at('10:45')
      .message('shared')
      .resumed();
    const clock = one(life, 'resolve', '2026-03-09 11:00');
    expect({ ...clock.byParty }).toEqual({ northwind: 75 * MINUTE, internal: 45 * MINUTE });
    expect({ ...clock.byTeam }).toEqual({ 'service-desk': 75 * MINUTE, '': 45 * MINUTE });
  });
});

describe('the respond clock', () => {
  it('is not stopped by a person of the party that does not hold the ticket, nor by the requester himself', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2')
      .by(onsite)
      .at('09:10')
      .message('requester')
      .by({ kind: 'team', person: 'rita', party: 'northwind' })
      .at('09:20')
      .message('requester');
    expect(one(life, 'respond', '2026-03-09 09:30').state).toBe('running');
    expect(one(life.by(technician).at('09:30').message('requester'), 'respond', '2026-03-09 10:00').elapsedMs).toBe(30 * MINUTE);
  });

  it('is cancelled by a resolution without an answer, and missed when its time was over', () => {
    const quick = lifeFrom('2026-03-09 09:00', 'P2').at('09:30').resolved();
    expect(one(quick, 'respond', '2026-03-09 12:00')).toMatchObject({
      state: 'cancelled',
      breachedAt: null,
      stoppedAt: local('2026-03-09 09:30'),
    });
    const slow = lifeFrom('2026-03-09 09:00', 'P2').at('11:00').resolved();
    expect(one(slow, 'respond', '2026-03-09 12:00')).toMatchObject({ state: 'missed', breachedAt: local('2026-03-09 10:00') });
  });

  it('is met when it is answered at the very end of the target, and not breached at that instant', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2');
    expect(one(life, 'respond', '2026-03-09 10:00')).toMatchObject({
      state: 'running',
      breachedAt: null,
      dueAt: local('2026-03-09 10:00'),
    });
    expect(one(life.at('10:00').message('requester'), 'respond', '2026-03-09 15:00')).toMatchObject({ state: 'met', breachedAt: null });
  });
});

describe('a stopped clock', () => {
  it('still says when it was due, also when it stopped as it began', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2').message('requester').at('14:00').resolved();
    expect(one(life, 'resolve', '2026-03-11 09:00')).toMatchObject({ state: 'met', dueAt: local('2026-03-09 17:00') });
    expect(one(life, 'respond', '2026-03-11 09:00')).toMatchObject({ state: 'met', dueAt: local('2026-03-09 10:00'), elapsedMs: 0 });
  });

  it('has no deadline when it was paused to the end', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2').at('10:00').waiting().at('14:00').resolved();
    expect(one(life, 'resolve', '2026-03-11 09:00')).toMatchObject({ state: 'met', dueAt: null, elapsedMs: HOUR });
  });

  it('does not count time in which an imported ticket was closed', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2').at('10:00').add({ kind: 'closed' }).at('13:00').reopened();
    expect(one(life, 'resolve', '2026-03-09 14:00').elapsedMs).toBe(2 * HOUR);
  });
});

describe('update clocks', () => {
  const agreement = withTarget({ updateMs: 2 * HOUR });

  it('run from answer to answer, and end with the resolution', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2')
      .at('10:00')
      .message('requester')
      .at('11:00')
      .message('requester')
      .at('15:00')
      .resolved();
    const rows = all(life, 'update', '2026-03-09 16:00', agreement).map((clock) => [clock.elapsedMs / HOUR, clock.state]);
    expect(rows).toEqual([
      [1, 'met'],
      [4, 'missed'],
    ]);
    expect(all(lifeFrom('2026-03-09 09:00', 'P2'), 'update', '2026-03-09 12:00', agreement)).toEqual([]);
  });

  it('go on after a reopening, and ask for nothing after a resolution', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2')
      .at('10:00')
      .message('requester')
      .at('11:00')
      .resolved()
      .at('11:30')
      .message('requester');
    expect(all(life, 'update', '2026-03-09 16:00', agreement)).toMatchObject([{ stoppedAt: local('2026-03-09 11:00') }]);
    const again = lifeFrom('2026-03-09 09:00', 'P2')
      .at('10:00')
      .message('requester')
      .at('11:00')
      .resolved()
      .by(requester)
      .at('15:00')
      .reopened();
    expect(one(again, 'update', '2026-03-09 15:30', agreement)).toMatchObject({ elapsedMs: 1.5 * HOUR, state: 'running' });
  });
});

describe('accept clocks', () => {
  it('run on the receiving team’s hours, whatever becomes of the ticket', () => {
    const life = lifeFrom('2026-03-09 16:45', 'P1').proposed('h1', 'onsite-it').waiting();
    expect(one(life, 'accept', '2026-03-09 20:00')).toMatchObject({
      calendar: 'onsite-it',
      elapsedMs: 15 * MINUTE,
      dueAt: local('2026-03-10 08:15'),
    });
  });

  it('are missed when the hand-off passes by itself', () => {
    const life = lifeFrom('2026-03-09 10:00', 'P2').proposed('h1', 'onsite-it').by(automatic).at('10:30').accepted('h1', true);
    expect(one(life, 'accept', '2026-03-09 12:00')).toMatchObject({
      state: 'missed',
      elapsedMs: 30 * MINUTE,
      breachedAt: local('2026-03-09 10:30'),
    });
  });

  it('are cancelled by a withdrawal, and never due for a team without hours', () => {
    const life = lifeFrom('2026-03-09 10:00', 'P2').proposed('h1', 'onsite-it');
    expect(one(life, 'accept', '2026-03-09 12:00', neverOpen)).toMatchObject({ state: 'running', dueAt: null, elapsedMs: 0 });
    const back = life.at('10:10').add({ kind: 'hand-off-withdrawn', handOff: 'h1' });
    expect(one(back, 'accept', '2026-03-09 12:00')).toMatchObject({ state: 'cancelled', elapsedMs: 10 * MINUTE });
  });

  it('are cancelled by a resolution that leaves the offer open, as imported history may', () => {
    const life = lifeFrom('2026-03-09 10:00', 'P2').proposed('h1', 'onsite-it').at('10:20').resolved();
    expect(one(life, 'accept', '2026-03-09 12:00')).toMatchObject({ state: 'cancelled', stoppedAt: local('2026-03-09 10:20') });
  });

  it('are none for a team that the agreement has dissolved', () => {
    const agreement = { ...harborLane, teams: harborLane.teams.filter((team) => team.id !== 'onsite-it') };
    expect(all(lifeFrom('2026-03-09 10:00', 'P2').proposed('h1', 'onsite-it'), 'accept', '2026-03-09 12:00', agreement)).toEqual([]);
  });

  it('are met at once where transfer is immediate', () => {
    const life = lifeFrom('2026-03-09 10:00', 'P2').proposed('h1', 'onsite-it', {}, 'immediate');
    expect(one(life, 'accept', '2026-03-09 12:00')).toMatchObject({ state: 'met', elapsedMs: 0 });
    expect({ ...one(life, 'resolve', '2026-03-09 12:00').byParty }).toEqual({ internal: 2 * HOUR });
  });
});

describe('time that somebody is not accountable for', () => {
  const marked = () =>
    lifeFrom('2026-03-09 09:00', 'P2')
      .at('12:00')
      .add({
        kind: 'not-accountable-marked',
        interval: 'n1',
        party: 'northwind',
        from: local('2026-03-09 10:00'),
        to: local('2026-03-09 11:00'),
        reason: 'No power',
      });
  const said = (stands: boolean) => ({ kind: 'not-accountable-decided', interval: 'n1', stands, reason: '' }) as const;

  it('is shown both ways until it is settled', () => {
    expect(one(marked(), 'resolve', '2026-03-09 12:00')).toMatchObject({
      elapsedMs: 3 * HOUR,
      dueAt: local('2026-03-09 17:00'),
      claimed: { elapsedMs: 2 * HOUR, dueAt: local('2026-03-10 09:00') },
    });
  });

  it('does not count once the other party accepts', () => {
    const life = marked().by(onsite).add({ kind: 'not-accountable-answered', interval: 'n1', answer: 'accepted', reason: '' });
    expect(one(life, 'resolve', '2026-03-09 12:00')).toMatchObject({ elapsedMs: 2 * HOUR, claimed: null });
  });

  it('when disputed waits for a lead of each, and falls or stands as both say', () => {
    const disputed = () =>
      marked().by(onsite).add({ kind: 'not-accountable-answered', interval: 'n1', answer: 'disputed', reason: 'It was on' });
    const oneSide = disputed().add(said(true));
    expect(one(oneSide, 'resolve', '2026-03-09 12:00').claimed).not.toBeNull();
    const split = disputed().add(said(false)).by(technician).add(said(true));
    expect(one(split, 'resolve', '2026-03-09 12:00').claimed).not.toBeNull();
    const stands = disputed().add(said(true)).by(technician).add(said(true));
    expect(one(stands, 'resolve', '2026-03-09 12:00')).toMatchObject({ elapsedMs: 2 * HOUR, claimed: null });
    const falls = disputed().add(said(false)).by(technician).add(said(false));
    expect(one(falls, 'resolve', '2026-03-09 12:00')).toMatchObject({ elapsedMs: 3 * HOUR, claimed: null });
  });

  it('that stands is not reopened by a second claim', () => {
    const life = marked().by(onsite).add({ kind: 'not-accountable-answered', interval: 'n1', answer: 'accepted', reason: '' });
    const from = local('2026-03-09 10:30');
    life
      .by(technician)
      .add({ kind: 'not-accountable-marked', interval: 'n2', party: 'northwind', from, to: from + HOUR, reason: 'Still none' });
    expect(one(life, 'resolve', '2026-03-09 12:00')).toMatchObject({ elapsedMs: 2 * HOUR, claimed: { elapsedMs: 1.5 * HOUR } });
  });

  it('touches only minutes of the party that claims it', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2')
      .at('10:30')
      .transferred('onsite-it')
      .at('12:00')
      .add({
        kind: 'not-accountable-marked',
        interval: 'n1',
        party: 'northwind',
        from: local('2026-03-09 10:00'),
        to: null,
        reason: 'No power',
      });
    expect(one(life, 'resolve', '2026-03-09 12:00').claimed?.elapsedMs).toBe(2.5 * HOUR);
  });
});

describe('policies', () => {
  it('a ticket moved to another policy counts by that one from the start', () => {
    const gold = {
      ...policy,
      id: 'gold',
      name: 'Gold',
      targets: policy.targets.map((target) => ({ ...target, calendar: 'always', resolveMs: 2 * HOUR })),
    };
    const agreement = { ...harborLane, policies: [policy, gold] };
    const life = lifeFrom('2026-03-08 09:00', 'P2').at('12:00').add({ kind: 'agreement-moved', agreementVersion: 2, policy: 'gold' });
    expect(one(life, 'resolve', '2026-03-08 12:00', agreement)).toMatchObject({
      calendar: 'always',
      breachedAt: local('2026-03-08 11:00'),
    });
  });

  it('without a target there is no clock, and before its creation no ticket', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2');
    const none = { ...harborLane, policies: [{ ...policy, targets: [] }] };
    expect(clocks(life.events, none, calendarSet(none), local('2026-03-09 12:00'))).toEqual([]);
    expect(clocks(life.events, harborLane, calendarSet(harborLane), local('2026-03-09 08:59'))).toEqual([]);
    expect(clockTotals(life.events, harborLane, calendarSet(harborLane), local('2026-03-09 08:59'))).toBeNull();
  });

  it('the first listed target of a type wins', () => {
    const own = { ...policy.targets[1]!, types: ['change'] as const, resolveMs: HOUR };
    const agreement = { ...harborLane, policies: [{ ...policy, targets: [own, ...policy.targets] }] };
    expect(one(lifeFrom('2026-03-09 09:00', 'P2'), 'resolve', '2026-03-09 09:00', agreement).targetMs).toBe(8 * HOUR);
    const life = lifeFrom('2026-03-09 09:00', 'P2').add({ kind: 'classified', changes: { type: 'change' }, reason: '' });
    expect(one(life, 'resolve', '2026-03-09 09:00', agreement).targetMs).toBe(HOUR);
  });

  it('each party’s hold target counts only its own minutes', () => {
    const agreement = withTarget({}, [{ party: 'northwind', priority: 'P2', holdMs: 2 * HOUR }]);
    const life = lifeFrom('2026-03-09 09:00', 'P2').at('10:00').transferred('onsite-it').at('15:00').transferred('service-desk');
    const hold = (asOf: string) => holdClocks(life.events, agreement, calendarSet(agreement), local(asOf))[0];
    expect(hold('2026-03-09 14:00')).toMatchObject({ party: 'northwind', elapsedMs: HOUR, state: 'paused', dueAt: null });
    expect(hold('2026-03-09 15:30')).toMatchObject({ elapsedMs: 1.5 * HOUR, state: 'running', dueAt: local('2026-03-09 16:00') });
    expect(hold('2026-03-09 16:30')).toMatchObject({ breachedAt: local('2026-03-09 16:00') });
  });

  it('a clock says what it was promised by', () => {
    const texts = one(lifeFrom('2026-03-09 09:00', 'P2'), 'resolve', '2026-03-09 09:00').causes.map((cause) => cause.text);
    expect(texts).toEqual(['Standard: P2, resolve within 8 h', "Counted on the calendar 'office'", 'Paused while waiting: requester']);
  });
});

describe('duty', () => {
  const set = calendarSet(harborLane);

  it('is staffed hours and the rota together; on call only the person whose turn it is', () => {
    expect(calendarSet(harborLane)).toBe(set);
    const sunday = local('2026-03-08 03:30');
    expect([set.duty('infrastructure').isOpen(sunday), set.duty('onsite-it').isOpen(sunday)]).toEqual([true, false]);
    expect([set.onDuty('first', 'infrastructure', sunday), set.onDuty('second', 'infrastructure', sunday)]).toEqual([true, false]);
    expect(set.onDuty('second', 'infrastructure', local('2026-03-09 10:00'))).toBe(true);
    expect(set.onDuty('otto', 'onsite-it', sunday)).toBe(false);
    const evenings = { calendar: 'infrastructure-hours', people: ['first'], turnDays: 7, from: '2026-01-05' };
    const teams = harborLane.teams.map((team) => (team.id === 'onsite-it' ? { ...team, onCall: evenings } : team));
    const onCallAt = (at: string) => calendarSet({ ...harborLane, teams }).onDuty('first', 'onsite-it', local(at));
    expect([onCallAt('2026-03-09 18:30'), onCallAt('2026-03-09 20:00')]).toEqual([true, false]);
  });

  it('turns change at local midnight, and there is nobody before the first', () => {
    const rota = { calendar: 'always', people: ['first', 'second', 'third'], turnDays: 7, from: '2026-03-02' };
    const at = (text: string) => onCall(rota, 'America/New_York', local(text));
    expect(at('2026-02-09 00:00')).toBeNull();
    expect([
      at('2026-03-01 23:59'),
      at('2026-03-02 00:00'),
      at('2026-03-08 23:59'),
      at('2026-03-09 00:00'),
      at('2026-03-23 00:00'),
    ]).toEqual([null, 'first', 'first', 'second', 'first']);
  });

  it('an unknown calendar or team is a programming mistake', () => {
    expect(() => set.calendar('constructor')).toThrow("no calendar 'constructor'");
    expect(() => set.duty('nobody')).toThrow("no team 'nobody'");
  });
});

it('lengths read as people say them', () => {
  expect([0, 30_000, 90 * MINUTE, 8 * HOUR, 40 * HOUR, 73 * HOUR].map(lengthText)).toEqual([
    '0 s',
    '30 s',
    '1 h 30 min',
    '8 h',
    '40 h',
    '3 d 1 h',
  ]);
});
