/** Signatures that cross each other, three parties, a text proposed anew, the bundle, what moves. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listAgreements } from '../../../contract/agreements.js';
import { diffDraft, diffVersions, moveOpenTickets } from '../../../contract/differences.js';
import { createDraft, editDraft, getDraft } from '../../../contract/drafts.js';
import type { ProblemError } from '../../../contract/errors.js';
import * as contract from '../../../contract/signing.js';
import { createTicket, getTicket, resolveTicket } from '../../../contract/tickets.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { harborLane, owns } from '../../../core/testing/harbor-lane.js';
import { DAY, HOUR } from '../../../core/time.js';
import { newId } from '../../platform/ids.js';
import { bundled } from '../../testing/bundled.js';
import { type Caller, PASSWORD, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));

/** A partnership with a draft, all its blockers waived. */
async function world(changes: readonly DraftChange[] = []) {
  const partnership = await app.newPartnership(`World ${newId()}`);
  const internal = await app.as('internal-lead', { partnership });
  const provider = await app.as('provider-lead', { partnership });
  const params = { partnership };
  const [inForce] = (await internal.call(listAgreements, { params })).items;
  const { id: draft } = await internal.call(createDraft, { params, body: { name: 'Next', agreement: inForce!.id } });
  const at = { ...params, draft };
  if (changes.length > 0)
    expect(await internal.call(editDraft, { params: at, body: { key: newId(), changes: [...changes] } })).toMatchObject({ made: true });
  const waiveAll = async () => {
    const { blockers } = await internal.call(contract.getReadiness, { params: at });
    for (const { finding, waiver } of blockers)
      if (waiver === null)
        await internal.call(contract.waiveFinding, { params: at, body: { finding, reason: 'Later', until: app.clock.now() + 90 * DAY } });
  };
  await waiveAll();
  const propose = async (revision: number, ...leads: Caller[]) => {
    const { id } = await internal.call(contract.proposeDraft, { params: at, body: { revision, effectiveAt: null } });
    const one = { ...params, agreement: id };
    for (const lead of leads) await lead.call(contract.nameSigner, { params: one, body: { person: lead.id } });
    return { one, body: { hash: (await internal.call(contract.getSigning, { params: one })).hash, password: PASSWORD } };
  };
  return { params, at, internal, provider, inForce: inForce!, propose, waiveAll };
}

const problemOf = async (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );
const printers: DraftChange = (() => {
  const was = harborLane.rules.find((rule) => rule.id === 'r2')!;
  return { kind: 'put', list: 'rules', was, item: { ...was, ...owns('service-desk') } };
})();

test('two who sign at once: both signatures stand, and it is signed once', async () => {
  const { internal, provider, propose } = await world();
  const { one, body } = await propose(0, internal, provider);
  const twice = [internal, provider, internal].map((caller) => problemOf(caller.call(contract.signAgreement, { params: one, body })));
  const problems = (await Promise.all(twice)).filter((problem) => problem !== null);
  // The same signer twice at once signs once.
  expect(problems.map((problem) => [problem.status, problem.causes[0]?.code])).toMatchObject([
    [422, expect.stringMatching(/signed-already|wrong-state/)],
  ]);
  const { version, parties } = await internal.call(contract.getSigning, { params: one });
  expect([version.state, version.effectiveAt]).toEqual(['effective', app.clock.now()]);
  expect(parties.map((party) => party.signature?.person.id)).toEqual([internal.id, provider.id]);
  const events = await rowsOf<{ kind: string }>(
    app.database.owner,
    `select kind from events where subject_id = '${one.agreement}' and kind like 'agreement.signed%' order by event_id`,
  );
  expect(events.map((event) => event.kind).sort()).toEqual(['agreement.signed', 'agreement.signed', 'agreement.signed-by-all']);
});

