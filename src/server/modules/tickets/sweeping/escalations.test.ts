/** What falls due by the passing of time, on a real database: once each, in order, told to the right people in their hours. */
import { expect, test } from 'vitest';
import { createTicket, getTicket, resolveTicket, waitTicket } from '../../../../contract/tickets.js';
import type { EscalationStep } from '../../../../core/agreement/agreement.js';
import { harborLane } from '../../../../core/testing/harbor-lane.js';
import { local } from '../../../../core/testing/ticket-builder.js';
import { DAY, MINUTE } from '../../../../core/time.js';
import { testApp } from '../../../testing/test-app.js';
import { saveVersion } from '../../agreements/index.js';
import { sweepEscalations } from './sweep-escalations.js';
import { sweep } from './sweeper.js';

const step = (id: string, atPercent: number, more: Partial<EscalationStep> = {}): EscalationStep => ({
  id,
  clock: 'resolve',
  atPercent,
  priorities: null,
  notify: [],
  leads: false,
  wake: false,
  ...more,
});
const escalation = [
  step('half', 50, { notify: ['onsite-it'] }),
  step('breach', 100, { leads: true }),
  step('loud', 75, { notify: ['infrastructure', 'service-desk'], wake: true }),
];

const app = await testApp();
const params = { partnership: app.partnership };
await app.app.services.db.write(app.partnership, (tx) =>
  saveVersion(tx, app.partnership, {
    agreement: { ...harborLane, escalation },
    file: 'steps',
    state: 'effective',
    effectiveAt: 1,
    now: app.clock.now(),
    by: null,
  }),
);
const desk = await app.as('provider-technician', { teams: ['service-desk'] });
const otto = await app.as('internal-technician', { teams: ['onsite-it'] });
const first = await app.as('provider-technician', { name: 'first', teams: ['infrastructure'] });
const second = await app.as('provider-technician', { name: 'second', teams: ['infrastructure'] });
const lead = await app.as('internal-lead', { teams: ['onsite-it'] });
const { services } = app.app;

/** A P1 runs around the clock for four hours: Sunday 00:30 makes steps at 02:30, 03:30 (the hour of 2 is skipped) and 04:30. */
async function ticket(at: string, more: object = {}) {
  app.clock.set(local(at));
  const body = {
    subject: 'Something',
    text: 'Something',
    category: 'password-reset',
    impact: 'high' as const,
    urgency: 'high' as const,
    ...more,
  };
  const { id } = await desk.call(createTicket, { params, body });
  return { params: { ...params, ticket: id }, id };
}
const fallen = async (where: Awaited<ReturnType<typeof ticket>>) =>
  (await desk.call(getTicket, { params: where.params })).events.filter((event) => event.by.kind === 'system' && event.kind !== 'routed');
const notices = (person: { id: string }, of: string) =>
  services.db.read(app.partnership, (read) =>
    read
      .selectFrom('notices')
      .select(['kind', 'due_at', 'wakes'])
      .where('partnership_id', '=', app.partnership)
      .where('person_id', '=', person.id)
      .where('ticket_id', '=', of)
      .orderBy('due_at')
      .orderBy('kind')
      .execute(),
  );
const together = async () => (await Promise.all([1, 2, 3, 4].map(() => sweepEscalations(services)))).reduce((sum, one) => sum + one, 0);

test('after an outage of three days each step fires once, in order, with the instant it was due, however many sweep', async () => {
  const all = await Promise.all([1, 2, 3].map(() => ticket('2026-03-08 00:30')));
  app.clock.set(local('2026-03-11 00:30'));
  expect(await together()).toBeGreaterThanOrEqual(3);
  expect(await together()).toBe(0);
  for (const where of all) {
    const events = await fallen(where);
    expect(events.flatMap((one) => (one.kind === 'escalated' ? [[one.step, one.at, one.dueAt, one.toldAt]] : []))).toEqual([
      ['half', local('2026-03-08 03:30'), local('2026-03-08 03:30'), app.clock.now()],
      ['loud', local('2026-03-08 04:30'), local('2026-03-08 04:30'), app.clock.now()],
      ['breach', local('2026-03-08 05:30'), local('2026-03-08 05:30'), app.clock.now()],
    ]);
    expect(events.map((one) => one.seq)).toEqual(events.map((_, place) => events[0]!.seq + place));
  }
});

