/** From a draft to an agreement in force, over HTTP, with both leads. */
import { expect, test } from 'vitest';
import { getAgreement, getAgreementInForce, listAgreements } from '../../../contract/agreements.js';
import { createDraft, editDraft, getDraft } from '../../../contract/drafts.js';
import type { ProblemError } from '../../../contract/errors.js';
import * as contract from '../../../contract/signing.js';
import { createTicket, getTicket } from '../../../contract/tickets.js';
import { digestOf } from '../../../core/signing/signed-text.js';
import { harborLane, owns, row } from '../../../core/testing/harbor-lane.js';
import { HOUR } from '../../../core/time.js';
import { parseAgreement } from '../../../formats/agreement/parse.js';
import { writeAgreement } from '../../../formats/agreement/write.js';
import { newId } from '../../platform/ids.js';
import { PASSWORD, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
const params = { partnership: app.partnership };
const internal = await app.as('internal-lead');
const provider = await app.as('provider-lead');
const start = Date.parse('2026-12-01T15:00:00Z');
app.clock.set(start);

const problemOf = async (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );

test('a gap is mended, another blocker waived, both sign, and it takes effect at its instant with no job', async () => {
  const before = (await internal.call(getAgreementInForce, { params }))!.version;
  const { id: draft } = await internal.call(createDraft, { params, body: { name: 'For 2027', agreement: before.id } });
  const at = { ...params, draft };
  const effectiveAt = start + 24 * HOUR;

  // One team gives its work to another and goes.
  const was = harborLane.rules.find((rule) => rule.id === 'r4')!;
  const withoutSecurity = [
    { kind: 'put', list: 'rules', was, item: { ...was, ...owns('infrastructure') } },
    { kind: 'remove', list: 'teams', was: harborLane.teams.find((team) => team.id === 'security-operations')! },
  ] as const;
  // Nobody owns Run, Reinforce and Reinvent: two are mended, one gap is left and waived with the rest.
  const put = (id: string, category: string) =>
    ({ kind: 'put', list: 'rules', was: null, item: row(id, category, owns('infrastructure')) }) as const;
  await provider.call(editDraft, {
    params: at,
    body: { key: newId(), changes: [put('r8', 'run'), put('r9', 'reinvent'), ...withoutSecurity] },
  });
  const first = await provider.call(contract.getReadiness, { params: at, query: { effectiveAt } });
  expect(first.can.propose).toMatchObject({
    allowed: false,
    causes: first.blockers.map(({ finding }) => ({ code: 'signing.in-the-way', ref: finding })),
  });
  expect(await problemOf(provider.call(contract.proposeDraft, { params: at, body: { revision: 1, effectiveAt } }))).toMatchObject({
    status: 422,
    causes: first.can.propose.causes,
  });
  expect(first.blockers.filter((one) => one.kind === 'gap')).toHaveLength(1);
  for (const { finding } of first.blockers)
    await internal.call(contract.waiveFinding, {
      params: at,
      body: { finding, reason: 'Mended by March', until: effectiveAt + 90 * 24 * HOUR },
    });
  const listed = await provider.call(contract.listWaivers, { params: at });
  expect(listed.items.map(({ finding, by, at: when, reason }) => [finding, by.name, when, reason])).toEqual(
    first.blockers.map(({ finding }) => [finding, 'internal-lead', start, 'Mended by March']),
  );
  expect((await provider.call(contract.getReadiness, { params: at, query: { effectiveAt } })).can.propose).toEqual({
    allowed: true,
    causes: [],
  });

  const version = await provider.call(contract.proposeDraft, { params: at, body: { revision: 1, effectiveAt } });
  expect(version).toMatchObject({ version: before.version + 1, state: 'proposed', effectiveAt: null });
  expect(await internal.call(getDraft, { params: at })).toMatchObject({ state: 'proposed', can: { edit: { allowed: false } } });
  const one = { ...params, agreement: version.id };

  // The file is what is signed: export, import and export again give the same bytes.
  const shown = await internal.call(contract.getSigning, { params: one });
  const parsed = parseAgreement(shown.text);
  expect(parsed.ok && writeAgreement(parsed.agreement)).toBe(shown.text);
  expect(parsed.ok && parsed.agreement).toEqual((await internal.call(getAgreement, { params: one })).agreement);
  expect(shown.hash).toBe(digestOf(shown.signedText));
  expect(JSON.parse(shown.signedText)).toMatchObject({
    agreementHash: version.hash,
    certificate: null,
    effectiveAt,
    parties: harborLane.parties,
  });
  expect(shown.sentences[0]).toBe('There is no certificate: one gap is waived, so some work has no owner');
  expect(shown.waivers).toHaveLength(first.blockers.length);
  expect(shown.can.sign).toMatchObject({ allowed: false, causes: [{ code: 'signing.not-the-signer' }] });

  await internal.call(contract.nameSigner, { params: one, body: { person: internal.id } });
  await provider.call(contract.nameSigner, { params: one, body: { person: provider.id } });
  const body = { hash: shown.hash, password: PASSWORD };
  app.clock.advance(HOUR);
  expect(await provider.call(contract.signAgreement, { params: one, body })).toMatchObject({
    version: { state: 'proposed' },
    parties: [{ signature: null }, { signature: { person: { name: 'provider-lead' }, at: start + HOUR } }],
  });
  const signed = await internal.call(contract.signAgreement, { params: one, body });
  expect(signed.version).toMatchObject({ state: 'signed', effectiveAt });

  // Until then the version in force keeps its teams.
  const teams = await rowsOf<{ team_id: string }>(app.database.owner, 'select team_id from teams');
  expect(teams.map((team) => team.team_id)).toContain('security-operations');

  // One second before, and at the instant: routed by different versions.
  const ticket = async () => {
    const { id } = await internal.call(createTicket, {
      params,
      body: { subject: 'Restore failed', text: 'Since today', category: 'backup' },
    });
    return internal.call(getTicket, { params: { ...params, ticket: id } });
  };
  const states = async () => (await internal.call(listAgreements, { params })).items.map((item) => [item.version, item.state]);
  app.clock.set(effectiveAt - 1_000);
  expect(await ticket()).toMatchObject({ agreementVersion: before.version, row: { holder: null } });
  expect(await states()).toEqual([
    [2, 'signed'],
    [1, 'effective'],
  ]);
  app.clock.set(effectiveAt);
  expect(await ticket()).toMatchObject({ agreementVersion: version.version, row: { holder: { team: 'infrastructure' } } });
  expect(await states()).toEqual([
    [2, 'effective'],
    [1, 'superseded'],
  ]);
  expect((await internal.call(getAgreementInForce, { params }))!.version.id).toBe(version.id);
  expect(
    (await provider.call(contract.listSignings, { params })).items.map((item) => [
      item.version.id,
      item.parties.map((party) => party.signature?.person.name),
    ]),
  ).toEqual([[version.id, ['internal-lead', 'provider-lead']]]);
});
