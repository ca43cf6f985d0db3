/** Open tickets that move to the version in force: previewed, moved by a job, each on record. */
import { afterEach, describe, expect, test } from 'vitest';
import { moveOpenTickets } from '../../../contract/differences.js';
import type { ProblemError } from '../../../contract/errors.js';
import { cancelJob, getJob } from '../../../contract/jobs.js';
import { createTicket, getTicket, resolveTicket } from '../../../contract/tickets.js';
import * as contract from '../../../contract/upkeep.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { harborLane, owns, row } from '../../../core/testing/harbor-lane.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { saveVersion } from '../agreements/index.js';

const app = await testApp({ work: true, superviseSeconds: 1 });
afterEach(() => app.clock.set(Date.UTC(2026, 2, 10, 14, 0)));

const [standard] = harborLane.policies;
/** Printers go to the service desk, everything in half the time, and there is no ERP any more. */
const next: Agreement = {
  ...harborLane,
  rules: harborLane.rules.map((rule) => (rule.id === 'r2' ? row('r2', 'hardware', owns('service-desk')) : rule)),
  categories: harborLane.categories.filter((one) => one.id !== 'erp'),
  policies: [{ ...standard!, targets: standard!.targets.map((one) => ({ ...one, resolveMs: one.resolveMs! / 2 })) }],
};

