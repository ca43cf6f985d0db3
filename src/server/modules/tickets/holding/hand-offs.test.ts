/** Each rule of holding and handing off, over HTTP on the real database; two who press at once included. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../../../contract/errors.js';
import { acceptHandOff, declineHandOff, proposeHandOff } from '../../../../contract/hand-offs.js';
import * as contract from '../../../../contract/tickets.js';
import { harborLane } from '../../../../core/testing/harbor-lane.js';
import { HOUR, MINUTE } from '../../../../core/time.js';
import { type Caller, testApp } from '../../../testing/test-app.js';
import { saveVersion } from '../../agreements/index.js';
import { sweep } from '../sweeping/sweeper.js';

const app = await testApp();
/** A Tuesday, 10:00 in New York. */
const TEN = Date.parse('2026-12-01T15:00:00Z');
app.clock.set(TEN);
const { partnership } = app;
const [ana, ben, otto, olga, desksLead, onsiteLead, rita] = await Promise.all([
  app.as('provider-technician', { name: 'Ana Ruiz' }),
  app.as('provider-technician', { name: 'Ben Okafor' }),
  app.as('internal-technician', { name: 'Otto Lang' }),
  app.as('internal-technician', { name: 'Olga Marsh' }),
  app.as('provider-lead'),
  app.as('internal-lead'),
  app.as('requester', { name: 'Rita Vance' }),
]);

const about = { subject: 'Period is closed', text: 'Since today', category: 'erp' };
const create = async (more: object = {}, where = partnership, by = rita) =>
  (await by.call(contract.createTicket, { params: { partnership: where }, body: { ...about, ...more } })).id;
const at = (ticket: string, where = partnership) => ({ params: { partnership: where, ticket } });
const see = (ticket: string) => ana.call(contract.getTicket, at(ticket));
let said = 0;
const context = (more: object = {}) => {
  said += 1;
  return { tried: `Step ${said}`, evidence: '', needed: 'A look', reason: 'skill' as const, ...more };
};
const offer = async (by: Caller, ticket: string, toTeam: string, more: object = {}) =>
  (await by.call(proposeHandOff, { ...at(ticket), body: { toTeam, context: context(more) } })).openHandOff!.id;
const accept = (by: Caller, ticket: string, handOff: string) => by.call(acceptHandOff, { params: { partnership, ticket, handOff } });
const url = (ticket: string, rest: string) => `/api/v1/partnerships/${partnership}/tickets/${ticket}${rest}`;
const raw = async (by: Caller, method: string, ticket: string, rest: string, body?: unknown) => {
  const { status, json } = await by.request(method, url(ticket, rest), body === undefined ? {} : { body });
  return { status, texts: (json as Problem).causes?.map((cause) => cause.text) ?? [], json: json as Problem };
};
const told = (kind: string, ticket: string) =>
  app.app.services.db.read(partnership, async (db) => {
    const rows = await db.selectFrom('notices').selectAll().where('partnership_id', '=', partnership).where('kind', '=', kind).execute();
    return rows.filter((row) => row.ticket_id === ticket);
  });
const people = (rows: readonly { person_id: string }[]) => rows.map((row) => row.person_id).sort();
const ids = (...callers: readonly Caller[]) => callers.map(({ id }) => id).sort();

beforeEach(() => app.clock.set(TEN));

