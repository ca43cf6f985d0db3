/** What every operation of the task map refuses, and in which order: 400, 401, 404, 403. */
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../contract/route.js';
import * as contract from '../../../contract/task-map.js';
import { USUAL_WEIGHTS } from '../../../core/task-map/suggest-owner.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';

const app = await testApp();
const lead = await app.as('internal-lead');
const technician = await app.as('internal-technician');
const provider = await app.as('provider-lead');
const requester = await app.as('requester');
const elsewhere = await app.newPartnership('Elsewhere');
const stranger = await app.as('internal-lead', { partnership: elsewhere });
const params = { partnership: app.partnership };
const settings = { people: 100, hoursAvailable: 80, weights: USUAL_WEIGHTS, skills: null };
const own = {
  title: 'Care for the weighbridge',
  category: 'applications',
  tier: 2,
  risk: 'medium',
  skill: 'applications',
  frequency: 'weekly',
  usual: 'internal',
  hours: 1.5,
} as const;
const { id: task } = await lead.call(contract.addTask, { params, body: { ...own, title: 'Care for the gate' } });

interface Row {
  readonly op: Operation;
  readonly good?: unknown;
  readonly bad?: readonly unknown[];
  /** Inside, and never allowed; with the code of the cause. */
  readonly forbidden: readonly [Caller, string];
}

const rows: readonly Row[] = [
  { op: contract.getTaskMap, forbidden: [requester, 'task-map.not-yours'] },
  {
    op: contract.setTaskMap,
    good: settings,
    bad: [
      { ...settings, people: 0 },
      { ...settings, hoursAvailable: -1 },
      { ...settings, weights: { ...USUAL_WEIGHTS, risk: 101 } },
      { ...settings, skills: ['juggling'] },
      { ...settings, more: 1 },
    ],
    forbidden: [provider, 'task-map.internal-only'],
  },
  {
    op: contract.editTasks,
    good: { changes: [{ task: 'check-backups', revision: 0, decision: 'keep' }] },
    bad: [
      { changes: [] },
      { changes: [{ task: 'check-backups', revision: 0, decision: 'maybe' }] },
      { changes: [{ task: 'check-backups', revision: 0, hours: -1 }] },
      { changes: [{ task: 'check-backups', revision: 0, notes: 'x'.repeat(2_001) }] },
      { changes: [{ task: 'check-backups' }] },
      { changes: Array.from({ length: 501 }, () => ({ task: 'check-backups', revision: 0 })) },
      {
        changes: [
          { task: 'check-backups', revision: 0 },
          { task: 'check-backups', revision: 0 },
        ],
      },
      { changes: [{ task: 'nonsense', revision: 0 }] },
      { changes: [{ task: 'accept-risk', revision: 0, decision: 'share' }] },
      { changes: [{ task: 'check-backups', revision: 0, provider: 'internal' }] },
      { changes: [{ task: 'check-backups', revision: 0, provider: 'nobody' }] },
    ],
    forbidden: [provider, 'task-map.internal-only'],
  },
  {
    op: contract.addTask,
    good: own,
    bad: [
      { ...own, title: ' ' },
      { ...own, title: 'a\u0007b' },
      { ...own, title: 'Reset a password' },
      { ...own, category: 'run' },
      { ...own, tier: 4 },
      { ...own, hours: 20_000 },
    ],
    forbidden: [provider, 'task-map.internal-only'],
  },
  { op: contract.removeTask, forbidden: [provider, 'task-map.internal-only'] },
  { op: contract.restoreTask, forbidden: [provider, 'task-map.internal-only'] },
  {
    op: contract.draftFromTaskMap,
    good: { name: 'First' },
    bad: [{ name: '' }, { name: 'x'.repeat(201) }, {}],
    forbidden: [technician, 'task-map.lead-only'],
  },
];

const send = (
  caller: Caller,
  { op, good }: Row,
  { body = good, ids = {} }: { body?: unknown; ids?: Readonly<Record<string, string>> } = {},
) => {
  const all: Readonly<Record<string, string>> = { ...params, task, ...ids };
  const url = `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => all[name]!)}`;
  return caller.request(op.method, url, body === undefined ? {} : { body });
};

test('the table holds every operation', () => {
  const all = Object.values(contract).filter((value) => 'method' in value) as unknown as Operation[];
  expect(rows.map((row) => row.op.id).sort()).toEqual(all.map((op) => op.id).sort());
});

describe.each(rows.map((row) => [row.op.id, row] as const))('%s', (_, row) => {
  test.each((row.bad ?? []).map((body, index) => [index, body]))('400 with places: body %i', async (_index, body) => {
    const answer = await send(lead, row, { body });
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid' } });
    expect((answer.json as { places: { path: string[] }[] }).places[0]!.path[0]).toBe('body');
  });

  test('401 without a session', async () => {
    expect((await send(app.anonymous, row)).status).toBe(401);
  });

  test('404 for somebody of another partnership', async () => {
    expect((await send(stranger, row)).status).toBe(404);
  });

  test('403 with a cause', async () => {
    const [caller, code] = row.forbidden;
    expect(await send(caller, row)).toMatchObject({ status: 403, json: { code: 'forbidden', causes: [{ code }] } });
    expect(await send(requester, row)).toMatchObject({ status: 403, json: { causes: [{ code: 'task-map.not-yours' }] } });
  });
});

test('a task that is not there, of another partnership, or of the library is neither removed nor put back', async () => {
  const restore = rows.find((row) => row.op.id === 'restoreTask')!;
  expect((await send(lead, restore)).status).toBe(404);
  expect((await send(lead, restore, { ids: { task: newId() } })).status).toBe(404);
  expect((await send(lead, restore, { ids: { task: 'check-backups' } })).status).toBe(400);
  const remove = rows.find((row) => row.op.id === 'removeTask')!;
  expect((await send(lead, remove, { ids: { task: newId() } })).status).toBe(404);
  expect((await send(stranger, remove, { ids: { partnership: elsewhere } })).status).toBe(404);
  expect((await send(lead, remove, { ids: { task: 'check-backups' } })).status).toBe(400);
  expect((await lead.call(contract.getTaskMap, { params })).tasks.some((one) => one.id === task)).toBe(true);
});
