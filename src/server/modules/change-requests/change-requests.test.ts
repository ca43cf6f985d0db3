/** Requests to change the agreement over HTTP: asked, answered, taken back, and what must be refused. */
import { describe, expect, test } from 'vitest';
import * as contract from '../../../contract/change-requests.js';
import { dropDraft, getDraft, listDrafts } from '../../../contract/drafts.js';
import { operations } from '../../../contract/operations.js';
import type { Operation } from '../../../contract/route.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';

const app = await testApp();
const params = { partnership: app.partnership };
const lead = await app.as('internal-lead');
const provider = await app.as('provider-lead');
const technician = await app.as('provider-technician');
const requester = await app.as('requester');
const other = await app.as('requester');
const elsewhere = await app.newPartnership('Elsewhere');
const stranger = await app.as('internal-lead', { partnership: elsewhere });

const asked = { title: 'Printers at night', text: 'Nobody answers after five' };
const ask = (caller: Caller, more: object = {}) => caller.call(contract.askForChange, { params, body: { ...asked, ...more } });
const at = (request: string) => ({ params: { ...params, request } });
const listed = async (caller: Caller, query: object = {}) => (await caller.call(contract.listChangeRequests, { params, query })).items;

describe('a request', () => {
  test('is asked by anybody, and seen by the IT teams and by who asked', async () => {
    const about = { kind: 'cell', category: 'printer', window: 'after-hours', tier: 1 } as const;
    const one = await ask(requester, { about });
    expect(one).toMatchObject({ ...asked, about, state: 'open', answer: null, draft: null, by: { name: 'requester' } });
    expect(one.can).toMatchObject({ answer: { allowed: false }, withdraw: { allowed: true } });
    expect((await listed(technician)).map((row) => row.id)).toContain(one.id);
    expect((await listed(requester)).map((row) => row.id)).toContain(one.id);
    expect((await listed(other)).map((row) => row.id)).not.toContain(one.id);
  });

  test('sent again with its key is the same request', async () => {
    const key = newId();
    const [one, again] = [await ask(technician, { key }), await ask(technician, { key, title: 'Something else' })];
    expect(again).toEqual(one);
    expect((await ask(provider, { key })).id).not.toBe(one.id);
  });

  test('accepted, it becomes a draft of the agreement in force', async () => {
    const { id } = await ask(technician);
    const accepted = await provider.call(contract.acceptChangeRequest, { ...at(id), body: { text: 'Let us see' } });
    expect(accepted).toMatchObject({ state: 'accepted', answer: { text: 'Let us see', by: { name: 'provider-lead' } } });
    const draft = await lead.call(getDraft, { params: { ...params, draft: accepted.draft! } });
    expect(draft).toMatchObject({ name: asked.title, state: 'open', revision: 0 });
    expect(draft.agreement.rules).toHaveLength(7);
  });

  test('accepted into a draft that is open, it begins none; a dropped one is refused and nothing happens', async () => {
    const first = await lead.call(contract.acceptChangeRequest, { ...at((await ask(technician)).id), body: {} });
    const before = (await lead.call(listDrafts, { params })).items.length;
    const second = await lead.call(contract.acceptChangeRequest, { ...at((await ask(technician)).id), body: { draft: first.draft } });
    expect(second.draft).toBe(first.draft);
    await lead.call(dropDraft, { params: { ...params, draft: first.draft! } });
    const third = await ask(technician);
    const refused = lead.call(contract.acceptChangeRequest, { ...at(third.id), body: { draft: first.draft } });
    await expect(refused).rejects.toMatchObject({ problem: { status: 422, causes: [{ code: 'change-request.draft-not-open' }] } });
    expect((await listed(lead, { state: 'open' })).map((row) => row.id)).toContain(third.id);
    expect((await lead.call(listDrafts, { params })).items).toHaveLength(before);
  });

  test('is declined with a word, once', async () => {
    const { id } = await ask(technician);
    const decline = () => lead.call(contract.declineChangeRequest, { ...at(id), body: { text: 'Costs too much' } });
    expect(await decline()).toMatchObject({ state: 'declined', answer: { text: 'Costs too much' }, draft: null });
    await expect(decline()).rejects.toMatchObject({ problem: { status: 422, detail: 'It has been answered already' } });
  });

  test('is answered once when two leads answer at the same moment', async () => {
    const { id } = await ask(technician);
    const drafts = async () => (await lead.call(listDrafts, { params })).items.length;
    const before = await drafts();
    const accept = (caller: Caller) => caller.call(contract.acceptChangeRequest, { ...at(id), body: {} });
    const both = await Promise.allSettled([accept(lead), accept(provider)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await drafts()).toBe(before + 1);
  });

  test('names who answered it, also to who sends it again', async () => {
    const key = newId();
    const { id } = await ask(technician, { key });
    await lead.call(contract.declineChangeRequest, { ...at(id), body: { text: 'No' } });
    expect(await ask(technician, { key })).toMatchObject({ id, state: 'declined', answer: { by: { id: lead.id, name: 'internal-lead' } } });
  });

  test('is not accepted into a draft that is being dropped', async () => {
    const { id } = await ask(technician);
    const { draft } = await lead.call(contract.acceptChangeRequest, { ...at((await ask(technician)).id), body: {} });
    let accepted: Promise<unknown> = Promise.resolve();
    await app.app.services.db.write(app.partnership, async (tx) => {
      await tx.updateTable('drafts').set({ state: 'dropped' }).where('draft_id', '=', draft!).execute();
      accepted = lead.call(contract.acceptChangeRequest, { ...at(id), body: { draft } });
      accepted.catch(() => undefined);
      // It waits for this transaction, which takes longer than it would.
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await expect(accepted).rejects.toMatchObject({ problem: { causes: [{ code: 'change-request.draft-not-open' }] } });
  });

  test('accepted into a draft that is not there: the place is named, and it stays open', async () => {
    const { id } = await ask(technician);
    const accepted = lead.call(contract.acceptChangeRequest, { ...at(id), body: { draft: newId() } });
    await expect(accepted).rejects.toMatchObject({ problem: { status: 400, places: [{ path: ['body', 'draft'] }] } });
    expect((await listed(lead, { state: 'open' })).map((row) => row.id)).toContain(id);
  });

  test('can be asked again once it was declined', async () => {
    const about = { kind: 'thing', list: 'rules', id: 'r2' } as const;
    const { id } = await ask(requester, { about });
    await lead.call(contract.declineChangeRequest, { ...at(id), body: { text: 'Not now' } });
    const again = await ask(requester, { about });
    expect(again).toMatchObject({ state: 'open', about, can: { withdraw: { allowed: true } } });
    expect(again.id).not.toBe(id);
  });

  test('nobody has more than 50 that wait; one that is taken back makes room', async () => {
    const eager = await app.as('requester');
    const key = newId();
    const made = await ask(eager, { key });
    for (let count = 1; count < 50; count += 1) await ask(eager);
    await expect(ask(eager)).rejects.toMatchObject({ problem: { status: 422, causes: [{ code: 'change-request.too-many' }] } });
    expect((await ask(eager, { key })).id).toBe(made.id);
    await eager.call(contract.withdrawChangeRequest, at(made.id));
    await ask(eager);
    await ask(other);
  });

  test('is taken back by who asked only', async () => {
    const { id } = await ask(technician);
    await expect(lead.call(contract.withdrawChangeRequest, at(id))).rejects.toMatchObject({ problem: { status: 403 } });
    expect(await technician.call(contract.withdrawChangeRequest, at(id))).toMatchObject({ state: 'withdrawn' });
  });

  test('pages walk all of them, newest first', async () => {
    const all = (await listed(lead, { limit: 200 })).map((row) => row.id);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: { items: { id: string }[]; next: string | null } = await lead.call(contract.listChangeRequests, {
        params,
        query: { limit: 2, ...(after === null ? {} : { after }) },
      });
      walked.push(...page.items.map((row) => row.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(walked).toEqual(all);
    expect([...all].sort().reverse()).toEqual(all);
  });
});

describe('refused', async () => {
  const { id: request } = await ask(technician);
  interface Row {
    readonly op: Operation;
    readonly good?: unknown;
    readonly bad?: unknown;
    readonly forbidden?: Caller;
  }
  const rows: readonly Row[] = [
    { op: contract.listChangeRequests },
    { op: contract.askForChange, good: asked, bad: { title: ' ', text: 'x' } },
    { op: contract.acceptChangeRequest, good: {}, bad: { draft: 'x' }, forbidden: technician },
    { op: contract.declineChangeRequest, good: { text: 'No' }, bad: { text: '' }, forbidden: technician },
    { op: contract.withdrawChangeRequest, forbidden: lead },
  ];
  const send = (caller: Caller, { op, good }: Row, names: Readonly<Record<string, string>> = {}, body: unknown = good) => {
    const all: Readonly<Record<string, string>> = { ...params, request, ...names };
    return caller.request(
      op.method,
      `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => all[name]!)}`,
      body === undefined ? {} : { body },
    );
  };

  test('the table holds every operation', () => {
    const tag = contract.listChangeRequests.tag;
    expect(rows.map((row) => row.op.id).sort()).toEqual(
      operations
        .filter((op) => op.tag === tag)
        .map((op) => op.id)
        .sort(),
    );
  });

  test.each(rows.map((row) => [row.op.id, row] as const))('%s', async (_, row) => {
    if (row.bad !== undefined) expect((await send(lead, row, {}, row.bad)).status).toBe(400);
    expect((await send(app.anonymous, row)).status).toBe(401);
    expect((await send(stranger, row)).status).toBe(404);
    if (row.op.path.includes(':request')) {
      expect((await send(stranger, row, { partnership: elsewhere })).status).toBe(404);
      expect((await send(lead, row, { request: newId() })).status).toBe(404);
      // Another requester's is not there for a requester.
      expect((await send(other, row)).status).toBe(404);
    }
    if (row.forbidden) {
      const answer = await send(row.forbidden, row);
      expect(answer.status).toBe(403);
      expect((answer.json as { causes: unknown[] }).causes).toHaveLength(1);
    }
  });

  test('a cursor that is none', async () => {
    const answer = await lead.request('GET', `/api/v1/partnerships/${app.partnership}/change-requests?after=x`);
    expect(answer).toMatchObject({ status: 400, json: { places: [{ path: ['query', 'after'] }] } });
  });
});
