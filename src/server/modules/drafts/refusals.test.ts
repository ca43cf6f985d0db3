/** Every operation on drafts refuses what it must: 400 with places, 401, 404 for strangers and requesters, 403 with causes. */
import { describe, expect, test } from 'vitest';
import { listAgreements } from '../../../contract/agreements.js';
import * as talk from '../../../contract/draft-discussion.js';
import * as contract from '../../../contract/drafts.js';
import type { Operation } from '../../../contract/route.js';
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
const [version] = (await lead.call(listAgreements, { params })).items;
const { id: draft } = await lead.call(contract.createDraft, { params, body: { name: 'Next', agreement: version!.id } });
const site = { kind: 'put', list: 'sites', was: null, item: { id: 'new', name: 'New' } } as const;
const about = { kind: 'draft' } as const;
const at = { ...params, draft };
const { id: comment } = await lead.call(talk.commentDraft, { params: at, body: { about, text: 'Hm' } });
const { id: suggestion } = await lead.call(talk.suggestChange, { params: at, body: { about, changes: [site], text: 'Because' } });

interface Row {
  readonly op: Operation;
  readonly good?: unknown;
  readonly bad?: readonly unknown[];
  /** Inside, and never allowed. */
  readonly forbidden?: Caller;
}

const rows: readonly Row[] = [
  { op: contract.listDrafts },
  {
    op: contract.createDraft,
    good: { name: 'Another', agreement: version!.id },
    bad: [
      { name: ' ', agreement: version!.id },
      { name: 'x', agreement: 'y' },
      { name: 'x', agreement: version!.id, more: 1 },
    ],
    forbidden: technician,
  },
  { op: contract.getDraft },
  {
    op: contract.editDraft,
    good: { key: newId(), changes: [site] },
    bad: [
      { key: newId(), changes: [] },
      { key: 'x', changes: [site] },
      { key: newId(), changes: [{ ...site, list: 'nonsense' }] },
      { key: newId(), changes: [{ ...site, item: { id: 'new', name: 'New', colour: 'red' } }] },
      { key: newId(), changes: Array.from({ length: 501 }, () => site) },
      { key: newId(), changes: [{ kind: 'put', list: 'sites', was: null, item: { id: 'new', name: 'x'.repeat(301) } }] },
    ],
    forbidden: technician,
  },
  { op: contract.listDraftEdits },
  { op: contract.getDraftProof },
  { op: talk.getDiscussion },
  {
    op: talk.commentDraft,
    good: { about, text: 'Hm' },
    bad: [
      { about, text: ' ' },
      { about: { kind: 'cell' }, text: 'Hm' },
    ],
  },
  { op: talk.resolveComment },
  { op: talk.suggestChange, good: { about, changes: [site], text: 'Because' }, bad: [{ about, changes: [], text: 'Because' }] },
  { op: talk.acceptSuggestion, good: { text: '' }, bad: [{ text: 7 }], forbidden: technician },
  { op: talk.declineSuggestion, good: { text: 'No' }, bad: [{ text: '' }], forbidden: technician },
  { op: talk.withdrawSuggestion, forbidden: provider },
  { op: contract.watchDraft },
  {
    op: contract.sayPresence,
    good: { page: newId(), place: { part: 'matrix', cell: { category: 'respond', window: 'business', tier: 1 } } },
    bad: [
      { page: 'x', place: null },
      { page: newId() },
      { page: newId(), place: { part: 'x'.repeat(41), cell: null } },
      { page: newId(), place: { part: 'matrix', cell: { category: 'x'.repeat(121), window: 'business', tier: 1 } } },
      { page: newId(), place: { part: 'matrix', cell: { category: 'respond', window: 'business', tier: 4 } } },
      { page: newId(), place: null, name: 'Somebody else' },
    ],
  },
  { op: contract.dropDraft, forbidden: technician },
];

const send = (
  caller: Caller,
  { op, good }: Row,
  { body = good, ids = {} }: { body?: unknown; ids?: Readonly<Record<string, string>> } = {},
) => {
  const all: Readonly<Record<string, string>> = { ...at, comment, suggestion, ...ids };
  const url = `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => all[name]!)}`;
  return caller.request(op.method, url, body === undefined ? {} : { body });
};

test('the table holds every operation', () => {
  const all = [...Object.values(contract), ...Object.values(talk)].filter((value) => 'method' in value) as unknown as Operation[];
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

  test('404 for somebody of another partnership, and for what lies in another', async () => {
    expect((await send(stranger, row)).status).toBe(404);
    if (row.op.path.includes(':draft') || row.op.id === 'createDraft') {
      const body = row.op.id === 'createDraft' ? { name: 'x', agreement: version!.id } : row.good;
      expect((await send(stranger, row, { body, ids: { partnership: elsewhere } })).status).toBe(404);
    }
  });

  test('404 where there is no such thing', async () => {
    for (const name of ['draft', 'comment', 'suggestion'].filter((one) => row.op.path.includes(`:${one}`)))
      expect((await send(lead, row, { ids: { [name]: newId() } })).status, name).toBe(404);
  });

  test('a requester does not see drafts', async () => {
    const { status } = await send(requester, row);
    expect(status).toBe(row.op.path.includes(':draft') ? 404 : 403);
  });

  if (row.forbidden !== undefined) {
    test('403 with a cause', async () => {
      const answer = await send(row.forbidden!, row);
      expect(answer).toMatchObject({ status: 403, json: { code: 'forbidden' } });
      expect((answer.json as { causes: unknown[] }).causes).toHaveLength(1);
    });
  }
});
