/** Commands on a ticket: what they append, and what they refuse with which reason. */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../decision.js';
import type { RouteOutcome } from '../routing/outcome.js';
import { harborLane, owns } from '../testing/harbor-lane.js';
import { threeParties } from '../testing/ticket-agreements.js';
import { automatic, classification, type Life, lifeFrom, local, onsite, requester, technician } from '../testing/ticket-builder.js';
import { decideClassify, decideMoveAgreement } from './decide-classify.js';
import { decideCreate } from './decide-create.js';
import { decideReopen, decideResolve } from './decide-ending.js';
import { decideAssign, decideResumeOnTime, decideTransfer, decideWait } from './decide-holding.js';
import { decideMessage } from './decide-message.js';
import { decideMark, decideMarkAnswer, decideMarkVerdict } from './decide-not-accountable.js';
import type { Decided } from './decided.js';
import type { Desk } from './desk.js';
import type { Actor, Audience } from './event.js';
import { foldTicket } from './fold.js';

const NOW = '2026-03-10 12:00';
const desk = (by: Actor, at = NOW, more: Partial<Desk> = {}): Desk => ({ agreement: harborLane, by, lead: false, now: local(at), ...more });
const state = (life: Life) => foldTicket(life.events);
const start = () => lifeFrom('2026-03-10 09:00', 'P2');
const events = (decided: Decided) => (decided.outcome.ok ? decided.outcome.events : []);
const kinds = (decided: Decided) => events(decided).map((event) => event.kind);
const code = (decided: Decided) => (decided.outcome.ok ? 'ok' : decided.outcome.code);

const routed = (rule: string, team: string): Decision<RouteOutcome> => ({
  outcome: { ...owns(team), owned: true, rule, cell: null, team, policy: 'standard' },
  causes: [{ code: 'route.rule', ref: rule, text: `Rule ${rule}` }],
});
const unowned: Decision<RouteOutcome> = { outcome: { owned: false }, causes: [{ code: 'route.none', ref: null, text: 'No rule' }] };

describe('creating', () => {
  const create = (route: Decision<RouteOutcome>, subject = 'Dead printer') =>
    decideCreate({ subject, requester: 'rita', classification: classification('P2'), route, access: null }, desk(requester));

  it('routes in the same breath, with the causes on record', () => {
    const decided = create(routed('r1', 'service-desk'));
    expect(events(decided)).toMatchObject([
      { kind: 'created', subject: 'Dead printer', priority: 'P2', agreementVersion: 1 },
      { kind: 'routed', team: 'service-desk', party: 'northwind', rule: 'r1', policy: 'standard', causes: [{ ref: 'r1' }] },
    ]);
    expect(decided.causes).toMatchObject([{ ref: 'r1' }]);
  });

  it('without a rule is routed to nobody; without a subject refused', () => {
    expect(events(create(unowned))[1]).toMatchObject({ kind: 'routed', team: null, party: null, rule: null, policy: 'standard' });
    expect(create(routed('r1', 'service-desk'), '  ').outcome).toMatchObject({ code: 'text-missing', missing: ['subject'] });
  });
});

describe('writing', () => {
  const write = (life: Life, by: Actor, audience: Audience) => decideMessage(state(life), { message: 'm1', audience }, desk(by));
  const waiting = () => start().at('10:00').waiting();
  const asking = () => start().at('10:00').waiting('other-party', 'internal');

  it('the requester’s word ends a wait on him, nobody else’s', () => {
    expect(kinds(write(waiting(), requester, 'requester'))).toEqual(['messaged', 'resumed']);
    expect(kinds(write(waiting(), technician, 'requester'))).toEqual(['messaged']);
    expect(kinds(write(asking(), requester, 'requester'))).toEqual(['messaged']);
    expect(kinds(write(start(), requester, 'requester'))).toEqual(['messaged']);
  });

  it('the asked party’s word ends a wait on it, unless it keeps it to itself', () => {
    expect(kinds(write(asking(), onsite, 'shared'))).toEqual(['messaged', 'resumed']);
    expect(kinds(write(asking(), onsite, 'own-party'))).toEqual(['messaged']);
    expect(kinds(write(asking(), technician, 'shared'))).toEqual(['messaged']);
  });

  it('does not reopen a resolved ticket', () => {
    expect(kinds(write(start().at('10:00').resolved(), requester, 'requester'))).toEqual(['messaged']);
  });

  it('the requester and automatic mail have no circle of their own', () => {
    expect(code(write(start(), requester, 'shared'))).toBe('audience');
    expect(code(write(start(), automatic, 'own-party'))).toBe('audience');
    expect(code(write(start(), automatic, 'shared'))).toBe('ok');
  });
});

