import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { windowLookup } from '../calendar/windows.js';
import { compileRouter } from '../routing/router.js';
import { calendarSet } from '../sla/calendars.js';
import { clockTotals } from '../sla/clocks.js';
import { harborLane, owns, row } from '../testing/harbor-lane.js';
import { context, Life, local, technician } from '../testing/ticket-builder.js';
import { foldTicket } from '../tickets/fold.js';
import { HOUR } from '../time.js';
import { type MoveTarget, planMove, previewMove } from './ticket-move.js';

const target = (agreement: Agreement): MoveTarget => ({
  version: 2,
  agreement,
  router: compileRouter(agreement),
  windows: windowLookup(agreement.windows),
});
const next = (more: Partial<Agreement>): MoveTarget => target({ ...harborLane, version: 2, ...more });
const printer = () => new Life().at('2026-03-09 09:00').created('P2', { category: 'printer' }).routed('service-desk');
const asking = { by: technician, now: local('2026-03-09 10:00') };
const preview = (to: MoveTarget, life = printer()) => previewMove(life.events, harborLane, to, asking);

describe('a move', () => {
  test('to a version that says the same changes nothing', () => {
    expect(preview(next({ rules: [row('r1', 'respond', owns('service-desk'))] }))).toEqual({
      ok: true,
      named: null,
      otherParty: false,
      clocks: [],
    });
  });

  test('leaves it with its holder, and says whom the version names', () => {
    expect(preview(target(harborLane))).toEqual({
      ok: true,
      named: { team: 'onsite-it', party: 'internal' },
      otherParty: true,
      clocks: [],
    });
    const sameParty = next({ rules: [row('r1', 'respond', owns('infrastructure'))] });
    expect(preview(sameParty)).toMatchObject({ named: { team: 'infrastructure' }, otherParty: false });
    expect(preview(next({ rules: [] }))).toMatchObject({ ok: true, named: { team: null, party: null }, otherParty: true });
  });

  test('counts its clocks from its start: the preview is what the move then does', () => {
    const [standard] = harborLane.policies;
    const faster = { ...standard!, targets: standard!.targets.map((one) => ({ ...one, resolveMs: one.resolveMs! / 2 })) };
    const to = next({ policies: [faster] });
    const shown = preview(to);
    expect(shown).toMatchObject({
      clocks: [{ kind: 'resolve', before: local('2026-03-09 17:00'), after: local('2026-03-09 13:00') }],
    });
    const life = printer().at('2026-03-09 10:00').add({ kind: 'agreement-moved', agreementVersion: 2, policy: 'standard' });
    const { clocks } = clockTotals(life.events, to.agreement, calendarSet(to.agreement), asking.now)!;
    expect(clocks.find((one) => one.kind === 'resolve')).toMatchObject({ dueAt: local('2026-03-09 13:00'), targetMs: 4 * HOUR });
  });

  test('a clock on other hours is due at another time; one that is paused gets another target', () => {
    const [standard] = harborLane.policies;
    const always = { ...standard!, targets: standard!.targets.map((one) => ({ ...one, calendar: 'always', respondMs: null })) };
    const late = new Life().at('2026-03-09 14:00').created('P2', { category: 'printer' }).routed('service-desk');
    const shown = previewMove(late.events, harborLane, next({ policies: [always] }), { ...asking, now: local('2026-03-09 15:00') });
    expect(shown.ok && shown.clocks.find((one) => one.kind === 'resolve')).toEqual({
      kind: 'resolve',
      before: local('2026-03-10 13:00'),
      after: local('2026-03-09 22:00'),
    });
    const faster = { ...standard!, targets: standard!.targets.map((one) => ({ ...one, resolveMs: one.resolveMs! / 2 })) };
    const waiting = printer().add({ kind: 'waiting', on: 'requester', until: null, note: '' });
    expect(preview(next({ policies: [faster] }), waiting)).toMatchObject({ clocks: [{ kind: 'resolve', before: null, after: null }] });
  });

  test('a clock that begins or ends with it is told', () => {
    const [standard] = harborLane.policies;
    const updates = { ...standard!, targets: standard!.targets.map((one) => ({ ...one, respondMs: null, updateMs: HOUR })) };
    const shown = preview(next({ policies: [updates] }));
    expect(shown.ok ? shown.clocks.map((one) => [one.kind, one.before === null, one.after === null]) : shown).toEqual([
      ['respond', false, true],
    ]);
  });
});

describe('it stays where it is', () => {
  const obstacle = (to: MoveTarget, life = printer()) => {
    const plan = planMove(foldTicket(life.events), to);
    return plan.ok ? null : plan.obstacle;
  };

  test('with a category that the version does not have', () => {
    const categories = harborLane.categories.filter((one) => one.id !== 'printer');
    expect(obstacle(next({ categories }))).toMatchObject({
      code: 'move.unknown-value',
      ref: 'printer',
      text: 'There is no category "printer"',
    });
  });

  test('with a system that it does not have', () => {
    const life = new Life().at('2026-03-09 09:00').created('P2', { system: 'erp-server' }).routed('service-desk');
    expect(obstacle(next({ systems: [] }), life)).toMatchObject({ code: 'move.unknown-value', ref: 'erp-server' });
  });

  test('with a team that it does not have, which holds it or is asked to take it', () => {
    const without = (id: string) => next({ teams: harborLane.teams.filter((team) => team.id !== id) });
    expect(obstacle(without('service-desk'))).toMatchObject({ code: 'move.team-gone', ref: 'service-desk' });
    expect(preview(without('service-desk'))).toMatchObject({ ok: false, obstacle: { ref: 'service-desk' } });
    const asked = printer().add({
      kind: 'hand-off-proposed',
      handOff: 'h1',
      toTeam: 'onsite-it',
      toParty: 'internal',
      context: context(),
      transfer: 'on-acceptance',
    });
    expect(obstacle(without('onsite-it'), asked)).toMatchObject({ code: 'move.team-gone', ref: 'onsite-it' });
    expect(obstacle(target(harborLane), asked)).toBeNull();
  });
});