test('two proposals of one draft at once: one is proposed; two drafts at once get a number each', async () => {
  const { internal, provider, params, at, inForce } = await world();
  const other = await internal.call(createDraft, { params, body: { name: 'Other', agreement: inForce.id } });
  const { blockers } = await internal.call(contract.getReadiness, { params: { ...params, draft: other.id } });
  for (const { finding } of blockers)
    await internal.call(contract.waiveFinding, {
      params: { ...params, draft: other.id },
      body: { finding, reason: 'Later', until: app.clock.now() + DAY },
    });
  const body = { revision: 0, effectiveAt: null };
  const [one, again, third] = await Promise.all([
    problemOf(internal.call(contract.proposeDraft, { params: at, body })),
    problemOf(provider.call(contract.proposeDraft, { params: at, body })),
    problemOf(provider.call(contract.proposeDraft, { params: { ...params, draft: other.id }, body })),
  ]);
  expect([one, again].filter((problem) => problem === null)).toHaveLength(1);
  expect((one ?? again)!.causes[0]).toMatchObject({ code: 'signing.wrong-state' });
  expect(third).toBeNull();
  expect((await internal.call(listAgreements, { params })).items.map((item) => item.version)).toEqual([3, 2, 1]);
});

test('a withdrawal opens the draft and voids the signatures; the old text cannot be signed, and the new one is named', async () => {
  const { internal, provider, propose, at, waiveAll } = await world();
  const { one, body } = await propose(0, internal, provider);
  await internal.call(contract.signAgreement, { params: one, body });
  expect((await internal.call(contract.withdrawSignature, { params: one })).parties.map((party) => party.signature)).toEqual([null, null]);
  await internal.call(contract.signAgreement, { params: one, body });
  const withdrawn = await provider.call(contract.withdrawProposal, { params: one });
  expect(withdrawn).toMatchObject({
    version: { state: 'draft' },
    withdrawnBy: { id: provider.id },
    parties: [{ signature: null }, { signature: null }],
  });
  expect(await internal.call(getDraft, { params: at })).toMatchObject({ state: 'open', can: { edit: { allowed: true } } });
  expect(await problemOf(provider.call(contract.signAgreement, { params: one, body }))).toMatchObject({
    status: 422,
    causes: [{ code: 'signing.wrong-state' }],
  });

  await internal.call(editDraft, { params: at, body: { key: newId(), changes: [printers] } });
  await waiveAll();
  const next = await propose(1, internal, provider);
  expect(next.body.hash).not.toBe(body.hash);
  expect(await problemOf(provider.call(contract.signAgreement, { params: one, body }))).toMatchObject({
    status: 422,
    causes: [{ code: 'signing.wrong-state' }, { code: 'signing.proposed-anew', ref: next.one.agreement }],
  });
  expect(await problemOf(provider.call(contract.signAgreement, { params: next.one, body }))).toMatchObject({
    status: 422,
    causes: [{ code: 'signing.text-changed', ref: next.body.hash }],
  });
  const { edits, changes } = await provider.call(diffVersions, { params: next.one, query: { from: one.agreement } });
  expect(edits.map((edit) => edit.text)).toEqual(['Rule "r2" (Respond › Hardware) changed: accountable, responsible']);
  expect(changes).toHaveLength(1);
  await provider.call(contract.signAgreement, { params: next.one, body: next.body });
  expect(await internal.call(contract.signAgreement, { params: next.one, body: next.body })).toMatchObject({
    version: { version: 3, state: 'effective' },
  });
});

