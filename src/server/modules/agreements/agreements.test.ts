import { describe, expect, test } from 'vitest';
import {
  getAgreement,
  getAgreementInForce,
  getProof,
  listAgreements,
  trySituation,
  uploadAgreement,
} from '../../../contract/agreements.js';
import type { ProblemError } from '../../../contract/errors.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { writeAgreement } from '../../../formats/agreement/write.js';
import { testApp } from '../../testing/test-app.js';

const app = await testApp();
const params = { partnership: app.partnership };
const lead = await app.as('internal-lead');
const requester = await app.as('requester');
const file = writeAgreement(harborLane);
const problemOf = async (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );
const inForce = async () => (await lead.call(getAgreementInForce, { params }))!.version.id;

const printer = {
  at: Date.parse('2026-12-01T15:00:00Z'),
  category: 'printer',
  type: 'incident',
  tier: 1,
  priority: 'P3',
  system: null,
  site: null,
} as const;

describe('agreements', () => {
  test('400: every problem of a file with its line, all at once; unknown values of a situation', async () => {
    const broken = file.replace('version: 1', 'verzion: 1').replaceAll('America/New_York', 'America/New_Yrk');
    const problem = await problemOf(lead.call(uploadAgreement, { params, body: { text: broken } }));
    expect(problem?.status).toBe(400);
    expect(problem!.places.length).toBeGreaterThan(1);
    for (const place of problem!.places) expect(place).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    const slip = await problemOf(
      lead.call(uploadAgreement, { params, body: { text: file.replace('accountable: Service desk', 'accountable: Servce desk') } }),
    );
    expect(slip?.places.map((place) => place.text)).toEqual([expect.stringMatching(/Servce desk.*Did you mean "Service desk"\?$/)]);
    const tried = await problemOf(
      lead.call(trySituation, { params: { ...params, agreement: await inForce() }, body: { ...printer, category: 'printr' } }),
    );
    expect(tried).toMatchObject({ status: 400, places: [{ path: ['body', 'category'] }] });
  });

  test('401, 404 for strangers and unknown versions, 403 with a draft for all but the leads', async () => {
    expect(await problemOf(app.anonymous.call(getAgreementInForce, { params }))).toMatchObject({ status: 401 });
    expect(await problemOf((await app.outsider()).call(listAgreements, { params }))).toMatchObject({ status: 404 });
    expect(await problemOf(lead.call(getAgreement, { params: { ...params, agreement: lead.id } }))).toMatchObject({ status: 404 });
    for (const role of ['internal-technician', 'provider-technician', 'requester'] as const) {
      const member = await app.as(role);
      const { can } = await member.call(listAgreements, { params });
      expect(can.bringIn).toMatchObject({ allowed: false, causes: [{ code: 'agreement.lead-only' }] });
      expect(await problemOf(member.call(uploadAgreement, { params, body: { text: file } }))).toMatchObject({
        status: 403,
        causes: can.bringIn.causes,
      });
    }
    for (const role of ['internal-lead', 'provider-lead'] as const)
      expect((await (await app.as(role)).call(listAgreements, { params })).can.bringIn).toEqual({ allowed: true, causes: [] });
    const other = await app.newPartnership('Another');
    const stranger = await app.as('internal-lead', { partnership: other });
    expect(await problemOf(stranger.call(getProof, { params: { partnership: other, agreement: await inForce() } }))).toMatchObject({
      status: 404,
    });
  });

  test('a draft is kept once, numbered, and does not change what is in force', async () => {
    const before = await inForce();
    const draft = await lead.call(uploadAgreement, { params, body: { text: file } });
    expect(draft).toMatchObject({ version: 2, state: 'draft', effectiveAt: null });
    expect(await lead.call(uploadAgreement, { params, body: { text: file } })).toEqual(draft);
    expect(await inForce()).toBe(before);
    expect((await lead.call(listAgreements, { params })).items.map((one) => one.version)).toEqual([2, 1]);
    expect((await lead.call(getAgreement, { params: { ...params, agreement: draft.id } })).text).toBe(file);
  });

  test('the proof names the gaps of the scenario', async () => {
    const proof = await lead.call(getProof, { params: { ...params, agreement: await inForce() } });
    expect(proof.total).toBe(false);
    expect(proof.findings.filter((one) => one.kind === 'gap').length).toBeGreaterThan(0);
    expect(proof.findings.every((one) => one.witness !== null || one.at !== null)).toBe(true);
  });

  test('a situation is decided as a live ticket would be', async () => {
    const tried = await requester.call(trySituation, { params: { ...params, agreement: await inForce() }, body: printer });
    expect(tried).toMatchObject({ window: 'business', outcome: { owned: true, rule: 'r2', team: 'onsite-it' } });
    expect(tried.clocks.find((clock) => clock.kind === 'resolve')).toMatchObject({
      targetMs: 24 * 3_600_000,
      pausedWhile: ['requester'],
      // 7 h on Tuesday, 9 h on Wednesday, 8 h on Thursday.
      dueAt: Date.parse('2026-12-03T21:00:00Z'),
    });
    const night = await requester.call(trySituation, {
      params: { ...params, agreement: await inForce() },
      body: { ...printer, at: Date.parse('2026-12-05T08:00:00Z') },
    });
    expect(night).toMatchObject({ window: 'after-hours', outcome: { owned: true, rule: 'r1' } });
    const nobody = await requester.call(trySituation, {
      params: { ...params, agreement: await inForce() },
      body: { ...printer, category: 'backup' },
    });
    expect(nobody.outcome).toEqual({ owned: false });
  });
});