describe('holding', () => {
  it('assigns a person once', () => {
    expect(kinds(decideAssign(state(start()), 'ana', desk(technician)))).toEqual(['assigned']);
    expect(code(decideAssign(state(start()), null, desk(technician)))).toBe('nothing-changes');
  });

  it('gives it to teams of the same party; unowned, to one’s own', () => {
    expect(kinds(decideTransfer(state(start()), 'infrastructure', desk(technician)))).toEqual(['transferred']);
    expect(code(decideTransfer(state(start()), 'service-desk', desk(technician)))).toBe('same-team');
    expect(code(decideTransfer(state(start()), 'onsite-it', desk(technician)))).toBe('other-party');
    expect(code(decideTransfer(state(start()), 'nobody', desk(technician)))).toBe('unknown-team');
    const nobodys = start().routed(null, null);
    expect(events(decideTransfer(state(nobodys), 'onsite-it', desk(onsite)))).toEqual([
      { kind: 'transferred', team: 'onsite-it', party: 'internal' },
    ]);
    expect(code(decideTransfer(state(nobodys), 'service-desk', desk(onsite)))).toBe('other-party');
  });

  const wait = (more: object, agreement = harborLane) =>
    decideWait(state(start()), { on: 'requester', until: null, note: '', party: null, ...more }, desk(technician, NOW, { agreement }));

  it('waits until a moment to come, and says which party is asked', () => {
    expect(events(wait({}))).toEqual([{ kind: 'waiting', on: 'requester', until: null, note: '' }]);
    expect(wait({ on: 'scheduled' }).outcome).toMatchObject({ code: 'text-missing', missing: ['until'] });
    expect(code(wait({ on: 'scheduled', until: local(NOW) }))).toBe('bad-interval');
    expect(events(wait({ on: 'other-party' }))).toMatchObject([{ party: 'internal' }]);
    expect(code(wait({ on: 'other-party' }, threeParties))).toBe('unknown-party');
    expect(events(wait({ on: 'other-party', party: 'keystone' }, threeParties))).toMatchObject([{ party: 'keystone' }]);
    expect(code(wait({ on: 'other-party', party: 'northwind' }))).toBe('unknown-party');
  });

  it('goes on at the agreed time, however late that is noticed', () => {
    const until = local('2026-03-10 11:00');
    const life = start().at('10:00').add({ kind: 'waiting', on: 'scheduled', until, note: '' });
    expect(decideResumeOnTime(state(life), desk(automatic)).outcome).toMatchObject({ ok: true, at: until, events: [{ kind: 'resumed' }] });
    expect(code(decideResumeOnTime(state(life), desk(automatic, '2026-03-10 10:59')))).toBe('not-due');
    expect(code(decideResumeOnTime(state(start().waiting()), desk(automatic)))).toBe('not-due');
  });
});

