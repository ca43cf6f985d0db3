/** Checklists, approvals and gates over HTTP: who may, what is missing, who is told, and what a requester sees. */
import { describe, expect, test } from 'vitest';
import { answerApproval, askApprovals, listApprovals, overrideGates, withdrawApproval } from '../../../../contract/approvals.js';
import { addChecklistItems, changeChecklistItem, removeChecklistItem } from '../../../../contract/checklists.js';
import { getDeskSettings, saveDeskSettings } from '../../../../contract/desk-settings.js';
import { listNotices } from '../../../../contract/notices.js';
import type { BodyOf } from '../../../../contract/route.js';
import * as contract from '../../../../contract/tickets.js';
import { newId } from '../../../platform/ids.js';
import { type Caller, testApp } from '../../../testing/test-app.js';
import { rowsOf } from '../../../testing/test-database.js';

const app = await testApp();
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
const params = { partnership: app.partnership };
const maya = await app.as('internal-lead', { name: 'Maya' });
const grace = await app.as('provider-lead', { name: 'Grace' });
const ana = await app.as('provider-technician', { name: 'Ana' });
const otto = await app.as('internal-technician', { name: 'Otto' });
const rita = await app.as('requester', { name: 'Rita' });
const boss = await app.as('requester', { name: 'Boss' });

type Settings = BodyOf<typeof saveDeskSettings>['settings'];
const none = { resolve: [], close: [] };
const GATES: Settings['gates'] = {
  incident: none,
  'service-request': { resolve: ['checklist', 'approvals'], close: ['time'] },
  problem: none,
  change: none,
};
const rule: Settings['approvals'][number] = {
  id: newId(),
  name: 'Accounts',
  types: ['service-request'],
  categories: ['accounts'],
  needed: 2,
  approvers: { people: [boss.id, rita.id], teams: [], leadsOf: ['internal', 'northwind'] },
  except: [],
};
const keep = async (settings: Settings, by = maya) => {
  const { revision } = await by.call(getDeskSettings, { params });
  return by.call(saveDeskSettings, { params, body: { settings, revision } });
};
const open = async (more: object = {}) => {
  const body = { subject: 'A new account', text: 'For the trainee', category: 'password-reset', type: 'service-request', ...more };
  const { id } = await rita.call(contract.createTicket, { params, body } as never);
  return { params: { ...params, ticket: id } };
};
type At = Awaited<ReturnType<typeof open>>;
const get = (by: Caller, at: At) => by.call(contract.getTicket, { ...at, query: {} });
const say = (by: Caller, at: At, approval: string, answer: 'approved' | 'declined', reason = '') =>
  by.call(answerApproval, { params: { ...at.params, approval }, body: { answer, reason } });
const problem = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { problem: { status: number; causes: { code: string; ref: string | null }[]; places: { path: (string | number)[] }[] } }) =>
      [
        error.problem.status,
        ...error.problem.causes.map((one) => `${one.code} ${one.ref}`),
        ...error.problem.places.map((one) => one.path.join('.')),
      ].join(' | '),
  );

describe('desk settings', () => {
  test('ask nothing at first; leads change them, one at a time, and the history keeps it', async () => {
    // From here on the creation of tickets remembers that nothing is asked.
    expect((await get(maya, await open())).work.approvals).toEqual([]);
    const first = await ana.call(getDeskSettings, { params });
    expect(first).toMatchObject({ revision: 0, settings: { approvals: [] }, can: { edit: { allowed: false } } });
    const body = { settings: { approvals: [rule], gates: GATES }, revision: 0 };
    expect(await problem(ana.call(saveDeskSettings, { params, body }))).toBe('403 | desk-settings.lead-only null');
    expect(await problem(rita.call(getDeskSettings, { params }))).toBe('403 | desk-settings.team-only null');
    expect((await maya.call(saveDeskSettings, { params, body })).revision).toBe(1);
    expect(await problem(grace.call(saveDeskSettings, { params, body }))).toBe('409 | desk-settings.changed null');
    expect((await keep(body.settings, grace)).changedBy?.name).toBe('Grace');
    const [event] = await rowsOf<{ data: { before: { approvals: unknown[] } } }>(
      app.database.owner,
      "select data from events where kind = 'desk-settings.changed' order by at, event_id limit 1",
    );
    expect(event?.data.before.approvals).toEqual([]);
  });

  test('name everything that leads nowhere', async () => {
    const wrong = { ...rule, id: newId(), categories: ['nowhere'], approvers: { people: [newId()], teams: ['nobody'], leadsOf: [] } };
    const lonely = { ...rule, id: newId(), approvers: { people: [boss.id], teams: [], leadsOf: [] } };
    expect(await problem(keep({ approvals: [wrong, lonely], gates: GATES }))).toBe(
      '400 | body.settings.approvals.0.categories.0 | body.settings.approvals.0.approvers.teams.0 | body.settings.approvals.0.approvers.people.0 | body.settings.approvals.1.needed',
    );
  });
});