async function world() {
  const partnership = await app.newPartnership();
  const params = { partnership };
  const [lead, provider] = [await app.as('internal-lead', { partnership }), await app.as('provider-lead', { partnership })];
  const raise = async (category: string) =>
    (await lead.call(createTicket, { params, body: { subject: 'Jam', text: 'Since today', category } })).id;
  const bring = (agreement: Agreement) =>
    app.app.services.db.write(partnership, (tx) =>
      saveVersion(tx, partnership, {
        agreement,
        file: newId(),
        state: 'signed',
        effectiveAt: app.clock.now(),
        now: app.clock.now(),
        by: null,
      }),
    );
  const versions = async () => (await provider.call(contract.getTicketMoves, { params })).versions;
  const start = (to: string, from: number[] = [1], caller: Caller = provider) =>
    caller.call(contract.startTicketMove, { params, body: { versions: from, to } });
  const ended = async (move: string) => {
    for (;;) {
      const now = await provider.call(contract.getTicketMove, { params: { ...params, move } });
      if (now.endedAt !== null) return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const rows = async (move: string, query: object = {}) =>
    (await provider.call(contract.listMovedTickets, { params: { ...params, move }, query })).items;
  return { partnership, params, lead, provider, raise, bring, versions, start, ended, rows };
}
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );

describe('before', () => {
  test('open tickets are counted by version; what is in force or resolved is not there', async () => {
    const { params, lead, raise, bring, versions } = await world();
    const [done] = [await raise('printer'), await raise('printer'), await raise('erp')];
    await lead.call(resolveTicket, { params: { ...params, ticket: done }, body: { note: 'Done' } });
    expect(await versions()).toEqual([]);
    await bring(next);
    expect(await versions()).toEqual([{ version: 1, tickets: 2 }]);
    await raise('printer');
    await bring({ ...next, name: 'Third' });
    expect(await versions()).toEqual([
      { version: 1, tickets: 2 },
      { version: 2, tickets: 1 },
    ]);
  });

  test('the preview says who would be named, which clocks change, and what cannot move', async () => {
    const { params, provider, raise, bring } = await world();
    const [printer, erp, reset] = [await raise('printer'), await raise('erp'), await raise('password-reset')];
    await bring(next);
    const { items, next: after, to } = await provider.call(contract.previewTicketMove, { params, body: { versions: [1] } });
    expect([after, to.version]).toEqual([null, 2]);
    const of = (ticket: string) => items.find((item) => item.ticket === ticket);
    expect(of(printer)).toMatchObject({
      version: 1,
      holder: { team: 'onsite-it', party: 'internal' },
      obstacle: null,
      named: { team: 'service-desk', party: 'northwind' },
      otherParty: true,
      clocks: [{ kind: 'resolve', before: Date.UTC(2026, 2, 12, 20, 0), after: Date.UTC(2026, 2, 11, 17, 0) }],
    });
    expect(of(reset)).toMatchObject({ named: null, otherParty: false, clocks: [{ kind: 'resolve' }] });
    expect(of(erp)).toMatchObject({ obstacle: { code: 'move.unknown-value', ref: 'erp' }, named: null, clocks: [] });
    // It was only looked at.
    expect(await provider.call(getTicket, { params: { ...params, ticket: printer } })).toMatchObject({ agreementVersion: 1 });
    const nothing = await provider.call(contract.previewTicketMove, { params, body: { versions: [7] } });
    expect(nothing.items).toEqual([]);
  });

  test('the preview pages over all of them, once each', async () => {
    const { params, provider, raise, bring } = await world();
    for (let batch = 0; batch < 5; batch += 1) await Promise.all(Array.from({ length: 21 }, () => raise('printer')));
    await bring(next);
    const first = await provider.call(contract.previewTicketMove, { params, body: { versions: [1] } });
    const second = await provider.call(contract.previewTicketMove, { params, body: { versions: [1], after: first.next! } });
    expect([first.items.length, second.items.length, second.next]).toEqual([100, 5, null]);
    expect(new Set([...first.items, ...second.items].map((item) => item.ticket)).size).toBe(105);
  });
});

describe('a move', () => {
  test('takes what can go, tells the rest, and is an event of each ticket by who started it', async () => {
    const { params, partnership, provider, raise, bring, start, ended, rows, versions } = await world();
    const tickets = [
      await raise('printer'),
      await raise('erp'),
      ...(await Promise.all(Array.from({ length: 102 }, () => raise('printer')))),
    ];
    const to = await bring(next);
    const { move, job } = await start(to);
    expect([move, job]).toMatchObject([
      { state: 'waiting', from: [1], to: 2, total: 104, by: { id: provider.id } },
      { kind: 'ticket-move', total: 104, unit: 'tickets' },
    ]);
    expect(await ended(move.id)).toMatchObject({ state: 'done', moved: 103, refused: 1, failure: null });
    expect(await provider.call(getJob, { params: { ...params, job: job.id } })).toMatchObject({ state: 'done', done: 104 });
    const all = await rows(move.id, { limit: 200 });
    expect(all.map((one) => one.ticket).sort()).toEqual([...tickets].sort());
    expect(await rows(move.id, { outcome: 'refused' })).toMatchObject([
      {
        ticket: tickets[1],
        subject: 'Jam',
        from: 1,
        cause: { code: 'move.unknown-value', ref: 'erp', text: 'There is no category "erp"' },
      },
    ]);
    const moved = await provider.call(getTicket, { params: { ...params, ticket: tickets[0]! } });
    expect(moved).toMatchObject({ agreementVersion: 2, row: { holder: { team: 'onsite-it' } } });
    expect(moved.events.at(-1)).toMatchObject({ kind: 'agreement-moved', by: { person: provider.id } });
    const events = await rowsOf<{ actor: string }>(
      app.database.owner,
      `select actor from events where partnership_id = '${partnership}' and kind = 'ticket.agreement-moved'`,
    );
    expect([events.length, new Set(events.map((event) => event.actor))]).toEqual([103, new Set([provider.id])]);
    expect(await versions()).toEqual([{ version: 1, tickets: 1 }]);
    expect((await provider.call(contract.getTicketMoves, { params })).moves).toMatchObject([{ id: move.id, moved: 103, refused: 1 }]);
  });

  test('pages of what it did walk all of it', async () => {
    const { params, provider, raise, bring, start, ended } = await world();
    const tickets = await Promise.all(Array.from({ length: 5 }, () => raise('printer')));
    const { move } = await start(await bring(next));
    await ended(move.id);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: { items: { ticket: string }[]; next: string | null } = await provider.call(contract.listMovedTickets, {
        params: { ...params, move: move.id },
        query: { limit: 2, ...(after === null ? {} : { after }) },
      });
      walked.push(...page.items.map((one) => one.ticket));
      if (page.next === null) break;
      after = page.next;
    }
    expect(walked).toEqual([...tickets].sort());
  });

  test('touches only the versions that were chosen', async () => {
    const { raise, bring, start, ended, versions, rows } = await world();
    await raise('printer');
    await bring({ ...next, name: 'Second' });
    await raise('printer');
    const to = await bring(next);
    const { move } = await start(to, [2]);
    expect(await ended(move.id)).toMatchObject({ moved: 1, from: [2] });
    expect(await versions()).toEqual([{ version: 1, tickets: 1 }]);
    const { move: second } = await start(to, [1]);
    await ended(second.id);
    // Each tells of its own tickets.
    const [first, other] = [await rows(move.id), await rows(second.id)];
    expect([first, other]).toMatchObject([[{ from: 2 }], [{ from: 1 }]]);
  });

  test('does what the one that a program asks for does', async () => {
    const { params, provider, raise, bring, versions } = await world();
    await raise('printer');
    await raise('erp');
    await bring(next);
    expect(await provider.call(moveOpenTickets, { params, body: { after: null } })).toMatchObject({
      moved: 1,
      kept: [{ text: 'There is no category "erp"' }],
    });
    expect(await versions()).toEqual([{ version: 1, tickets: 1 }]);
  });

  test('is refused when another version is in force than was shown, and when there is nothing to move', async () => {
    const { raise, bring, start } = await world();
    await raise('printer');
    const shown = await bring(next);
    expect(await problemOf(start(shown, [7]))).toMatchObject({ status: 422, causes: [{ code: 'move.nothing' }] });
    app.clock.advance(1);
    await bring({ ...next, name: 'Third' });
    expect(await problemOf(start(shown))).toMatchObject({ status: 422, causes: [{ code: 'move.other-version' }] });
  });

  test('two at once: one goes, the other is told; it can be cancelled, and begun again', async () => {
    const { params, lead, provider, raise, bring, start, ended, versions } = await world();
    await Promise.all(Array.from({ length: 40 }, () => raise('printer')));
    const to = await bring(next);
    const both = await Promise.all([problemOf(start(to)), problemOf(start(to, [1], lead))]);
    expect(both.filter((problem) => problem === null)).toHaveLength(1);
    expect(both.find((problem) => problem !== null)).toMatchObject({ status: 422, causes: [{ code: 'move.under-way' }] });
    const [move] = (await provider.call(contract.getTicketMoves, { params })).moves;
    await lead.call(cancelJob, { params: { ...params, job: move!.job! } });
    const end = await ended(move!.id);
    const left = (await versions())[0]?.tickets ?? 0;
    // What was moved until then stays moved, and its figures say so.
    expect(end.moved + left).toBe(40);
    if (end.state === 'cancelled' && left > 0) {
      const { move: again } = await start(to);
      expect(await ended(again.id)).toMatchObject({ state: 'done', moved: left });
    }
    expect(await versions()).toEqual([]);
  });
});
