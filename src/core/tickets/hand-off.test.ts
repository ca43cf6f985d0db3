/** Hand-offs as decided: context, returns, acceptance, lapse. The ball-in-court scenario in commands. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { calendarSet } from '../sla/calendars.js';
import { harborLane } from '../testing/harbor-lane.js';
import { neverOpen, threeParties } from '../testing/ticket-agreements.js';
import { automatic, context, Life, lifeFrom, local, onsite, requester, technician } from '../testing/ticket-builder.js';
import { MINUTE } from '../time.js';
import { bounceCost, callLeadsIn, leadsCalledIn } from './bounce-cost.js';
import { decideAccept, decideDecline, decideHandOff, decideLapse, decideWithdraw, lapsesAt } from './decide-hand-off.js';
import type { Decided, Granted } from './decided.js';
import type { Desk } from './desk.js';
import type { Actor, HandOffContext } from './event.js';
import { foldTicket } from './fold.js';
import { requiredFields } from './hand-off-context.js';

const calendars = calendarSet(harborLane);
const desk = (by: Actor, at: string, agreement: Agreement = harborLane): Desk => ({ agreement, by, lead: false, now: local(at) });
const state = (life: Life) => foldTicket(life.events);
const start = () => lifeFrom('2026-03-10 09:00', 'P2');
const offered = () => start().at('10:00').proposed('h1', 'onsite-it', { needed: 'Is the port patched?' });
const accepted = () => offered().by(onsite).at('10:20').accepted('h1');

const propose = (life: Life, by: Actor, at: string, toTeam: string, more: Partial<HandOffContext>, agreement = harborLane) =>
  decideHandOff(state(life), { handOff: 'h2', toTeam, context: context(more) }, desk(by, at, agreement), calendarSet(agreement));
const kinds = (decided: Decided) => (decided.outcome as Granted).events.map((event) => event.kind);
const code = (decided: Decided) => (decided.outcome.ok ? 'ok' : decided.outcome.code);

describe('proposing', () => {
  it('needs what was tried and what is needed, all missing ones named at once', () => {
    const decided = propose(start(), technician, '2026-03-10 10:00', 'onsite-it', { tried: ' - ', needed: '' });
    expect(decided.outcome).toEqual({ ok: false, code: 'missing-context', missing: ['tried', 'needed'] });
    expect(kinds(propose(start(), technician, '2026-03-10 10:00', 'onsite-it', {}))).toEqual(['hand-off-proposed']);
  });

  it('needs the fields of its category and of those above it', () => {
    const fields = [
      { category: 'respond', fields: ['evidence', 'device'] },
      { category: 'hardware', fields: ['device', 'serial'] },
      { category: 'patching', fields: ['window'] },
    ];
    const agreement = { ...harborLane, handOff: { ...harborLane.handOff, requiredFields: fields } };
    expect(requiredFields(agreement, 'printer')).toEqual(['evidence', 'device', 'serial']);
    const life = lifeFrom('2026-03-10 09:00', 'P2').add({ kind: 'classified', changes: { category: 'printer' }, reason: '' });
    const decided = propose(life, technician, '2026-03-10 10:00', 'onsite-it', { fields: { serial: 'X1' } }, agreement);
    expect(decided.outcome).toMatchObject({ code: 'missing-context', missing: ['evidence', 'device'] });
    const filled = { evidence: 'Photo 3', fields: { serial: 'X1', device: 'Printer 4' } };
    expect(code(propose(life, technician, '2026-03-10 10:00', 'onsite-it', filled, agreement))).toBe('ok');
  });

  it('crosses the party line, to a team that exists, once', () => {
    expect(code(propose(start(), technician, '2026-03-10 10:00', 'infrastructure', {}))).toBe('same-party');
    expect(code(propose(start(), technician, '2026-03-10 10:00', 'nobody', {}))).toBe('unknown-team');
    expect(code(propose(offered(), technician, '2026-03-10 10:10', 'onsite-it', {}))).toBe('hand-off-open');
    expect(code(propose(start(), onsite, '2026-03-10 10:00', 'onsite-it', {}))).toBe('wrong-side');
    const again = offered().add({ kind: 'hand-off-withdrawn', handOff: 'h1' });
    expect(
      code(
        decideHandOff(
          state(again),
          { handOff: 'h1', toTeam: 'onsite-it', context: context() },
          desk(technician, '2026-03-10 10:30'),
          calendars,
        ),
      ),
    ).toBe('duplicate-id');
  });
});

describe('a return', () => {
  const back = (more: Partial<HandOffContext>, life = accepted()) => code(propose(life, onsite, '2026-03-10 13:30', 'service-desk', more));

  it('without new context is refused, with a changed comma too', () => {
    expect(back({})).toBe('return-without-context');
    expect(back({ tried: 'restarted it!', needed: 'Please do it yourself' })).toBe('return-without-context');
    expect(back({ reason: 'answer', tried: 'Is the port patched' })).toBe('return-without-context');
  });

  it('goes with new context, or with the answer to what was asked', () => {
    expect(back({ evidence: 'The port blinks red' })).toBe('ok');
    expect(back({ reason: 'answer', tried: 'Port 12 is patched', needed: '' })).toBe('ok');
    expect(back({ reason: 'answer', tried: '', evidence: '', needed: '' })).toBe('missing-context');
    expect(back({ fields: { device: 'Switch 3' } })).toBe('ok');
  });

  it('has an answer to give only to the party that asked', () => {
    const elsewhere = start().at('10:00').transferred('onsite-it');
    const repeated = elsewhere
      .at('10:05')
      .proposed('h0', 'service-desk', { tried: 'Port 12 is patched' })
      .add({ kind: 'hand-off-declined', handOff: 'h0', reason: 'What?' });
    expect(back({ reason: 'answer', tried: 'Port 12 is patched' }, repeated)).toBe('return-without-context');
  });

  it('has no answer to give when it came without a request, though there was one before', () => {
    const again = accepted()
      .at('11:00')
      .proposed('h0', 'service-desk', { tried: 'Port 12 is patched' })
      .by(technician)
      .accepted('h0')
      .at('12:00')
      .transferred('onsite-it');
    expect(back({ reason: 'answer', tried: 'Port 12 is patched' }, again)).toBe('return-without-context');
  });

  it('may answer with what was said before, when that was not in the request', () => {
    const declined = accepted()
      .at('11:00')
      .proposed('h0', 'service-desk', { tried: 'Port 12 is patched' })
      .add({ kind: 'hand-off-declined', handOff: 'h0', reason: 'Sure?' });
    expect(back({ reason: 'answer', tried: 'Port 12 is patched' }, declined)).toBe('ok');
    expect(back({ reason: 'skill', tried: 'Port 12 is patched' }, declined)).toBe('return-without-context');
  });

  it('goes to the person who sent it when on duty, else to the team', () => {
    const returning = accepted().by(onsite).at('14:00').proposed('h2', 'service-desk', { evidence: 'Port 12 is patched' });
    const accept = (onDuty: boolean) =>
      decideAccept(state(returning), 'h2', desk(technician, '2026-03-10 14:10'), { ...calendars, onDuty: () => onDuty });
    expect((accept(true).outcome as Granted).events).toEqual([
      { kind: 'hand-off-accepted', handOff: 'h2', automatic: false },
      { kind: 'assigned', person: 'ana' },
    ]);
    expect(kinds(accept(false))).toEqual(['hand-off-accepted']);
    const other = accepted().by(onsite).at('14:00').proposed('h2', 'infrastructure', { evidence: 'Port 12 is patched' });
    expect(kinds(decideAccept(state(other), 'h2', desk(technician, '2026-03-10 14:10'), calendars))).toEqual(['hand-off-accepted']);
  });

  it('where transfer is immediate is with that person at once', () => {
    const agreement = { ...harborLane, handOff: { ...harborLane.handOff, transfer: 'immediate' as const } };
    const decided = propose(accepted(), onsite, '2026-03-10 14:00', 'service-desk', { evidence: 'Port 12 is patched' }, agreement);
    expect(kinds(decided)).toEqual(['hand-off-proposed', 'assigned']);
  });

  it('is one only for a party that held it before: a third one did not', () => {
    expect(code(propose(accepted(), onsite, '2026-03-10 11:00', 'watch', {}, threeParties))).toBe('ok');
  });
});

describe('an answer', () => {
  it('is given by the receiving party, a decline with its reason', () => {
    expect(kinds(decideAccept(state(offered()), 'h1', desk(onsite, '2026-03-10 10:20'), calendars))).toEqual(['hand-off-accepted']);
    expect(code(decideAccept(state(offered()), 'h7', desk(onsite, '2026-03-10 10:20'), calendars))).toBe('no-such-hand-off');
    expect(code(decideDecline(state(offered()), { handOff: 'h1', reason: ' ' }, desk(onsite, '2026-03-10 10:20')))).toBe('text-missing');
    expect(kinds(decideDecline(state(offered()), { handOff: 'h1', reason: 'Not ours' }, desk(onsite, '2026-03-10 10:20')))).toEqual([
      'hand-off-declined',
    ]);
    expect(kinds(decideWithdraw(state(offered()), 'h1', desk(technician, '2026-03-10 10:20')))).toEqual(['hand-off-withdrawn']);
    expect(code(decideWithdraw(state(offered()), 'h1', desk(onsite, '2026-03-10 10:20')))).toBe('wrong-side');
  });

  it('that never comes lets it pass by itself after 30 minutes of the receiving team’s time', () => {
    const robot = (at: string) => desk(automatic, at);
    expect(code(decideLapse(state(offered()), robot('2026-03-10 10:29'), calendars))).toBe('not-due');
    expect(code(decideLapse(state(offered()), robot('2026-03-10 10:30'), calendars))).toBe('ok');
    const late = decideLapse(state(offered()), robot('2026-03-10 12:00'), calendars);
    expect(late.outcome).toMatchObject({
      ok: true,
      at: local('2026-03-10 10:30'),
      events: [{ kind: 'hand-off-accepted', automatic: true }],
    });
    const evening = start().at('16:45').proposed('h1', 'onsite-it');
    expect(lapsesAt(state(evening), harborLane, calendars)).toBe(local('2026-03-11 08:15'));
    expect(lapsesAt(state(start()), harborLane, calendars)).toBeNull();
  });

  it('is stamped no earlier than what happened since, and never falls due for a team without hours', () => {
    const noted = offered().at('10:40').message('shared');
    expect(decideLapse(state(noted), desk(automatic, '2026-03-10 12:00'), calendars).outcome).toMatchObject({
      at: local('2026-03-10 10:40'),
    });
    const never = calendarSet(neverOpen);
    expect(lapsesAt(state(offered()), neverOpen, never)).toBe('never');
    expect(code(decideLapse(state(offered()), desk(automatic, '2027-03-10 12:00', neverOpen), never))).toBe('not-due');
  });

  it('reaches a team on call at night', () => {
    const night = lifeFrom('2026-03-08 03:30', 'P1').transferred('onsite-it').by(onsite).proposed('h1', 'infrastructure');
    expect(lapsesAt(state(night), harborLane, calendars)).toBe(local('2026-03-08 04:00'));
  });
});

describe('the ball in court, a Tuesday, P2', () => {
  const life = accepted().at('11:00').waiting().by(requester).at('13:00').message('requester').resumed().by(onsite).at('14:00');
  const done = life
    .proposed('h2', 'service-desk', { reason: 'answer', evidence: 'Port 12 is patched' })
    .by(technician)
    .at('14:10')
    .accepted('h2')
    .at('15:00')
    .resolved();
  const openTime = (team: string, from: number, to: number) => calendars.duty(team).elapsed(from, to);

  it('is one bounce of 110 minutes of Onsite IT’s time, routed there by hand', () => {
    const { bounces } = state(done);
    expect(bounces).toMatchObject([{ from: { team: 'onsite-it' }, backTo: { team: 'service-desk' }, rule: null, reason: 'answer' }]);
    const cost = bounceCost(state(done), bounces[0]!, ['requester'], openTime);
    expect([cost.totalMs, [...cost.byParty]]).toEqual([110 * MINUTE, [['internal', 110 * MINUTE]]]);
    expect(bounceCost(state(done), bounces[0]!, [], openTime).totalMs).toBe(230 * MINUTE);
  });

  it('costs only open hours, and books an open question on the party that was asked', () => {
    const night = start()
      .at('16:00')
      .transferred('onsite-it')
      .by(onsite)
      .at('16:30')
      .waiting('other-party', 'northwind')
      .at('2026-03-11 09:00')
      .transferred('service-desk');
    const cost = bounceCost(state(night), state(night).bounces[0]!, ['requester'], openTime);
    expect([...cost.byParty]).toEqual([
      ['internal', 30 * MINUTE],
      ['northwind', 90 * MINUTE],
    ]);
  });

  it('does not cost the time in which the ticket was resolved', () => {
    const rested = start()
      .at('10:00')
      .transferred('onsite-it')
      .by(onsite)
      .at('11:00')
      .resolved()
      .by(requester)
      .at('13:00')
      .reopened()
      .by(onsite)
      .at('13:30')
      .transferred('service-desk');
    expect(bounceCost(state(rested), state(rested).bounces[0]!, [], openTime).totalMs).toBe(90 * MINUTE);
  });

  it('calls in the leads at the second bounce', () => {
    expect(leadsCalledIn(state(done), harborLane).outcome).toBe(false);
    const twice = done.by(requester).at('16:00').reopened().by(technician).transferred('onsite-it');
    const decided = leadsCalledIn(state(twice), harborLane);
    expect(decided.outcome).toBe(true);
    expect(decided.causes.map((cause) => cause.text)).toEqual([
      'Back to Northwind IT from Harbor Lane',
      'Back to Harbor Lane from Northwind IT',
    ]);
  });

  it('calls them in again after as many bounces more, and not in between', () => {
    const life = new Life().at('2026-03-10 09:00').created('P2').routed('service-desk');
    const called: number[] = [];
    for (let minute = 1; minute <= 9; minute++) {
      life.at(`10:0${minute}`).transferred(minute % 2 === 1 ? 'onsite-it' : 'service-desk');
      for (const body of callLeadsIn(state(life), harborLane)) {
        called.push(state(life).bounces.length);
        life.add(body);
      }
    }
    expect([state(life).bounces.length, called]).toEqual([8, [2, 4, 6, 8]]);
  });
});