describe('approvals', () => {
  test('are asked by themselves, never of the requester; the asked ones are told and can read it', async () => {
    const at = await open();
    const { work } = await get(ana, at);
    expect(work.approvals).toMatchObject([{ name: 'Accounts', needed: 2, outcome: 'waiting', answers: [], answer: { allowed: false } }]);
    expect(work.approvals[0]!.people.map((one) => one.name).sort()).toEqual(['Boss', 'Grace', 'Maya']);
    const waiting = await boss.call(listApprovals, { params });
    expect(waiting.items).toMatchObject([{ name: 'Accounts', ticket: { id: at.params.ticket, subject: 'A new account' } }]);
    expect((await boss.call(listNotices, { params, query: {} })).items[0]).toMatchObject({ kind: 'ticket.approval-asked' });
    expect((await rita.call(listApprovals, { params })).items).toEqual([]);
    const approval = work.approvals[0]!.id;
    expect(await problem(say(rita, at, approval, 'approved'))).toBe('403 | ticket.wrong-side answerApproval');
    expect(await problem(say(ana, at, approval, 'approved'))).toBe('403 | ticket.wrong-side answerApproval');
    expect(await problem(say(maya, at, approval, 'declined'))).toMatch(/^422 \| ticket.text-missing/);
    await say(boss, at, approval, 'approved', 'Within the budget');
    expect((await boss.call(listApprovals, { params })).items).toEqual([]);
    expect((await get(rita, at)).work.approvals[0]!.answers).toMatchObject([{ person: { name: 'Boss' }, answer: 'approved', reason: '' }]);
    expect(await problem(say(boss, at, approval, 'approved'))).toBe('422 | ticket.approval-settled answerApproval');
    expect((await say(grace, at, approval, 'approved')).work.approvals[0]!.outcome).toBe('granted');
    expect((await maya.call(listApprovals, { params })).items).toEqual([]);
  });

  test('are withdrawn when the category changes away, and asked for when it changes there', async () => {
    const at = await open();
    const away = await grace.call(contract.classifyTicket, { ...at, body: { category: 'printer', reason: 'It is a printer' } });
    expect(away.work.approvals.map((one) => one.outcome)).toEqual(['withdrawn']);
    expect((await maya.call(listApprovals, { params })).items).toEqual([]);
    const back = await maya.call(contract.classifyTicket, { ...at, body: { category: 'accounts', reason: 'It is not' } });
    expect(back.work.approvals.map((one) => one.outcome)).toEqual(['withdrawn', 'waiting']);
    const { id } = back.work.approvals[1]!;
    for (const by of [maya, grace]) await say(by, at, id, 'declined', 'Too dear');
    expect((await get(ana, at)).work.approvals[1]!.outcome).toBe('refused');
    const again = await ana.call(askApprovals, at);
    expect(again.work.approvals.map((one) => one.outcome)).toEqual(['withdrawn', 'refused', 'waiting']);
    const one = { params: { ...at.params, approval: again.work.approvals[2]!.id }, body: { reason: 'A mistake' } };
    expect((await ana.call(withdrawApproval, one)).work.approvals[2]!.outcome).toBe('withdrawn');
    expect(await problem(ana.call(withdrawApproval, one))).toBe('422 | ticket.approval-settled withdrawApproval');
    expect(await problem(rita.call(askApprovals, at))).toBe('403 | ticket.wrong-side askApproval');
  });

  test('nothing is asked of other types', async () => {
    expect((await get(ana, await open({ type: 'incident' }))).work.approvals).toEqual([]);
  });
});