describe('a hand-off', () => {
  test('until it is accepted the sender holds it; both sides hear of it, and a repeated request changes nothing', async () => {
    const ticket = await create();
    const body = { toTeam: 'onsite-it', context: context(), key: 'once' };
    const [one, again] = await Promise.all([
      ana.call(proposeHandOff, { ...at(ticket), body }),
      ana.call(proposeHandOff, { ...at(ticket), body }),
    ]);
    expect(one.openHandOff?.id).toBe(again.openHandOff?.id);
    expect(one).toMatchObject({ row: { holder: { team: 'service-desk' }, proposedTo: { team: 'onsite-it' } } });
    expect(people(await told('ticket.hand-off-offered', ticket))).toEqual(ids(otto, olga, onsiteLead));
    const handOff = one.openHandOff!.id;
    const accepted = await accept(otto, ticket, handOff);
    expect(accepted.row).toMatchObject({ holder: { team: 'onsite-it' }, proposedTo: null });
    expect(people(await told('ticket.hand-off-accepted', ticket))).toEqual([ana.id]);
    // The reply got lost, and the same person presses again.
    expect((await accept(otto, ticket, handOff)).seq).toBe(accepted.seq);
    expect((await ana.call(proposeHandOff, { ...at(ticket), body })).seq).toBe(accepted.seq);
  });

  test('carries what the category asks for, every missing field at once, and nothing happens without', async () => {
    const strict = {
      ...harborLane,
      version: 2,
      policies: harborLane.policies.map((policy) => ({
        ...policy,
        holds: [{ party: 'northwind', priority: 'P3' as const, holdMs: HOUR }],
      })),
      handOff: {
        ...harborLane.handOff,
        transfer: 'immediate' as const,
        requiredFields: [{ category: 'line-of-business', fields: ['evidence', 'user-device'] }],
      },
    };
    const other = await app.newPartnership();
    const sign = { agreement: strict, file: 'strict', state: 'effective', effectiveAt: TEN - HOUR, now: TEN, by: null } as const;
    await app.app.services.db.write(other, (tx) => saveVersion(tx, other, sign));
    const tech = await app.as('provider-technician', { partnership: other });
    const back = await app.as('internal-technician', { partnership: other });
    const ticket = await create({}, other, tech);
    app.clock.set(TEN + MINUTE);
    const send = (by: Caller, toTeam: string, more: object) =>
      by.request('POST', `/api/v1/partnerships/${other}/tickets/${ticket}/hand-offs`, {
        body: { toTeam, context: { ...context(), ...more } },
      });
    const missing = await send(tech, 'onsite-it', { needed: '' });
    expect(missing.status).toBe(422);
    expect((missing.json as Problem).places.map(({ path }) => path.join('.'))).toEqual([
      'body.context.needed',
      'body.context.evidence',
      'body.context.fields.user-device',
    ]);
    // Where the agreement says so it passes at once, and comes back to the person who sent it.
    const fields = { evidence: 'A log', fields: { 'user-device': 'LT-12' } };
    expect((await send(tech, 'onsite-it', fields)).json).toMatchObject({
      row: { holder: { team: 'onsite-it' } },
      openHandOff: null,
      seq: 4,
    });
    app.clock.set(TEN + 2 * MINUTE);
    const home = { reason: 'answer', evidence: 'It was the cache', fields: { 'user-device': 'LT-12' } };
    expect((await send(back, 'service-desk', home)).json).toMatchObject({
      row: { holder: { team: 'service-desk' }, assignee: { id: tech.id } },
      bounces: [{ reason: 'answer', costs: [{ party: 'internal' }] }],
    });
    // Only its own minutes count against what a party may hold it for: the first one, and three of the five since.
    app.clock.set(TEN + 5 * MINUTE);
    const own = await tech.call(contract.getTicket, at(ticket, other));
    expect(own.holds).toMatchObject([{ party: 'northwind', targetMs: HOUR, elapsedMs: 4 * MINUTE, dueAt: TEN + HOUR + MINUTE }]);
  });

  test('is declined with a reason, which its sender hears', async () => {
    const ticket = await create();
    const handOff = await offer(ana, ticket, 'onsite-it');
    const after = await otto.call(declineHandOff, { params: { partnership, ticket, handOff }, body: { reason: 'Not our licence' } });
    expect(after.row).toMatchObject({ holder: { team: 'service-desk' }, proposedTo: null });
    expect(after.events.at(-1)).toMatchObject({ kind: 'hand-off-declined', reason: 'Not our licence' });
    expect(people(await told('ticket.hand-off-declined', ticket))).toEqual([ana.id]);
  });

  test('that nobody answers passes by itself after 30 minutes of the receiving team’s hours, and both hear of it', async () => {
    const ticket = await create();
    app.clock.set(TEN + 6 * HOUR + 45 * MINUTE);
    const handOff = await offer(ana, ticket, 'onsite-it');
    expect((await told('ticket.hand-off-offered', ticket)).map((row) => row.due_at)).toEqual(Array(3).fill(TEN + 6 * HOUR + 45 * MINUTE));
    app.clock.set(TEN + 23 * HOUR);
    while ((await sweep(app.app.services)) > 0);
    // 15 minutes on Tuesday and 15 on Wednesday from 08:00.
    const { row, events } = await see(ticket);
    expect(row.holder?.team).toBe('onsite-it');
    expect(events.at(-1)).toMatchObject({ kind: 'hand-off-accepted', automatic: true, at: TEN + 22 * HOUR + 15 * MINUTE });
    expect(people(await told('ticket.hand-off-passed', ticket))).toEqual(ids(otto, olga, onsiteLead));
    const late = await raw(otto, 'POST', ticket, `/hand-offs/${handOff}/refusal`, { reason: 'Too late' });
    expect(late).toMatchObject({
      status: 409,
      texts: ['The hand-off passed by itself already', 'Nobody answered, and it passed by itself at 08:15 EST'],
    });
  });

  test('at night waits to be told until the team opens', async () => {
    app.clock.set(TEN + 10 * HOUR);
    const ticket = await create();
    await offer(ana, ticket, 'onsite-it');
    expect((await told('ticket.hand-off-offered', ticket)).map((row) => row.due_at)).toEqual(Array(3).fill(TEN + 22 * HOUR));
  });

  test('back needs news, goes to whoever sent it, and the second bounce calls in both leads, once', async () => {
    const ticket = await create();
    app.clock.set(TEN + 10 * MINUTE);
    await accept(otto, ticket, await offer(ana, ticket, 'onsite-it', { tried: 'Restarted', needed: 'Patch port 12' }));
    app.clock.set(TEN + HOUR + 10 * MINUTE);
    const empty = { toTeam: 'service-desk', context: { tried: 'restarted!', evidence: '', needed: 'You do it', reason: 'skill' } };
    const refused = await raw(otto, 'POST', ticket, '/hand-offs', empty);
    expect(refused).toMatchObject({
      status: 422,
      texts: [expect.stringContaining('answer what it asked, or add what it does not know yet')],
    });
    const answer = { reason: 'answer', evidence: 'Port 12 is patched' };
    const first = await accept(ben, ticket, await offer(otto, ticket, 'service-desk', answer));
    expect(first.row.assignee?.id).toBe(ana.id);
    expect(first.bounces).toMatchObject([
      { reason: 'answer', rule: null, cell: null, costMs: HOUR, costs: [{ party: 'internal', ms: HOUR }] },
    ]);
    expect([first.leadsCalledIn, await told('ticket.leads-called-in', ticket)]).toEqual([false, []]);
    app.clock.set(TEN + 2 * HOUR);
    const second = await accept(otto, ticket, await offer(ana, ticket, 'onsite-it'));
    expect(second.leadsCalledIn).toBe(true);
    expect(second.events.at(-1)).toMatchObject({ kind: 'leads-called-in', bounces: 2, by: { kind: 'system', name: 'agreement' } });
    const leads = await told('ticket.leads-called-in', ticket);
    expect([people(leads), leads[0]?.data]).toEqual([ids(desksLead, onsiteLead), { bounces: 2 }]);
    app.clock.set(TEN + 3 * HOUR);
    const third = await accept(ana, ticket, await offer(otto, ticket, 'service-desk'));
    expect(third.events.filter((event) => event.kind === 'leads-called-in')).toHaveLength(1);
    expect((await rita.call(contract.getTicket, at(ticket))).events.map((event) => event.kind)).not.toContain('leads-called-in');
  });

  test('back from a party that had it by routing names the rule and its cell', async () => {
    const ticket = await create();
    app.clock.set(TEN + HOUR);
    const routed = await ana.call(contract.classifyTicket, { ...at(ticket), body: { category: 'printer', reason: 'The printer' } });
    expect(routed.row.holder?.team).toBe('onsite-it');
    app.clock.set(TEN + 2 * HOUR);
    const { bounces } = await accept(ana, ticket, await offer(otto, ticket, 'service-desk'));
    expect(bounces).toMatchObject([
      { backTo: { team: 'service-desk' }, rule: 'r2', cell: { window: 'business', tier: 1 }, reason: 'skill' },
    ]);
  });
});

