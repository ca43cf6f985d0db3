/** What every operation of the registers refuses, and in which order: 400, 401, 404, 403. */
import { describe, expect, test } from 'vitest';
import * as contract from '../../../contract/registers.js';
import type { Operation } from '../../../contract/route.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';

const app = await testApp();
const lead = await app.as('internal-lead');
const requester = await app.as('requester');
const elsewhere = await app.newPartnership('Elsewhere');
const stranger = await app.as('internal-lead', { partnership: elsewhere });
const params = { partnership: app.partnership, kind: 'sites' } as const;
const { id: entry } = await lead.call(contract.createEntry, { params, body: { name: 'Main', values: {} } });
await lead.call(contract.createEntry, { params, body: { name: 'Taken', values: {} } });
const { id: gone } = await lead.call(contract.createEntry, { params, body: { name: 'Gone', values: {} } });
await lead.call(contract.removeEntry, { params: { ...params, entry: gone } });

interface Row {
  readonly op: Operation;
  readonly good?: unknown;
  readonly bad?: readonly unknown[];
  readonly badQuery?: readonly string[];
  /** The one it is about, where it is not the entry that stands. */
  readonly entry?: string;
}

const rows: readonly Row[] = [
  {
    op: contract.listEntries,
    badQuery: ['?limit=0', '?limit=201', '?after=nonsense', `?after=${'-'.repeat(36)}%20x`, '?more=1', `?search=${'x'.repeat(201)}`],
  },
  {
    op: contract.createEntry,
    good: { name: 'New', values: {} },
    bad: [
      { name: ' ', values: {} },
      { name: 'taken', values: {} },
      { name: 'x'.repeat(201), values: {} },
      { name: 'New', values: { people: 'many' } },
      { name: 'New', values: { peple: 3 } },
      { name: 'New', values: { people: { a: 1 } } },
      { name: 'New' },
    ],
  },
  {
    op: contract.editEntry,
    good: { revision: 1, name: 'Main', values: {} },
    bad: [
      { revision: 0, name: 'Main', values: {} },
      { revision: 1, name: 'Taken', values: {} },
      { revision: 1, name: 'Main', values: { address: 'a\u0007' } },
    ],
  },
  {
    op: contract.importEntries,
    good: { text: 'name\nWarehouse\n', take: 'nothing' },
    bad: [
      { text: '', take: 'nothing' },
      { text: 'name\n', take: 'some' },
      { text: 'name\n"', take: 'nothing' },
    ],
  },
  { op: contract.getEntry, badQuery: ['?more=1'] },
  { op: contract.exportEntries },
  { op: contract.getRegisterFindings },
  { op: contract.getLandscape, badQuery: ['?more=1'] },
  { op: contract.removeEntry, badQuery: ['?revision=0', '?revision=x', '?more=1'] },
  { op: contract.restoreEntry, entry: gone },
];

const send = (
  caller: Caller,
  { op, good, entry: own = entry }: Row,
  { body = good, ids = {}, query = '' }: { body?: unknown; ids?: Readonly<Record<string, string>>; query?: string } = {},
) => {
  const all: Readonly<Record<string, string>> = { ...params, entry: own, ...ids };
  const url = `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => all[name]!)}${query}`;
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

  test.each(row.badQuery ?? [])('400: %s', async (query) => {
    expect(await send(lead, row, { query })).toMatchObject({ status: 400, json: { code: 'invalid' } });
  });

  if (row.op.path.includes(':kind')) {
    test('400 for a register that there is not', async () => {
      expect((await send(lead, row, { ids: { kind: 'wishes' } })).status).toBe(400);
    });
  }

  test('401 without a session', async () => {
    expect((await send(app.anonymous, row)).status).toBe(401);
  });

  test('404 for somebody of another partnership, for what lies in another, and for what is not there', async () => {
    expect((await send(stranger, row)).status).toBe(404);
    if (!row.op.path.includes(':entry')) return;
    expect((await send(stranger, row, { ids: { partnership: elsewhere } })).status).toBe(404);
    expect((await send(lead, row, { ids: { entry: newId() } })).status).toBe(404);
    expect((await send(lead, row, { ids: { kind: 'networks' } })).status).toBe(404);
  });

  test('403 with a cause for a requester', async () => {
    expect(await send(requester, row)).toMatchObject({
      status: 403,
      json: { code: 'forbidden', causes: [{ code: 'registers.not-yours' }] },
    });
  });
});