describe('the checklist', () => {
  test('is kept by both teams, with who and when, and is nothing for requesters', async () => {
    const at = await open({ type: 'incident' });
    const added = await ana.call(addChecklistItems, { ...at, body: { items: ['Order the laptop', 'Create the account'] } });
    const [first, second] = added.work.checklist;
    const change = (by: Caller, item: string, body: object) =>
      by.call(changeChecklistItem, { params: { ...at.params, item }, body } as never);
    app.clock.advance(60_000);
    await change(otto, second!.id, { done: true });
    await change(otto, second!.id, { to: 0 });
    await change(ana, first!.id, { text: 'Order the big laptop' });
    expect((await get(maya, at)).work.checklist).toMatchObject([
      { text: 'Create the account', done: { by: { name: 'Otto' }, at: app.clock.now() } },
      { text: 'Order the big laptop', done: null },
    ]);
    expect((await get(rita, at)).work).toMatchObject({ checklist: [], gates: { resolve: [], close: [] } });
    expect(JSON.stringify(await get(rita, at))).not.toContain('laptop');
    expect(await problem(change(rita, first!.id, { done: true }))).toBe('403 | ticket.wrong-side editChecklist');
    expect(await problem(change(ana, first!.id, { done: true, to: 1 }))).toMatch(/^400/);
    await ana.call(removeChecklistItem, { params: { ...at.params, item: first!.id } });
    expect(await problem(change(ana, first!.id, { done: true }))).toBe('422 | ticket.nothing-changes checklist');
  });
});

describe('gates', () => {
  test('name what is missing; a lead lets it pass with a reason, on record', async () => {
    const at = await open();
    await ana.call(addChecklistItems, { ...at, body: { items: ['Tell the trainee'] } });
    const resolve = () => ana.call(contract.resolveTicket, { ...at, body: { note: 'Made' } });
    expect(await problem(resolve())).toBe('422 | ticket.gate-closed checklist | ticket.gate-closed approvals');
    expect((await get(ana, at)).work.gates).toMatchObject({
      resolve: [{ need: 'checklist' }, { need: 'approvals' }],
      close: [{}, {}, { need: 'time' }],
    });
    const override = (by: Caller, reason = 'He starts today') => by.call(overrideGates, { ...at, body: { reason } });
    expect(await problem(override(ana))).toBe('403 | ticket.wrong-side overrideGates');
    expect(await problem(override(rita))).toBe('403 | ticket.wrong-side overrideGates');
    const passed = await override(grace);
    expect(passed.work).toMatchObject({
      gates: { resolve: [], close: [] },
      override: { by: { name: 'Grace' }, reason: 'He starts today' },
    });
    expect((await resolve()).row.status).toBe('resolved');
    expect(JSON.stringify(await get(rita, at))).not.toContain('He starts today');
    const reopened = await ana.call(contract.reopenTicket, { ...at, body: { reason: 'No' } });
    expect(reopened.work.override).toBeNull();
    expect(await problem(resolve())).toMatch(/gate-closed checklist/);
  });
});

test.each([
  ['GET', 'desk-settings', undefined],
  ['PUT', 'desk-settings', { settings: { approvals: [], gates: GATES }, revision: 0 }],
  ['GET', 'approvals', undefined],
  ['POST', 'tickets/:t/checklist', { items: ['A'] }],
  ['PATCH', `tickets/:t/checklist/${newId()}`, { done: true }],
  ['DELETE', `tickets/:t/checklist/${newId()}`, undefined],
  ['POST', 'tickets/:t/approvals', undefined],
  ['DELETE', `tickets/:t/approvals/${newId()}`, { reason: 'No' }],
  ['POST', `tickets/:t/approvals/${newId()}/answers`, { answer: 'approved' }],
  ['POST', 'tickets/:t/gate-override', { reason: 'So' }],
])('%s %s: 400 for what is not known, 401 for nobody, 404 for strangers', async (method, tail, body) => {
  const at = await open({ type: 'incident' });
  const url = `/api/v1/partnerships/${app.partnership}/${tail.replace(':t', at.params.ticket)}`;
  const status = async (by: Caller, sent: object | undefined = body) => (await by.request(method, url, sent ? { body: sent } : {})).status;
  if (body) expect(await status(maya, { ...body, colour: 'red' })).toBe(400);
  expect(await status(app.anonymous)).toBe(401);
  expect(await status(await app.outsider())).toBe(404);
  // A requester does not reach the ticket of another one.
  if (tail.startsWith('tickets')) expect(await status(await app.as('requester'))).toBe(404);
});