describe('classifying', () => {
  const change = (life: Life, changes: object, route: Decision<RouteOutcome>, by: Actor = technician, reason = '') =>
    decideClassify(state(life), { changes, reason, route, access: null }, desk(by));

  it('under another rule moves to its team at once', () => {
    const decided = change(start(), { category: 'printer' }, routed('r2', 'onsite-it'));
    expect(events(decided)).toMatchObject([
      { kind: 'classified', changes: { category: 'printer' } },
      { kind: 'routed', team: 'onsite-it', rule: 'r2' },
    ]);
    expect(events(change(start(), { category: 'run' }, unowned))[1]).toMatchObject({ kind: 'routed', team: null });
  });

  it('under the same rule stays with whoever has it by hand', () => {
    const handed = start().at('10:00').transferred('onsite-it');
    expect(kinds(change(handed, { tier: 2 }, routed('r1', 'service-desk'), onsite))).toEqual(['classified']);
  });

  it('never brings it back across the party line without a hand-off', () => {
    const handed = start().at('10:00').routed('onsite-it', 'r2').by(onsite).at('11:00').message('shared');
    const decided = change(handed, { category: 'password-reset' }, routed('r1', 'service-desk'), onsite);
    expect(events(decided)[1]).toMatchObject({ kind: 'routed', team: 'onsite-it', party: 'internal', rule: 'r1' });
    expect(decided.causes.at(-1)).toMatchObject({ code: 'route.kept', ref: 'service-desk' });
    expect(state(handed.add(events(decided)[1]!))).toMatchObject({
      holder: { team: 'onsite-it' },
      rule: 'r1',
      accountable: 'service-desk',
      bounces: [],
    });
  });

  it('takes back an open hand-off when the ticket moves, and only then', () => {
    const offered = () => start().at('10:00').proposed('h1', 'onsite-it');
    expect(kinds(change(offered(), { category: 'patching' }, routed('r5', 'infrastructure')))).toEqual([
      'classified',
      'hand-off-withdrawn',
      'routed',
    ]);
    expect(kinds(change(offered(), { category: 'erp' }, routed('r9', 'service-desk')))).toEqual(['classified', 'routed']);
  });

  it('asks for a reason when the priority changes, and refuses what changes nothing', () => {
    expect(change(start(), { priority: 'P1' }, routed('r1', 'service-desk')).outcome).toMatchObject({
      code: 'text-missing',
      missing: ['reason'],
    });
    expect(kinds(change(start(), { priority: 'P1' }, routed('r1', 'service-desk'), technician, 'The plant stands still'))).toEqual([
      'classified',
    ]);
    expect(code(change(start(), { priority: 'P2', attributes: { group: null } }, routed('r1', 'service-desk')))).toBe('nothing-changes');
    expect(
      events(change(start(), { site: 'main', attributes: { group: 'vip' }, priority: 'P2' }, routed('r1', 'service-desk'))),
    ).toMatchObject([{ changes: { site: 'main', attributes: { group: 'vip' } } }]);
  });

  it('moves to another version of the agreement once', () => {
    const lead = desk(technician, NOW, { lead: true });
    expect(kinds(decideMoveAgreement(state(start()), { agreementVersion: 2, policy: 'standard' }, lead))).toEqual(['agreement-moved']);
    expect(code(decideMoveAgreement(state(start()), { agreementVersion: 1, policy: 'standard' }, lead))).toBe('nothing-changes');
  });
});

describe('ending', () => {
  it('says what was done, and takes back an open hand-off', () => {
    expect(decideResolve(state(start()), ' ', desk(technician)).outcome).toMatchObject({ code: 'text-missing', missing: ['note'] });
    expect(kinds(decideResolve(state(start().at('10:00').proposed('h1', 'onsite-it')), 'New cable', desk(technician)))).toEqual([
      'hand-off-withdrawn',
      'resolved',
    ]);
  });

  it('reopens with a reason', () => {
    const resolved = state(start().at('10:00').resolved());
    expect(code(decideReopen(resolved, '', desk(requester)))).toBe('text-missing');
    expect(kinds(decideReopen(resolved, 'It is back', desk(requester)))).toEqual(['reopened']);
  });
});