test('people are told in their hours, unless the step wakes; the next in line is woken until somebody takes notice', async () => {
  const where = await ticket('2026-06-07 00:30');
  app.clock.set(local('2026-06-07 02:30'));
  await together();
  // Sunday night: Onsite IT opens on Monday.
  expect(await notices(otto, where.id)).toEqual([{ kind: 'ticket.escalated', due_at: local('2026-06-08 08:00'), wakes: false }]);
  app.clock.set(local('2026-06-07 03:30'));
  await together();
  const woken = [{ kind: 'ticket.woken', due_at: local('2026-06-07 03:30'), wakes: true }];
  // The week from Monday 2026-06-01 is the second person's.
  expect(await notices(second, where.id)).toEqual(woken);
  expect(await notices(first, where.id)).toEqual([]);
  expect(await notices(desk, where.id)).toEqual([{ kind: 'ticket.escalated', due_at: local('2026-06-07 03:30'), wakes: true }]);
  app.clock.set(local('2026-06-07 03:44'));
  expect(await together()).toBe(0);
  app.clock.set(local('2026-06-07 03:45'));
  expect(await together()).toBe(1);
  expect(await notices(first, where.id)).toEqual([{ ...woken[0], due_at: local('2026-06-07 03:45') }]);
  app.clock.set(local('2026-06-07 04:30'));
  await together();
  // As a member of Onsite IT at the half, as a lead at the breach.
  const inTheMorning = { kind: 'ticket.escalated', due_at: local('2026-06-08 08:00'), wakes: false };
  expect(await notices(lead, where.id)).toEqual([inTheMorning, inTheMorning]);
});

test('whoever changes a ticket finds in its history first what was due before, and nothing after its end', async () => {
  const where = await ticket('2026-09-13 00:30');
  app.clock.set(local('2026-09-13 02:40'));
  const { events, seq } = await desk.call(resolveTicket, { params: where.params, body: { note: 'Done' } });
  expect(events.slice(-3).map((one) => [one.kind, one.at, one.seq])).toEqual([
    ['escalated', local('2026-09-13 02:30'), seq - 2],
    ['messaged', local('2026-09-13 02:40'), seq - 1],
    ['resolved', local('2026-09-13 02:40'), seq],
  ]);
  app.clock.set(local('2026-09-16 02:40'));
  await together();
  expect((await desk.call(getTicket, { params: where.params })).seq).toBe(seq);
});

test('a ticket nobody owns tells the leads, one nobody touched its team, one whose wait is over the team: once each', async () => {
  const at = '2026-11-10 10:00';
  const [unowned, untouched, late] = [
    await ticket(at, { category: 'backup' }),
    await ticket(at, { impact: 'low', urgency: 'low' }),
    await ticket(at),
  ];
  await desk.call(waitTicket, { params: late.params, body: { on: 'scheduled', until: local('2026-11-10 12:00') } });
  await together();
  expect(await notices(lead, unowned.id)).toEqual([{ kind: 'ticket.unowned', due_at: local(at), wakes: false }]);
  app.clock.set(local('2026-11-10 12:00') + 3 * MINUTE);
  await sweep(services);
  expect(await notices(desk, late.id)).toMatchObject([{ kind: 'ticket.late' }]);
  app.clock.set(local(at) + DAY);
  for (let i = 0; i < 3; i += 1) await together();
  expect(await notices(desk, untouched.id)).toEqual([{ kind: 'ticket.untouched', due_at: local(at) + DAY, wakes: false }]);
  expect(await fallen(untouched)).toMatchObject([{ kind: 'surfaced', what: 'untouched', since: local(at) + DAY }]);
});
