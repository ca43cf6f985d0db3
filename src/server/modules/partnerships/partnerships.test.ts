import { describe, expect, test } from 'vitest';
import { getAgreementInForce, getProof, listAgreements } from '../../../contract/agreements.js';
import { getDraftProof, listDrafts } from '../../../contract/drafts.js';
import type { ProblemError } from '../../../contract/errors.js';
import { getFactFindings } from '../../../contract/facts.js';
import { getSession, listMembers } from '../../../contract/identity.js';
import { getHome, getPartnership, listStarters, openSample, startPartnership } from '../../../contract/partnerships.js';
import { listTickets } from '../../../contract/queue.js';
import { createTicket, getTicket } from '../../../contract/tickets.js';
import { testApp } from '../../testing/test-app.js';

const app = await testApp();
const problemOf = async (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );
const own = { name: 'Quarry & Sons', internalName: 'Quarry "IT"', providerName: 'Helpers: Ltd', zone: 'Europe/Berlin' };

describe('partnerships', () => {
  test('400: a zone that does not exist', async () => {
    const person = await app.outsider();
    expect(await problemOf(person.call(startPartnership, { body: { ...own, zone: 'Europe/Berln' } }))).toMatchObject({
      status: 400,
      places: [{ path: ['body', 'zone'] }],
    });
  });

  test('401 for nobody, 404 for strangers', async () => {
    expect(await problemOf(app.anonymous.call(startPartnership, { body: own }))).toMatchObject({ status: 401 });
    expect(await problemOf(app.anonymous.call(openSample, {}))).toMatchObject({ status: 401 });
    const stranger = await app.outsider();
    expect(await problemOf(stranger.call(getPartnership, { params: { partnership: app.partnership } }))).toMatchObject({ status: 404 });
    expect(await problemOf(stranger.call(getHome, { params: { partnership: app.partnership } }))).toMatchObject({ status: 404 });
  });

  test("one's own begins with a draft that has no gap; nothing is in force, and nothing is routed", async () => {
    const person = await app.outsider();
    const made = await person.call(startPartnership, { body: own });
    expect(made).toMatchObject({ name: own.name, role: 'internal-lead', agreementVersion: null, sample: false });
    const params = { partnership: made.id };
    expect(await person.call(getAgreementInForce, { params })).toBeNull();
    const { items: drafts } = await person.call(listDrafts, { params });
    expect(drafts).toMatchObject([{ name: own.name, state: 'open', createdBy: { id: person.id } }]);
    const proof = await person.call(getDraftProof, { params: { ...params, draft: drafts[0]!.id } });
    expect(proof).toMatchObject({ total: true, ownedShare: 1 });
    expect(proof.findings.filter((one) => one.severity === 'blocker')).toEqual([]);
    const body = { subject: 'No light', text: 'Since today', category: 'hardware' };
    expect(await problemOf(person.call(createTicket, { params, body }))).toMatchObject({
      code: 'refused',
      causes: [{ code: 'agreement.none' }],
    });
    const session = await person.call(getSession, {});
    expect(session.memberships).toMatchObject([{ partnership: made.id, partyName: own.internalName }]);
  });
});

describe('ready-made agreements', () => {
  test('401 for nobody, 400 for one that is not there', async () => {
    expect(await problemOf(app.anonymous.call(listStarters, {}))).toMatchObject({ status: 401 });
    const person = await app.outsider();
    const refused = await problemOf(person.call(startPartnership, { body: { ...own, starter: 'bakery' } }));
    expect(refused).toMatchObject({ status: 400, places: [{ path: ['body', 'starter'], text: expect.stringContaining('manufacturer') }] });
  });

  test('each begins a partnership with its parties under the names that were given, proved total', async () => {
    const person = await app.outsider();
    const { items } = await person.call(listStarters, {});
    expect(items.map(({ id }) => id)).toEqual(['manufacturer', 'professional-services', 'healthcare']);
    for (const { id } of items) {
      const made = await person.call(startPartnership, { body: { ...own, starter: id } });
      expect(made).toMatchObject({ name: own.name, zone: own.zone, role: 'internal-lead', agreementVersion: null });
      expect(made.parties.map(({ name }) => name)).toEqual(expect.arrayContaining([own.internalName, own.providerName]));
      const params = { partnership: made.id };
      const [version] = (await person.call(listAgreements, { params })).items;
      const proof = await person.call(getProof, { params: { ...params, agreement: version!.id } });
      expect([proof.total, proof.findings.filter((one) => one.severity === 'blocker')]).toEqual([true, []]);
    }
  });
});

