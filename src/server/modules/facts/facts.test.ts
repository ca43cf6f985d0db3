import { describe, expect, test } from 'vitest';
import { getAgreementInForce } from '../../../contract/agreements.js';
import { createDraft, getDraftProof } from '../../../contract/drafts.js';
import * as contract from '../../../contract/facts.js';
import { createEntry } from '../../../contract/registers.js';
import { newId } from '../../platform/ids.js';
import { testApp } from '../../testing/test-app.js';

const app = await testApp();
const params = { partnership: app.partnership };
const lead = await app.as('internal-lead');
const msp = await app.as('provider-lead');
const requester = await app.as('requester');
const elsewhere = await app.newPartnership('Elsewhere');
const stranger = await app.as('internal-lead', { partnership: elsewhere });
const inForce = (await lead.call(getAgreementInForce, { params }))!.version.id;
const base = `/api/v1/partnerships/${app.partnership}`;

const add = (kind: 'systems' | 'people' | 'tools', name: string, values: Record<string, unknown>) =>
  lead.call(createEntry, { params: { ...params, kind }, body: { name, values: values as never } });

test('registers that nobody began are unknown; what is entered is what a proof reads', async () => {
  expect(await msp.call(contract.getFacts, { params })).toMatchObject({ systems: null, people: null, tools: null });
  const [system] = (await lead.call(getAgreementInForce, { params }))!.agreement.systems;
  await add('systems', system!.name.toUpperCase(), {
    kind: 'server',
    criticality: 'critical',
    restoreTestedOn: '2020-02-29',
    restoreEveryDays: 30,
  });
  await add('people', 'Maya Lindgren', { party: 'internal', knows: system!.name });
  await add('tools', 'A', { function: 'backup', party: 'internal', primary: true });
  await add('tools', 'B', { function: 'backup', party: 'internal', primary: true });
  const facts = await msp.call(contract.getFacts, { params });
  expect(facts.systems).toMatchObject([{ restoreTestedOn: '2020-02-29', restoreEveryDays: 30, runbook: null, teamsWithAccess: [] }]);
  expect(facts.people).toEqual([{ name: 'Maya Lindgren', knows: [system!.name] }]);
  expect(facts.neededFunctions).toEqual(['ticketing', 'documentation']);
  expect(Object.values(facts.members).every((people) => people > 0)).toBe(true);
  expect(Object.keys(facts.members).length).toBeGreaterThan(0);

  const { findings } = await msp.call(contract.getFactFindings, { params: { ...params, agreement: inForce } });
  const ids = findings.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['duplicate-tool:backup', 'no-tool:ticketing', 'undocumented', 'no-recovery-proof', 'single-point:systems']),
  );
  const draft = (await lead.call(createDraft, { params, body: { name: 'Next', agreement: inForce } })).id;
  const proof = await msp.call(getDraftProof, { params: { ...params, draft } });
  expect(proof.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  expect(findings.find(({ id }) => id === 'no-recovery-proof')!.text).toContain(`The last restore test of ${system!.name} is older`);
});

describe.each([
  ['getFacts', `${base}/facts`],
  ['getFactFindings', `${base}/agreements/${inForce}/fact-findings`],
])('%s refuses', (_, url) => {
  test('401, 404 for another partnership, 403 for a requester, unknown keys', async () => {
    expect((await app.anonymous.request('GET', url)).status).toBe(401);
    expect((await stranger.request('GET', url)).status).toBe(404);
    expect(await requester.request('GET', url)).toMatchObject({ status: 403, json: { causes: [{ code: 'facts.not-yours' }] } });
    expect((await lead.request('GET', `${url}?more=1`)).status).toBe(400);
  });
});

test('404 for a version that is not there, or lies elsewhere', async () => {
  expect((await lead.request('GET', `${base}/agreements/${newId()}/fact-findings`)).status).toBe(404);
  const there = `/api/v1/partnerships/${elsewhere}/agreements/${inForce}/fact-findings`;
  expect((await stranger.request('GET', there)).status).toBe(404);
});