describe('not being accountable', () => {
  const life = () => start().at('11:00').transferred('onsite-it');
  const mark = (from: string, to: string | null, by: Actor = technician, reason = 'No power') =>
    decideMark(
      state(life()),
      { interval: 'n1', from: local(`2026-03-10 ${from}`), to: to === null ? null : local(`2026-03-10 ${to}`), reason },
      desk(by),
    );

  it('is claimed for time that one’s party held the ticket', () => {
    expect(events(mark('09:30', '10:30'))).toMatchObject([{ kind: 'not-accountable-marked', party: 'northwind' }]);
    expect(code(mark('11:00', '11:30'))).toBe('bad-interval');
    expect(code(mark('10:30', '11:30'))).toBe('ok');
    expect(code(mark('08:00', '10:00'))).toBe('bad-interval');
    expect(code(mark('10:00', '10:00'))).toBe('bad-interval');
    expect(code(mark('10:00', '13:00'))).toBe('bad-interval');
    expect(code(mark('09:30', null, onsite))).toBe('ok');
    expect(code(mark('09:30', '11:00', onsite))).toBe('bad-interval');
    expect(code(mark('09:30', '10:00', technician, ''))).toBe('text-missing');
  });

  const claimed = () =>
    life()
      .at('12:00')
      .add({
        kind: 'not-accountable-marked',
        interval: 'n1',
        party: 'northwind',
        from: local('2026-03-10 09:30'),
        to: null,
        reason: 'No power',
      });
  const answer = (one: Life, by: Actor, said: 'accepted' | 'disputed', reason = 'It was on', interval = 'n1') =>
    decideMarkAnswer(state(one), { interval, answer: said, reason }, desk(by));

  it('is answered by the other party, a dispute with its reason, once', () => {
    expect(kinds(answer(claimed(), onsite, 'accepted', ''))).toEqual(['not-accountable-answered']);
    expect(code(answer(claimed(), onsite, 'disputed', ''))).toBe('text-missing');
    expect(code(answer(claimed(), technician, 'accepted'))).toBe('no-such-interval');
    expect(code(answer(claimed(), onsite, 'accepted', '', 'n7'))).toBe('no-such-interval');
    expect(
      code(decideMark(state(claimed()), { interval: 'n1', from: local('2026-03-10 10:00'), to: null, reason: 'Again' }, desk(technician))),
    ).toBe('duplicate-id');
  });

  it('disputed is decided by leads of the two parties, until they agree', () => {
    const disputed = () =>
      claimed().by(onsite).add({ kind: 'not-accountable-answered', interval: 'n1', answer: 'disputed', reason: 'It was on' });
    const verdict = (one: Life, by: Actor, lead = true, reason = 'We looked') =>
      decideMarkVerdict(state(one), { interval: 'n1', stands: true, reason }, desk(by, NOW, { lead, agreement: threeParties }));
    expect(kinds(verdict(disputed(), technician))).toEqual(['not-accountable-decided']);
    expect(code(verdict(disputed(), technician, false))).toBe('wrong-side');
    expect(code(verdict(disputed(), technician, true, ''))).toBe('text-missing');
    expect(code(verdict(disputed(), { kind: 'team', person: 'kim', party: 'keystone' }))).toBe('no-such-interval');
    expect(code(verdict(claimed(), technician))).toBe('no-such-interval');
    const once = disputed().add({ kind: 'not-accountable-decided', interval: 'n1', stands: true, reason: '' });
    expect(state(once).notAccountable[0]?.outcome).toBe('open');
    expect(kinds(verdict(once, technician))).toEqual(['not-accountable-decided']);
    const other = disputed().add({ kind: 'not-accountable-decided', interval: 'n1', stands: false, reason: '' }).by(technician);
    const apart = other.add({ kind: 'not-accountable-decided', interval: 'n1', stands: true, reason: '' });
    expect(state(apart).notAccountable[0]?.outcome).toBe('open');
    const convinced = apart.by(onsite).add({ kind: 'not-accountable-decided', interval: 'n1', stands: true, reason: '' });
    expect(state(convinced).notAccountable[0]).toMatchObject({
      outcome: 'stands',
      verdicts: [{ party: 'northwind' }, { party: 'internal' }],
    });
    const settled = once.by(technician).add({ kind: 'not-accountable-decided', interval: 'n1', stands: true, reason: '' });
    expect(state(settled).notAccountable[0]?.outcome).toBe('stands');
    expect(code(verdict(settled, technician))).toBe('no-such-interval');
  });
});