describe('the sample', () => {
  test('is one partnership with tickets in every state; opening it again answers the same', async () => {
    app.clock.set(Date.parse('2026-11-24T17:30:00Z'));
    const first = await app.outsider();
    const second = await app.outsider();
    const opened = await first.call(openSample, {});
    expect(await first.call(openSample, {})).toEqual(opened);
    expect(await second.call(openSample, {})).toEqual(opened);
    const params = { partnership: opened.partnership };
    expect(await second.call(getPartnership, { params })).toMatchObject({ sample: true, role: 'internal-lead', agreementVersion: 3 });
    const all = await first.call(listTickets, { params, query: { status: 'all', limit: 200 } });
    expect(all.items.length).toBeGreaterThan(115);
    expect(new Set(all.items.map((row) => row.status))).toEqual(new Set(['new', 'open', 'waiting', 'resolved', 'closed']));
    const bounced = all.items.find((row) => row.subject.startsWith('Orders from the web shop'))!;
    const whole = await first.call(getTicket, { params: { ...params, ticket: bounced.id } });
    expect(whole.bounces.length).toBeGreaterThan(0);
    expect(whole.bounces.every((one) => one.costMs !== null && one.costMs > 0)).toBe(true);
    const members = await first.call(listMembers, { params });
    expect(members.items.map((one) => one.name)).toContain('Maya Lindgren');
    // Its registers are a little out of order, so that the proof has something to say.
    const { version } = (await first.call(getAgreementInForce, { params }))!;
    const facts = await first.call(getFactFindings, { params: { ...params, agreement: version.id } });
    expect(facts.findings.map((one) => one.id)).toEqual(
      expect.arrayContaining(['duplicate-tool:documentation', 'no-recovery-proof', 'single-point:systems', 'undocumented']),
    );
    const versions = await first.call(listAgreements, { params });
    expect(versions.items.map((one) => [one.version, one.state])).toEqual([
      [4, 'draft'],
      [3, 'effective'],
    ]);
  });

  test('home shows what waits for the viewer', async () => {
    const person = await app.outsider();
    const { partnership } = await person.call(openSample, {});
    const home = await person.call(getHome, { params: { partnership } });
    expect(home.handOffs.map((row) => row.subject)).toEqual(['Customer 20118 is blocked for orders']);
    expect(home.counts.handOffs).toBe(1);
    expect(home.counts.open).toBeGreaterThan(30);
    expect(home.unowned).toEqual([]);
    expect(home.dueSoon.every((row) => row.holder?.party === 'harbor-lane')).toBe(true);
    // The queue shows the very tickets that are counted.
    const queue = async (due: 'soon' | 'over') =>
      (await person.call(listTickets, { params: { partnership }, query: { due, limit: 200 } })).items.map((row) => row.id);
    const [soon, over] = [await queue('soon'), await queue('over')];
    expect([soon.length, over.length]).toEqual([home.counts.dueSoon, home.counts.overdue]);
    expect([over.slice(0, 20), soon.slice(0, 20)]).toEqual([home.overdue, home.dueSoon].map((rows) => rows.map((row) => row.id)));
    expect(home.dueSoon.length).toBeGreaterThan(0);
  });
});
