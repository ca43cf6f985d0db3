/** Every operation of signing refuses what it must: 400 with places, 401, 404 for strangers and requesters, 403 and 422 with causes. */
import { describe, expect, test } from 'vitest';
import { listAgreements } from '../../../contract/agreements.js';
import * as differences from '../../../contract/differences.js';
import { createDraft, dropDraft } from '../../../contract/drafts.js';
import type { Problem } from '../../../contract/errors.js';
import type { Operation } from '../../../contract/route.js';
import * as contract from '../../../contract/signing.js';
import { DAY } from '../../../core/time.js';
import { newId } from '../../platform/ids.js';
import { type Caller, PASSWORD, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
const params = { partnership: app.partnership };
const internal = await app.as('internal-lead');
const provider = await app.as('provider-lead');
const technician = await app.as('internal-technician');
const requester = await app.as('requester');
const elsewhere = await app.newPartnership('Elsewhere');
const stranger = await app.as('internal-lead', { partnership: elsewhere });
const [inForce] = (await internal.call(listAgreements, { params })).items;
const until = app.clock.now() + 30 * DAY;

const begin = async () => (await internal.call(createDraft, { params, body: { name: 'Next', agreement: inForce!.id } })).id;
const waiveAll = async (draft: string) => {
  const { blockers } = await internal.call(contract.getReadiness, { params: { ...params, draft } });
  let last = '';
  for (const { finding } of blockers)
    last = (await internal.call(contract.waiveFinding, { params: { ...params, draft }, body: { finding, reason: 'Later', until } })).id;
  return { waiver: last, finding: blockers.at(-1)!.finding };
};

/** An open draft with its waivers; a proposal that waits; one that both have signed, with its frozen draft; a dropped draft. */
const draft = await begin();
const { waiver, finding } = await waiveAll(draft);
const propose = async () => {
  const id = await begin();
  await waiveAll(id);
  const { id: agreement } = await internal.call(contract.proposeDraft, {
    params: { ...params, draft: id },
    body: { revision: 0, effectiveAt: null },
  });
  const at = { ...params, agreement };
  await internal.call(contract.nameSigner, { params: at, body: { person: internal.id } });
  await provider.call(contract.nameSigner, { params: at, body: { person: provider.id } });
  const { hash } = await internal.call(contract.getSigning, { params: at });
  return { draft: id, agreement, hash };
};
const proposed = await propose();
const signed = await propose();
for (const caller of [internal, provider])
  await caller.call(contract.signAgreement, {
    params: { ...params, agreement: signed.agreement },
    body: { hash: signed.hash, password: PASSWORD },
  });
const dropped = await begin();
await internal.call(dropDraft, { params: { ...params, draft: dropped } });

interface Row {
  readonly op: Operation;
  readonly good?: unknown;
  readonly bad?: readonly unknown[];
  /** Inside, and never allowed. */
  readonly forbidden?: readonly Caller[];
  /** Not now, to a lead: of what is frozen, signed or dropped, or another body. */
  readonly refused?: readonly { readonly draft?: string; readonly agreement?: string; readonly body?: unknown }[];
}

const waive = { finding, reason: 'Later', until };
const sign = { hash: proposed.hash, password: PASSWORD };
const frozen = [{ draft: proposed.draft }, { draft: signed.draft }, { draft: dropped }];
const never = { agreement: signed.agreement };

const rows: readonly Row[] = [
  { op: contract.listWaivers },
  {
    op: contract.waiveFinding,
    good: waive,
    bad: [
      { ...waive, reason: ' ' },
      { ...waive, until: 'soon' },
      { ...waive, finding: '' },
      { ...waive, more: 1 },
      { ...waive, reason: 'x'.repeat(2_001) },
    ],
    forbidden: [technician, provider],
    refused: [...frozen, { body: { ...waive, finding: 'gap:none' } }, { body: { ...waive, until: app.clock.now() } }],
  },
  { op: contract.dropWaiver, forbidden: [technician, provider], refused: frozen },
  { op: contract.getReadiness },
  {
    op: contract.proposeDraft,
    good: { revision: 0, effectiveAt: null },
    bad: [
      { revision: -1, effectiveAt: null },
      { revision: 0 },
      { revision: 0, effectiveAt: 'now' },
      { revision: 0, effectiveAt: null, force: true },
    ],
    forbidden: [technician],
    refused: [
      ...frozen,
      { body: { revision: 7, effectiveAt: null } },
      { body: { revision: 0, effectiveAt: app.clock.now() - 1 } },
      { body: { revision: 0, effectiveAt: until } },
    ],
  },
  { op: contract.listSignings },
  { op: contract.getSigning },
  { op: contract.nameSigner, good: { person: internal.id }, bad: [{ person: 'me' }, {}], forbidden: [technician], refused: [never] },
  {
    op: contract.signAgreement,
    good: sign,
    bad: [{ ...sign, hash: 'abc' }, { ...sign, password: '' }, { hash: sign.hash }, { ...sign, more: 1 }],
    forbidden: [technician],
    refused: [never, { body: { ...sign, hash: signed.hash } }],
  },
  { op: contract.withdrawSignature, forbidden: [technician], refused: [never, {}] },
  { op: contract.withdrawProposal, forbidden: [technician], refused: [never] },
  { op: contract.getAgreementBundle },
  { op: differences.diffVersions },
  { op: differences.diffDraft },
  { op: differences.moveOpenTickets, good: { after: null }, bad: [{}, { after: 'x' }], forbidden: [technician, requester] },
];

const send = async (
  caller: Caller,
  { op, good }: Row,
  { body = good, ids = {} }: { body?: unknown; ids?: Readonly<Record<string, string>> } = {},
) => {
  const all: Readonly<Record<string, string>> = { ...params, draft, waiver, agreement: proposed.agreement, ...ids };
  const url = `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => all[name]!)}`;
  const { status, json } = await caller.request(op.method, url, body === undefined ? {} : { body });
  return { status, problem: json as Problem };
};
const named = rows.map((row) => [row.op.id, row] as const);
const state = async () =>
  JSON.stringify([
    await internal.call(contract.listSignings, { params }),
    await internal.call(contract.listWaivers, { params: { ...params, draft } }),
  ]);

test('the table holds every operation', () => {
  const all = [...Object.values(contract), ...Object.values(differences)].filter(
    (value) => typeof value === 'object' && 'method' in value,
  ) as unknown as Operation[];
  expect(rows.map((row) => row.op.id).sort()).toEqual(all.map((op) => op.id).sort());
});

describe.each(named)('%s', (_, row) => {
  test.each((row.bad ?? []).map((body, index) => [index, body]))('400 with places: body %i', async (_index, body) => {
    const { status, problem } = await send(internal, row, { body });
    expect({ status, code: problem.code, part: problem.places[0]?.path[0] }).toEqual({ status: 400, code: 'invalid', part: 'body' });
  });

  test('400 for names that are none', async () => {
    const [name] = /:(draft|agreement|waiver)/.exec(row.op.path)?.slice(1) ?? ['partnership'];
    const { status, problem } = await send(internal, row, { ids: { [name!]: 'here' } });
    expect({ status, path: problem.places[0]?.path }).toEqual({ status: 400, path: ['params', name] });
  });

  test('401 without a session', async () => {
    expect((await send(app.anonymous, row)).status).toBe(401);
  });

  test('404 for somebody of another partnership, and for what lies in another', async () => {
    expect((await send(stranger, row)).status).toBe(404);
    if (/:(draft|agreement)/.test(row.op.path)) expect((await send(stranger, row, { ids: { partnership: elsewhere } })).status).toBe(404);
  });

  test('404 where there is no such thing, and where a version was never proposed', async () => {
    for (const name of ['draft', 'agreement', 'waiver'].filter((one) => row.op.path.includes(`:${one}`)))
      expect((await send(internal, row, { ids: { [name]: newId() } })).status, name).toBe(404);
    if (row.op.path.includes(':agreement') && row.op !== differences.diffVersions)
      expect((await send(internal, row, { ids: { agreement: inForce!.id } })).status).toBe(404);
  });

  test('a requester sees none of it', async () => {
    const { status } = await send(requester, row);
    expect(status).toBe(/:(draft|agreement)/.test(row.op.path) ? 404 : 403);
  });

  if (row.forbidden !== undefined) {
    test('403 with causes, and nothing changes', async () => {
      const before = await state();
      for (const caller of row.forbidden!) {
        const { status, problem } = await send(caller, row);
        expect({ status, code: problem.code, causes: problem.causes.length }).toEqual({ status: 403, code: 'forbidden', causes: 1 });
      }
      expect(await state()).toBe(before);
    });
  }

  test.each((row.refused ?? []).map((ids, index) => [index, ids]))(
    '422 with causes, and nothing changes: %i',
    async (_index, { body, ...ids }) => {
      const before = await state();
      const { status, problem } = await send(internal, row, {
        ids: ids as Record<string, string>,
        ...(body === undefined ? {} : { body }),
      });
      expect({ status, code: problem.code }).toEqual({ status: 422, code: 'refused' });
      expect(problem.causes[0]?.text).toBeTruthy();
      expect(await state()).toBe(before);
    },
  );
});

describe('signing', () => {
  const at = { ...params, agreement: proposed.agreement };
  const answer = (caller: Caller, body: unknown) => send(caller, rows.find((row) => row.op === contract.signAgreement)!, { body });

  test('a wrong password is 401 with that reason, stores nothing, and is counted as at the door', async () => {
    const before = await state();
    const { status, problem } = await answer(internal, { ...sign, password: 'another password' });
    expect({ status, causes: problem.causes.map((cause) => cause.code) }).toEqual({ status: 401, causes: ['identity.wrong-password'] });
    expect(await state()).toBe(before);
    // As if a hundred wrong passwords had been tried at the door, from everywhere.
    await rowsOf(app.database.owner, `update throttles set count = 100 where key like 'email:%'`);
    expect((await answer(internal, sign)).status).toBe(429);
    expect((await internal.request('POST', '/api/v1/session', { body: { email: internal.email, password: PASSWORD } })).status).toBe(429);
    app.clock.advance(16 * 60_000);
    expect(await state()).toBe(before);
  });

  test('somebody else of the party, even another lead, cannot sign; a signer of another party cannot be named', async () => {
    const second = await app.as('internal-lead');
    expect(await answer(second, sign)).toMatchObject({ status: 403, problem: { causes: [{ code: 'signing.not-the-signer' }] } });
    const { status, problem } = await send(internal, rows.find((row) => row.op === contract.nameSigner)!, {
      body: { person: provider.id },
    });
    expect({ status, path: problem.places[0]?.path }).toEqual({ status: 400, path: ['body', 'person'] });
  });

  test('a text other than the one that was shown is refused with the digest that stands', async () => {
    const other = '0'.repeat(64);
    expect(await answer(provider, { ...sign, hash: other })).toMatchObject({
      status: 422,
      problem: { causes: [{ code: 'signing.text-changed', ref: proposed.hash }] },
    });
    expect((await provider.call(contract.getSigning, { params: at })).parties.every((party) => party.signature === null)).toBe(true);
  });
});