test('a system whose access nobody has on record says so on the ticket, and one without a system says nothing', async () => {
  const ticket = await create();
  const before = await see(ticket);
  expect(before.causes.filter(({ code }) => code.startsWith('access.'))).toEqual([]);
  const system = harborLane.systems[0]!;
  const after = await ana.call(contract.classifyTicket, { ...at(ticket), body: { system: system.id, reason: 'Seen' } });
  expect(after.row.holder).toEqual(before.row.holder);
  expect(after.causes.map(({ text }) => text)).toContain(
    `Whether Service desk has access to ${system.name} is not known yet: there is no access register`,
  );
});

describe('two who press at once', () => {
  type Press = (ticket: string, handOff: string) => Promise<{ status: number; texts: readonly string[]; json: Problem }>;
  const take =
    (by: Caller): Press =>
    (ticket, handOff) =>
      raw(by, 'POST', ticket, `/hand-offs/${handOff}/acceptance`);
  const decline: Press = (ticket, handOff) => raw(olga, 'POST', ticket, `/hand-offs/${handOff}/refusal`, { reason: 'Not ours' });
  const withdraw: Press = (ticket, handOff) => raw(ana, 'DELETE', ticket, `/hand-offs/${handOff}`);
  const resolve: Press = (ticket) => raw(ana, 'POST', ticket, '/resolution', { note: 'It works again' });
  const pairs: readonly (readonly [string, Press, Press])[] = [
    ['both accept', take(otto), take(olga)],
    ['one accepts, one declines', take(otto), decline],
    ['one accepts, the sender takes it back', take(otto), withdraw],
    ['one declines, the sender takes it back', decline, withdraw],
    ['one accepts, the sender resolves', take(otto), resolve],
  ];
  const DONE = /^(Otto Lang|Olga Marsh|Ana Ruiz) (accepted it|declined it|took it back|resolved it) at 10:00 EST$/;

  test.each(pairs)('%s: one wins, the other is told by whom and when', { timeout: 60_000 }, async (_, first, second) => {
    for (let round = 0; round < 10; round += 1) {
      const ticket = await create();
      const handOff = await offer(ana, ticket, 'onsite-it');
      const before = (await see(ticket)).events.length;
      const answers = await Promise.all(
        round % 2 === 0 ? [first(ticket, handOff), second(ticket, handOff)] : [second(ticket, handOff), first(ticket, handOff)],
      );
      const losers = answers.filter(({ status }) => status >= 400);
      expect(losers, JSON.stringify(answers.map(({ status }) => status))).toHaveLength(1);
      expect([403, 409, 422]).toContain(losers[0]!.status);
      expect(losers[0]!.texts.at(-1)).toMatch(DONE);
      const { events } = await see(ticket);
      const answered = events.slice(before).filter((event) => 'handOff' in event && event.handOff === handOff);
      expect(answered).toHaveLength(1);
    }
  });

  test('two offers at once: one stands, the other is told who offered it where', async () => {
    for (let round = 0; round < 10; round += 1) {
      const ticket = await create();
      const send = (by: Caller) => raw(by, 'POST', ticket, '/hand-offs', { toTeam: 'onsite-it', context: context() });
      const answers = await Promise.all([send(ana), send(ben)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      const lost = answers.find(({ status }) => status === 422)!;
      expect(lost.texts.at(-1)).toMatch(/^(Ana Ruiz|Ben Okafor) offered it to Onsite IT at 10:00 EST$/);
    }
  });

  test('the next day the answer names the day, and a requester hears only what he may see', async () => {
    const ticket = await create();
    const handOff = await offer(ana, ticket, 'onsite-it');
    await accept(otto, ticket, handOff);
    app.clock.set(TEN + 24 * HOUR);
    const late = await take(olga)(ticket, handOff);
    expect(late).toMatchObject({ status: 409, json: { code: 'conflict', detail: 'The hand-off was accepted already' } });
    expect(late.texts.at(-1)).toBe('Otto Lang accepted it on Dec 1, 2026 at 10:00 EST');
    const hers = await raw(rita, 'POST', ticket, `/hand-offs/${handOff}/acceptance`);
    expect([hers.status, hers.texts]).toEqual([422, ['No hand-off waits for an answer']]);
    expect(await raw(ana, 'DELETE', ticket, `/hand-offs/${handOff}`)).toMatchObject({ status: 409 });
    await raw(otto, 'POST', ticket, '/resolution', { note: 'Done' });
    const own = await raw(otto, 'POST', ticket, '/resolution', { note: 'Done' });
    expect(own.texts.at(-1)).toBe('You resolved it at 10:00 EST');
    app.clock.set(TEN);
  });
});
