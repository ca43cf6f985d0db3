/** Who is on call as it is arranged, wakes that somebody takes notice of, notices, and who may not. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../contract/errors.js';
import { acknowledgeEscalation, listEscalations } from '../../../contract/escalations.js';
import { countNotices, listNotices, readNotices } from '../../../contract/notices.js';
import { changeOnCallSettings, getOnCall, makeOverride, removeOverride } from '../../../contract/on-call.js';
import { createTicket, getTicket } from '../../../contract/tickets.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { local } from '../../../core/testing/ticket-builder.js';
import { DAY, HOUR, MINUTE } from '../../../core/time.js';
import { testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { saveVersion } from '../agreements/index.js';
import { forgetOld, KEPT_MS, notify } from '../notices/index.js';
import { sweepEscalations } from '../tickets/index.js';

const app = await testApp();
const { services } = app.app;
const params = { partnership: app.partnership };
const escalation = [
  { id: 'loud', clock: 'resolve' as const, atPercent: 50, priorities: null, notify: ['infrastructure'], leads: false, wake: true },
];
const other = await app.newPartnership('Elsewhere');
const agreement = { ...harborLane, escalation };
await services.db.write(app.partnership, (tx) =>
  saveVersion(tx, app.partnership, { agreement, file: 'wake', state: 'effective', effectiveAt: 1, now: app.clock.now(), by: null }),
);
const desk = await app.as('provider-technician', { teams: ['service-desk'] });
const first = await app.as('provider-technician', { name: 'First', teams: ['infrastructure'] });
const second = await app.as('provider-technician', { name: 'second', teams: ['infrastructure'] });
const lead = await app.as('provider-lead', { teams: ['service-desk'] });
const otto = await app.as('internal-technician', { teams: ['onsite-it'] });
const rita = await app.as('requester');
const stranger = await app.as('internal-lead', { partnership: other });
const problem = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ProblemError ? error.problem : null;
};
const team = async () => (await first.call(getOnCall, { params })).teams.find((one) => one.team === 'infrastructure')!;
const ofTeam = { ...params, team: 'infrastructure' };

describe('on call', () => {
  test('turns of the agreement find their people, begin at the hand-over time, and give way to swaps', async () => {
    // A Monday; the week from 2026-06-01 is the second person's, the next the first's.
    app.clock.set(local('2026-06-08 08:00'));
    expect(await team()).toMatchObject({ handOverMinute: 0, wakeNextMs: 15 * MINUTE, inHours: true, unknown: [] });
    expect((await team()).shifts[0]).toMatchObject({
      person: { id: first.id, name: 'First' },
      insteadOf: null,
      to: local('2026-06-15 00:00'),
    });
    const settings = { handOverMinute: 9 * 60, wakeNextMs: 10 * MINUTE };
    await lead.call(changeOnCallSettings, { params: ofTeam, body: settings });
    expect(await team()).toMatchObject(settings);
    expect((await team()).shifts.slice(0, 2)).toMatchObject([
      { person: { id: second.id }, to: local('2026-06-08 09:00') },
      { person: { id: first.id }, from: local('2026-06-08 09:00') },
    ]);
    const swap = {
      person: second.id,
      insteadOf: first.id,
      from: local('2026-06-10 18:00'),
      to: local('2026-06-10 22:00'),
      reason: 'School',
    };
    const { id } = await first.call(makeOverride, { params: ofTeam, body: swap });
    const arranged = await team();
    expect(arranged.shifts[2]).toMatchObject({ from: swap.from, to: swap.to, person: { id: second.id }, insteadOf: { id: first.id } });
    expect(arranged.overrides).toMatchObject([{ id, reason: 'School', madeBy: { id: first.id } }]);
    expect((await first.call(makeOverride, { params: ofTeam, body: swap })).id).toBe(id);
    // Why somebody stands in is no business of the other party.
    const ofOthers = (await otto.call(getOnCall, { params })).teams.find((one) => one.team === 'infrastructure')!;
    expect(ofOthers.overrides).toMatchObject([{ id, person: { id: second.id }, reason: '' }]);
    expect((await second.call(listNotices, { params, query: {} })).items).toMatchObject([
      { kind: 'on-call.arranged', ticket: null, read: false },
    ]);
    await second.call(removeOverride, { params: { ...params, override: id } });
    await second.call(removeOverride, { params: { ...params, override: id } });
    expect((await team()).overrides).toEqual([]);
  });

  test('a swap that cannot be says all that is wrong with it', async () => {
    const body = { person: desk.id, insteadOf: desk.id, from: app.clock.now(), to: app.clock.now() - HOUR, reason: '' };
    const places = (await problem(first.call(makeOverride, { params: ofTeam, body })))?.places.map((one) => one.path.at(-1));
    expect(places).toEqual(['person', 'insteadOf', 'insteadOf', 'to']);
    const long = { person: second.id, insteadOf: null, from: app.clock.now(), to: app.clock.now() + 93 * DAY, reason: '' };
    expect((await problem(first.call(makeOverride, { params: ofTeam, body: long })))?.code).toBe('invalid');
  });
});

test('a rota takes so many changes and no more, whoever else has how many', async () => {
  const now = app.clock.now();
  await services.db.write(app.partnership, (tx) =>
    sql`insert into on_call_overrides (partnership_id, override_id, team_id, person_id, from_at, to_at, reason, made_by, made_at)
      select ${app.partnership}::uuid, gen_random_uuid(), team, ${otto.id}::uuid, ${now}::bigint, ${now + HOUR}::bigint, '', ${otto.id}::uuid, 1
      from unnest(array['onsite-it', 'dissolved']) as team, generate_series(1, 400)`.execute(tx),
  );
  const body = (n: number) => ({ person: second.id, insteadOf: null, from: now + n * DAY, to: now + n * DAY + HOUR, reason: '' });
  const { id } = await first.call(makeOverride, { params: ofTeam, body: body(1) });
  expect((await team()).overrides.map((one) => one.id)).toContain(id);
  for (let n = 2; n <= 100; n++) await first.call(makeOverride, { params: ofTeam, body: body(n) });
  expect(await problem(first.call(makeOverride, { params: ofTeam, body: body(101) }))).toMatchObject({
    status: 422,
    causes: [{ code: 'on-call.too-many' }],
  });
  expect((await problem(first.call(makeOverride, { params: ofTeam, body: body(400) })))?.places[0]?.path).toEqual(['body', 'from']);
  await rowsOf(app.database.owner, 'update on_call_overrides set removed_at = 1');
});

describe('a wake', () => {
  const woken = async () => {
    app.clock.set(local('2026-06-14 00:30'));
    const body = { subject: 'Down', text: 'Down', category: 'password-reset', impact: 'high', urgency: 'high' } as const;
    const { id } = await desk.call(createTicket, { params, body });
    app.clock.set(local('2026-06-14 02:30'));
    await sweepEscalations(services);
    return { ...params, ticket: id };
  };
  const key = 'resolve::loud';

  test('is acknowledged once; whoever comes second reads who was first, and nobody else is woken', async () => {
    const where = await woken();
    const before = await first.call(listNotices, { params, query: {} });
    expect(before.items[0]).toMatchObject({
      kind: 'ticket.woken',
      wakes: true,
      read: false,
      ticket: { id: where.ticket, subject: 'Down' },
    });
    const told = (await first.call(listEscalations, { params: where })).items[0]!;
    expect(told).toMatchObject({ key, wake: true, acknowledged: null, can: { acknowledge: { allowed: true } } });
    expect(told.lines).toMatchObject([{ woken: [{ id: first.id }], next: { id: second.id }, nextAt: local('2026-06-14 02:40') }]);
    const both = await Promise.all([first, lead].map((who) => who.call(acknowledgeEscalation, { params: where, body: { key } })));
    const done = both.map((one) => one.items[0]!.acknowledged!.by.id);
    expect(done[0]).toBe(done[1]);
    expect((await first.call(listNotices, { params, query: {} })).items[0]).toMatchObject({ read: true, acknowledged: true });
    app.clock.set(local('2026-06-14 02:45'));
    await sweepEscalations(services);
    expect((await second.call(listNotices, { params, query: {} })).items.filter((one) => one.kind === 'ticket.woken')).toEqual([]);
    const { events } = await first.call(getTicket, { params: where });
    expect(events.filter((one) => one.kind === 'wake-acknowledged')).toHaveLength(1);
  });

  test('is for the teams that were told', async () => {
    const where = await woken();
    expect((await otto.call(listEscalations, { params: where })).items[0]!.can.acknowledge.allowed).toBe(false);
    expect(await problem(otto.call(acknowledgeEscalation, { params: where, body: { key } }))).toMatchObject({ status: 403 });
    expect(await problem(first.call(acknowledgeEscalation, { params: where, body: { key: 'resolve::nothing' } }))).toMatchObject({
      status: 404,
    });
  });
});

describe('notices', () => {
  test('are paged, counted and read by their reader alone, when their time has come', async () => {
    app.clock.set(local('2026-07-01 12:00'));
    const now = app.clock.now();
    const { id: ticket } = await desk.call(createTicket, { params, body: { subject: 'Mine', text: 'Mine', category: 'password-reset' } });
    await services.db.write(app.partnership, (tx) =>
      notify(tx, app.partnership, now, [
        ...[1, 2, 3, 4, 5].map((n) => ({ person: otto.id, kind: 'ticket.late', ticket, key: `n${n}`, dueAt: now - n })),
        { person: otto.id, kind: 'ticket.late', ticket, key: 'n5', dueAt: now - 5 },
        { person: otto.id, kind: 'ticket.late', ticket, key: 'tomorrow', dueAt: now + DAY },
        { person: rita.id, kind: 'ticket.late', ticket, key: 'not hers' },
      ]),
    );
    const one = await otto.call(listNotices, { params, query: { limit: 3 } });
    const two = await otto.call(listNotices, { params, query: { limit: 3, after: one.next! } });
    expect([...one.items, ...two.items].map((item) => now - item.at)).toEqual([1, 2, 3, 4, 5]);
    expect([one.unread, two.next]).toEqual([5, null]);
    expect(await rita.call(listNotices, { params, query: {} })).toEqual({ items: [], next: null, unread: 0 });
    // Somebody else's are not touched.
    await desk.call(readNotices, { params, body: { ids: [one.items[0]!.id] } });
    expect(await otto.call(countNotices, { params })).toEqual({ unread: 5 });
    expect(await otto.call(readNotices, { params, body: { ids: [one.items[0]!.id] } })).toEqual({ unread: 4 });
    expect(await otto.call(readNotices, { params, body: { until: now + 2 * DAY } })).toEqual({ unread: 0 });
    app.clock.set(now + DAY);
    expect(await otto.call(countNotices, { params })).toEqual({ unread: 1 });
    expect(await problem(otto.call(listNotices, { params, query: { after: 'x' } }))).toMatchObject({ status: 400 });
    expect(await problem(otto.call(readNotices, { params, body: {} as never }))).toMatchObject({ status: 400 });
  });

  test('are forgotten after 90 days', async () => {
    app.clock.set(local('2026-07-02 12:00') + KEPT_MS);
    expect(await forgetOld(services)).toBeGreaterThan(5);
    expect((await otto.call(listNotices, { params, query: {} })).items).toEqual([]);
  });
});

describe('refusals', async () => {
  const where = {
    ...params,
    ticket: '0197a000-0000-7000-8000-000000000000',
    override: '0197a000-0000-7000-8000-000000000000',
    team: 'infrastructure',
  };
  const swap = { person: second.id, insteadOf: null, from: app.clock.now(), to: app.clock.now() + DAY, reason: '' };
  const settings = { handOverMinute: 0, wakeNextMs: MINUTE };
  const base = `/api/v1/partnerships/${app.partnership}`;
  const rows: readonly (readonly [string, string, object | undefined])[] = [
    ['GET', '/on-call', undefined],
    ['POST', '/on-call/infrastructure/overrides', swap],
    ['DELETE', `/on-call/overrides/${where.override}`, undefined],
    ['PUT', '/on-call/infrastructure/settings', settings],
    ['GET', `/tickets/${where.ticket}/escalations`, undefined],
    ['POST', `/tickets/${where.ticket}/escalations/acknowledge`, { key: 'k' }],
    ['GET', '/notices', undefined],
    ['GET', '/notices/unread', undefined],
    ['POST', '/notices/read', { until: 1 }],
  ];

  test.each(rows)('%s %s: who is not signed in, a stranger, a requester, an unknown key', async (method, url, body) => {
    const send = async (who: typeof first, extra: object = {}) =>
      (await who.request(method, base + url, body === undefined ? {} : { body: { ...body, ...extra } })).status;
    expect(await send(app.anonymous)).toBe(401);
    expect(await send(stranger)).toBe(404);
    expect(await send(rita)).toBe(url.startsWith('/notices') ? 200 : 403);
    const unknown =
      body === undefined
        ? first.request(method, `${base}${url}?no=1`, {})
        : first.request(method, base + url, { body: { ...body, no: 1 } });
    expect((await unknown).status).toBe(400);
  });

  test('of what is not there, and of the wrong side', async () => {
    expect(await problem(first.call(removeOverride, { params: where }))).toMatchObject({ status: 404 });
    expect(await problem(first.call(listEscalations, { params: where }))).toMatchObject({ status: 404 });
    expect(await problem(first.call(makeOverride, { params: { ...params, team: 'service-desk' }, body: swap }))).toMatchObject({
      status: 404,
    });
    expect(await problem(otto.call(makeOverride, { params: where, body: swap }))).toMatchObject({
      status: 403,
      causes: [{ code: 'on-call.own-team-only' }],
    });
    expect(await problem(first.call(changeOnCallSettings, { params: where, body: settings }))).toMatchObject({ status: 403 });
  });
});