test('three parties: the new one is let in, each signs, and only then is it in force', async () => {
  const { internal, provider, params, propose } = await world([
    { kind: 'put', list: 'parties', was: null, item: { id: 'soc', name: 'Watchful SOC', kind: 'provider' } },
    { kind: 'put', list: 'teams', was: null, item: { id: 'soc-watch', name: 'Watch', party: 'soc', coverage: 'always', onCall: null } },
  ]);
  const { one, body } = await propose(1, internal, provider);
  const soc = await app.as('provider-lead', { partnership: params.partnership, party: 'soc', teams: ['soc-watch'], name: 'soc-lead' });
  for (const lead of [provider, internal]) await lead.call(contract.signAgreement, { params: one, body });
  expect(await internal.call(contract.getSigning, { params: one })).toMatchObject({ version: { state: 'proposed' } });
  expect(await problemOf(soc.call(contract.signAgreement, { params: one, body }))).toMatchObject({ status: 403 });
  await soc.call(contract.nameSigner, { params: one, body: { person: soc.id } });
  const { version, parties } = await soc.call(contract.signAgreement, { params: one, body });
  expect(version).toMatchObject({ state: 'effective' });
  expect(parties.map((party) => party.signature?.person.name)).toEqual(['internal-lead', 'provider-lead', 'soc-lead']);
  const teams = await rowsOf<{ team_id: string }>(
    app.database.owner,
    `select team_id from teams where partnership_id = '${params.partnership}'`,
  );
  expect(teams.map((team) => team.team_id)).toContain('soc-watch');
});

test('signed after its instant it takes effect with the last signature, never before', async () => {
  const { internal, provider, at, params } = await world();
  const effectiveAt = app.clock.now() + HOUR;
  const { id } = await internal.call(contract.proposeDraft, { params: at, body: { revision: 0, effectiveAt } });
  const one = { ...params, agreement: id };
  // Whoever a lead names has the right to sign for that party, whatever the role.
  const clerk = await app.as('provider-technician', { partnership: params.partnership });
  await internal.call(contract.nameSigner, { params: one, body: { person: internal.id } });
  for (const person of [provider.id, clerk.id]) await provider.call(contract.nameSigner, { params: one, body: { person } });
  const { hash } = await internal.call(contract.getSigning, { params: one });
  await internal.call(contract.signAgreement, { params: one, body: { hash, password: PASSWORD } });
  app.clock.advance(3 * HOUR);
  expect(await problemOf(provider.call(contract.signAgreement, { params: one, body: { hash, password: PASSWORD } }))).toMatchObject({
    status: 403,
  });
  const { version } = await clerk.call(contract.signAgreement, { params: one, body: { hash, password: PASSWORD } });
  expect(version).toMatchObject({ state: 'effective', effectiveAt: app.clock.now() });
});

test('an edit that makes a waived finding worse puts it in the way again', async () => {
  const { internal, at } = await world();
  const { blockers } = await internal.call(contract.getReadiness, { params: at });
  const away = blockers.find((one) => one.kind === 'unstaffed')!;
  // Both the business hours and those of Onsite IT shrink to Monday: more nights without anybody.
  const { windows, calendars } = harborLane;
  const mondays = windows.windows.map((window) => (window.week === null ? window : { ...window, week: { mon: window.week.mon! } }));
  const office = calendars.office!;
  const changes: DraftChange[] = [
    { kind: 'set', field: 'windows', was: windows, value: { ...windows, windows: mondays } },
    { kind: 'calendar', id: 'office', was: office, value: { ...office, week: { mon: office.week.mon! } } },
  ];
  await internal.call(editDraft, { params: at, body: { key: newId(), changes } });
  const after = (await internal.call(contract.getReadiness, { params: at })).blockers;
  const again = after.find((one) => one.finding === away.finding);
  expect(again).toMatchObject({ waiver: null });
  expect(again!.text).not.toBe(away.text);
  const { status, causes } = (await problemOf(
    internal.call(contract.proposeDraft, { params: at, body: { revision: 1, effectiveAt: null } }),
  ))!;
  expect(status).toBe(422);
  expect(causes.find((cause) => cause.ref === away.finding)?.text).toMatch(/^The finding is another one than was waived/);
});

