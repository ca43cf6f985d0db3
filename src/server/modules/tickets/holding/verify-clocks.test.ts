/** Whatever happens to tickets, what is stored equals what their events say; and a planted error is named. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AGREEMENTS } from '../../../../core/testing/ticket-agreements.js';
import { histories } from '../../../../core/testing/ticket-history.js';
import { HOUR, MINUTE } from '../../../../core/time.js';
import { newId } from '../../../platform/ids.js';
import { type Caller, testApp } from '../../../testing/test-app.js';
import { rowsOf } from '../../../testing/test-database.js';
import { agreementNumbered, saveVersion } from '../../agreements/index.js';
import { writeTickets } from '../creation/write-tickets.js';
import { sweep } from '../sweeping/sweeper.js';
import { type ClockDifference, partnershipsToVerify, verifyClocks } from './verify-clocks.js';

const app = await testApp();
const { db } = app.app.services;
const TEN = Date.parse('2026-12-01T15:00:00Z');

const verify = async (partnership: string) => {
  const found: ClockDifference[] = [];
  const { tickets, differing } = await verifyClocks(db, partnership, (differences) => found.push(...differences));
  return { tickets, differing, found };
};

const COMMANDS = [
  'message',
  'wait',
  'resume',
  'hand',
  'accept',
  'decline',
  'withdraw',
  'resolve',
  'reopen',
  'close',
  'classify',
  'assign',
  'mark',
  'answer',
  'sweep',
] as const;

test('random commands over HTTP by both parties leave what their events say', { timeout: 120_000 }, async () => {
  const partnership = await app.newPartnership('Commands');
  app.clock.set(TEN);
  const [desk, onsite, rita] = await Promise.all([
    app.as('provider-lead', { partnership }),
    app.as('internal-lead', { partnership }),
    app.as('requester', { partnership }),
  ]);
  const at = `/api/v1/partnerships/${partnership}/tickets`;
  let now = TEN;
  let said = 0;
  const send = (by: Caller, method: string, path: string, body?: unknown) =>
    by.request(method, `${at}${path}`, body === undefined ? {} : { body });
  const step = fc.record({
    command: fc.constantFrom(...COMMANDS),
    by: fc.constantFrom(desk, onsite),
    gap: fc.constantFrom(0, MINUTE, 20 * MINUTE, 3 * HOUR, 26 * HOUR),
    n: fc.nat(5),
  });
  const runs = fc.sample(fc.array(step, { minLength: 12, maxLength: 18, size: 'max' }), { numRuns: 8, seed: 7 });
  let carriedOut = 0;
  for (const steps of runs) {
    const created = await send(rita, 'POST', '', { subject: 'Slow', text: 'Since today', category: 'erp' });
    const { id } = created.json as { id: string };
    let seen = { openHandOff: null as { id: string } | null, notAccountable: [] as { id: string }[] };
    for (const { command, by, gap, n } of steps) {
      now += gap;
      app.clock.set(now);
      said += 1;
      const handOff = seen.openHandOff?.id ?? newId();
      const context = { tried: `Step ${said}`, evidence: '', needed: 'A look', reason: 'skill' };
      const toTeam = by === desk ? 'onsite-it' : 'service-desk';
      const answer = await {
        message: () => send(by, 'POST', `/${id}/messages`, { audience: n > 2 ? 'requester' : 'shared', text: 'Hm' }),
        wait: () => send(by, 'PUT', `/${id}/waiting`, { on: n > 2 ? 'requester' : 'other-party', until: n % 2 === 0 ? now + HOUR : null }),
        resume: () => send(by, 'DELETE', `/${id}/waiting`),
        hand: () => send(by, 'POST', `/${id}/hand-offs`, { toTeam, context }),
        accept: () => send(by, 'POST', `/${id}/hand-offs/${handOff}/acceptance`),
        decline: () => send(by, 'POST', `/${id}/hand-offs/${handOff}/refusal`, { reason: 'Not ours' }),
        withdraw: () => send(by, 'DELETE', `/${id}/hand-offs/${handOff}`),
        resolve: () => send(by, 'POST', `/${id}/resolution`, { note: 'Done' }),
        reopen: () => send(by, 'DELETE', `/${id}/resolution`, { reason: 'Again' }),
        close: () => send(by, 'POST', `/${id}/closure`),
        classify: () =>
          send(by, 'PATCH', `/${id}/classification`, { priority: `P${1 + (n % 4)}`, category: n > 3 ? 'printer' : 'erp', reason: 'Seen' }),
        assign: () => send(by, 'PUT', `/${id}/assignee`, { person: n > 2 ? by.id : null }),
        mark: () => send(by, 'POST', `/${id}/not-accountable`, { from: now - 30 * MINUTE, to: now, reason: 'No power' }),
        answer: () =>
          send(by, 'PUT', `/${id}/not-accountable/${seen.notAccountable[0]?.id ?? newId()}/answer`, {
            answer: n > 2 ? 'accepted' : 'disputed',
            reason: 'Seen',
          }),
        sweep: async () => {
          await sweep(app.app.services);
          return send(by, 'GET', `/${id}`);
        },
      }[command]();
      expect([200, 201, 403, 409, 422], `${command}: ${answer.text}`).toContain(answer.status);
      if (answer.status < 400) {
        carriedOut += 1;
        seen = answer.json as typeof seen;
      }
    }
  }
  expect(carriedOut).toBeGreaterThan(25);
  expect(await verify(partnership)).toEqual({ tickets: runs.length, differing: 0, found: [] });

  // A wrong deadline and a wrong holder, written behind the desk's back.
  const [one, two] = await rowsOf<{ ticket_id: string; number: string; due_at: string | null; holder_party: string }>(
    app.database.owner,
    'select ticket_id, number, due_at, holder_party from tickets where partnership_id = $1 order by number limit 2',
    [partnership],
  );
  await rowsOf(app.database.owner, 'update tickets set due_at = 86400000 where ticket_id = $1', [one!.ticket_id]);
  await rowsOf(app.database.owner, "update tickets set holder_party = 'nobody', bounces = 99 where ticket_id = $1", [two!.ticket_id]);
  const { differing, found } = await verify(partnership);
  expect(differing).toBe(2);
  const due = one!.due_at === null ? null : Number(one!.due_at);
  expect(found).toContainEqual({ ticket: one!.ticket_id, number: one!.number, field: 'deadline', stored: 86_400_000, computed: due });
  expect(found.filter(({ number }) => number === two!.number).map(({ field, stored }) => [field, stored])).toEqual([
    ['holding party', 'nobody'],
    ['bounces', 99],
  ]);
});

test('partnerships are found by name and id, all of them in pages, and what is ambiguous is nobody', async () => {
  const name = `Twice ${newId()}`;
  const first = await app.newPartnership(name);
  expect(await partnershipsToVerify(db, name)).toEqual([{ id: first, name }]);
  const second = await app.newPartnership(name);
  expect(await partnershipsToVerify(db, name)).toBeNull();
  expect(await partnershipsToVerify(db, second)).toEqual([{ id: second, name }]);
  expect((await partnershipsToVerify(db, null))!.map(({ id }) => id)).toEqual(expect.arrayContaining([app.partnership, first, second]));
});

// Last: these histories name people that no sweep could store.
test('histories written at once are stored as their events say, under every agreement and version', async () => {
  app.clock.set(Date.parse('2026-01-01T00:00:00Z'));
  // Histories move tickets to the next version again and again.
  const versions = Array.from({ length: 8 }, (_, index) => index + 1);
  const made = await Promise.all(
    AGREEMENTS.map(async (agreement) => {
      const partnership = newId();
      await db.write(partnership, async (tx) => {
        await tx
          .insertInto('partnerships')
          .values({ partnership_id: partnership, name: agreement.name, zone: 'UTC', created_at: 0 })
          .execute();
        for (const version of versions)
          await saveVersion(tx, partnership, {
            agreement: { ...agreement, version },
            file: `${version}`,
            state: 'effective',
            effectiveAt: 0,
            now: 0,
            by: null,
          });
      });
      return [agreement, partnership] as const;
    }),
  );
  const whole = fc.sample(histories(AGREEMENTS, 12), { numRuns: 80, seed: 4 });
  for (const [index, { agreement, events }] of whole.entries()) {
    const partnership = made.find(([one]) => one === agreement)![1];
    await db.write(partnership, async (tx) => {
      const under = (await agreementNumbered(tx, partnership, 1))!;
      const ticket = { number: `${index}`, ordinal: index, events, recorded: null, requester: null, assignee: null, messages: [] };
      await writeTickets(tx, partnership, null, under, [ticket]);
    });
  }
  let tickets = 0;
  for (const [, partnership] of made) {
    const { found, ...counts } = await verify(partnership);
    expect(found).toEqual([]);
    tickets += counts.tickets;
  }
  expect(tickets).toBe(whole.length);
});