test('the bundle fits what the command line checks', async () => {
  const { internal, provider, propose } = await world([printers]);
  const { one, body } = await propose(1, internal, provider);
  for (const lead of [internal, provider]) await lead.call(contract.signAgreement, { params: one, body });
  const { text, headers } = await internal.request('GET', `/api/v1/partnerships/${one.partnership}/agreements/${one.agreement}/bundle`);
  expect(headers.get('content-disposition')).toContain('agreement-version-2.json');
  expect(contract.agreementBundle.parse(JSON.parse(text)).textHash).toBe(body.hash);
  const folder = mkdtempSync(path.join(tmpdir(), 'tandem-bundle-'));
  const verify = (content: string) => {
    const file = path.join(folder, 'bundle.json');
    writeFileSync(file, content);
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundled('tandem'), 'agreement', 'verify', file], { encoding: 'utf8' });
    return { status, out: stdout + stderr };
  };
  try {
    expect(verify(text)).toMatchObject({ status: 0, out: expect.stringContaining('Signed for Northwind IT by provider-lead') });
    expect(verify(text.replace('"name": "provider-lead"', '"name": "somebody"'))).toMatchObject({ status: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a difference says what changes for whom, over the tickets of a year, and in edits', async () => {
  const { internal, provider, params, at, inForce } = await world([printers]);
  const create = async (category: string) =>
    (await internal.call(createTicket, { params, body: { subject: 'Jam', text: 'Since today', category } })).id;
  for (const category of ['printer', 'printer', 'password-reset']) await create(category);
  app.clock.advance(2 * HOUR);
  const difference = await provider.call(diffDraft, { params: at });
  expect(difference).toMatchObject({
    from: { id: inForce.id, state: 'effective' },
    to: null,
    draft: { id: at.draft, revision: 1 },
    complete: true,
    tickets: { counted: 3, omitted: 0, unknown: 0 },
    hours: { basis: 'hold-time', moves: [{ from: 'internal', to: 'northwind', tickets: 2, heldMs: 4 * HOUR }] },
    edits: [{ subject: 'rules r2' }],
  });
  expect(difference.changes).toMatchObject([{ tickets: 2, text: expect.stringContaining('moves from Onsite IT to Service desk') }]);
  app.clock.advance(366 * DAY);
  expect((await provider.call(diffDraft, { params: at })).tickets).toMatchObject({ counted: 0 });
});

test('open tickets keep their version until they are moved, on record; what cannot be moved is told', async () => {
  const { internal, provider, params, propose } = await world([
    printers,
    { kind: 'remove', list: 'categories', was: harborLane.categories.find((category) => category.id === 'erp')! },
  ]);
  const create = async (category: string) =>
    (await internal.call(createTicket, { params, body: { subject: 'Jam', text: 'Since today', category } })).id;
  const [printer, erp, done] = [await create('printer'), await create('erp'), await create('printer')];
  // More than a batch.
  await Promise.all(Array.from({ length: 100 }, () => create('printer')));
  await internal.call(resolveTicket, { params: { ...params, ticket: done }, body: { note: 'Done' } });
  const { one, body } = await propose(1, internal, provider);
  for (const lead of [internal, provider]) await lead.call(contract.signAgreement, { params: one, body });
  const of = async (ticket: string) => internal.call(getTicket, { params: { ...params, ticket } });
  expect(await of(printer)).toMatchObject({ agreementVersion: 1 });

  const first = await provider.call(moveOpenTickets, { params, body: { after: null } });
  expect(first).toMatchObject({
    to: { id: one.agreement, version: 2 },
    moved: 99,
    kept: [{ ticket: erp, text: expect.stringContaining('erp') }],
  });
  expect(await provider.call(moveOpenTickets, { params, body: { after: first.next } })).toMatchObject({ moved: 2, kept: [], next: null });
  const moved = await of(printer);
  expect(moved).toMatchObject({ agreementVersion: 2, row: { holder: { team: 'onsite-it' } } });
  expect(moved.events.at(-1)).toMatchObject({ kind: 'agreement-moved', by: { person: provider.id } });
  expect([(await of(erp)).agreementVersion, (await of(done)).agreementVersion]).toEqual([1, 1]);
  expect(await provider.call(moveOpenTickets, { params, body: { after: null } })).toMatchObject({ moved: 0, kept: [{ ticket: erp }] });
});
