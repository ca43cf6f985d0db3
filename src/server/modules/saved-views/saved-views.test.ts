/** Views of the queue: who finds them, who changes them, and how many tickets they have. */
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../contract/errors.js';
import * as contract from '../../../contract/saved-views.js';
import { createTicket } from '../../../contract/tickets.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
const params = { partnership: app.partnership };
const lead = await app.as('provider-lead');
const tech = await app.as('provider-technician', { name: 'Nadia' });
const theirs = await app.as('internal-technician');
const theirLead = await app.as('internal-lead');
const asker = await app.as('requester');
const stranger = await app.outsider();

type New = Parameters<typeof keep>[1];
const keep = (
  caller: Caller,
  body: { name: string; reach?: 'personal' | 'team' | 'shared'; team?: string; search?: object; key?: string },
) => caller.call(contract.createView, { params, body: { search: {}, ...body } });
const namesFor = async (caller: Caller) => (await caller.call(contract.listViews, { params })).items.map((one) => one.name);
const causesOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ProblemError ? [error.problem.status, ...error.problem.causes.map((one) => one.code)] : error;
};

describe('saved views', async () => {
  const own = await keep(tech, {
    name: 'Prints of today',
    search: { category: 'printer', sort: 'updated', columns: 'number.62,subject' },
    key: 'one',
  });
  const team = await keep(tech, { name: 'Desk P1', reach: 'team', team: 'service-desk', search: { priority: 'P1' } });
  const shared = await keep(theirLead, { name: 'Both sides', reach: 'shared', search: { unowned: true } });

  test('a view is found by whom it reaches, and by nobody else', async () => {
    expect(await namesFor(tech)).toEqual(['Prints of today', 'Desk P1', 'Both sides']);
    expect(await namesFor(lead)).toEqual(['Desk P1', 'Both sides']);
    expect(await namesFor(theirs)).toEqual(['Both sides']);
    expect(await namesFor(asker)).toEqual([]);
    expect((await keep(tech, { name: 'Again', key: 'one' })).id).toBe(own.id);
    expect((await tech.call(contract.listMyViews, {})).items).toEqual([
      { id: own.id, partnership: app.partnership, name: 'Prints of today', search: own.search },
    ]);
    expect((await theirs.call(contract.listMyViews, {})).items).toEqual([]);
  });

  test('its owner or a lead changes it; what others keep for their side is not there at all', async () => {
    const change = (caller: Caller, view: string, body: object) => caller.call(contract.changeView, { params: { ...params, view }, body });
    expect(await causesOf(change(theirLead, team.id, { name: 'x' }))).toEqual([404]);
    expect(await causesOf(change(lead, own.id, { name: 'x' }))).toEqual([404]);
    expect(await causesOf(change(tech, shared.id, { name: 'x' }))).toEqual([403, 'saved-view.not-own']);
    expect(await causesOf(change(tech, own.id, { reach: 'shared' }))).toEqual([403, 'saved-view.lead-only']);
    expect(await causesOf(change(tech, own.id, { reach: 'team', team: 'onsite-it' }))).toEqual([403, 'saved-view.other-party']);
    expect(await change(lead, team.id, { name: 'Desk, urgent' })).toMatchObject({
      name: 'Desk, urgent',
      reach: 'team',
      can: { change: { allowed: true } },
    });
    expect(await change(tech, own.id, { search: { priority: 'P2' } })).toMatchObject({
      search: { priority: 'P2' },
      name: 'Prints of today',
    });
  });

  test('everybody has an order and a first view of the own', async () => {
    await tech.call(contract.arrangeViews, { params, body: { places: [shared.id, own.id], defaultView: shared.id } });
    expect((await tech.call(contract.listViews, { params })).items.map((one) => one.id)).toEqual([shared.id, own.id, team.id]);
    expect((await tech.call(contract.listViews, { params })).defaultView).toBe(shared.id);
    expect((await lead.call(contract.listViews, { params })).defaultView).toBeNull();
  });

  test('live counts: of what each viewer sees, up to a hundred', async () => {
    for (const priority of ['P1', 'P2', 'P3'])
      await rowsOf(
        app.database.owner,
        `insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category, holder_team, holder_party, assignee, bounces, created_at, updated_at, seq, agreement_version)
         select $1::uuid, gen_random_uuid(), $2 || n, n, 'x', 'incident', case when n % 2 = 0 then 'open' else 'closed' end, $2, 1, 'printer', 'service-desk', 'northwind', $3::uuid, 0, n, n, 1, 3
         from generate_series(1, $4::int) as n`,
        [app.partnership, priority, priority === 'P1' ? tech.id : null, priority === 'P3' ? 400 : 20],
      );
    const closed = await keep(tech, { name: 'Closed P2', search: { status: 'closed', priority: 'P2' } });
    const words = await keep(tech, { name: 'Words', search: { search: 'jam' } });
    const counts = async (caller: Caller) =>
      Object.fromEntries(
        (await caller.call(contract.countViews, { params })).items.map((one) => [
          one.view,
          one.count === null ? null : `${one.count}${one.more ? '+' : ''}`,
        ]),
      );
    const before = await counts(tech);
    expect(before).toMatchObject({
      active: '100+',
      mine: '10',
      unowned: '0',
      [own.id]: '10',
      [team.id]: '10',
      [closed.id]: '10',
      [words.id]: null,
    });
    expect(await counts(asker)).toMatchObject({ active: '0', mine: '0' });
    // Over all partnerships: what the database cannot tell is not counted.
    const urgent = await keep(tech, { name: 'Urgent everywhere', search: { priority: 'P1', across: true } });
    const mine = async (caller: Caller) =>
      Object.fromEntries(
        (await caller.call(contract.countMyViews, {})).items.map(({ view, count, more }) => [
          view,
          count === null ? null : `${count}${more ? '+' : ''}`,
        ]),
      );
    const { active, ...few } = await mine(tech);
    expect(active).toBe('100+');
    expect(few).toMatchObject({
      mine: '10',
      unowned: '0',
      overdue: '0',
      [urgent.id]: '10',
      [own.id]: '10',
      [closed.id]: null,
      [words.id]: null,
    });
    expect(await mine(asker)).toMatchObject({ active: '0', mine: '0' });
    expect(await mine(stranger)).toMatchObject({ active: '0' });
    expect(Object.keys(await counts(theirs))).not.toContain(team.id);
    await asker.call(createTicket, { params, body: { subject: 'Mine', text: 'Since today', category: 'erp' } });
    expect(await counts(asker)).toMatchObject({ active: '1' });
  });

  test('removing is on record, and leaves nothing behind', async () => {
    const gone = await keep(tech, { name: 'Gone' });
    await tech.call(contract.removeView, { params: { ...params, view: gone.id } });
    expect(await causesOf(tech.call(contract.removeView, { params: { ...params, view: gone.id } }))).toEqual([404]);
    const events = await rowsOf<{ kind: string; actor: string }>(
      app.database.owner,
      'select kind, actor from events where subject_id = $1 order by event_id',
      [gone.id],
    );
    expect(events).toEqual(['saved-view.kept', 'saved-view.removed'].map((kind) => ({ kind, actor: tech.id })));
  });
});

describe('refusals', () => {
  const url = `/api/v1/partnerships/${app.partnership}/views`;
  test('nobody, strangers, unknown keys, views that are not one’s to keep', async () => {
    expect((await app.anonymous.request('GET', url)).status).toBe(401);
    for (const path of ['views', 'view-counts']) expect((await app.anonymous.request('GET', `/api/v1/${path}`)).status).toBe(401);
    for (const [method, path] of [
      ['GET', 'views'],
      ['GET', 'view-counts'],
      ['PUT', 'view-order'],
    ] as const)
      expect(
        (
          await stranger.request(
            method,
            `/api/v1/partnerships/${app.partnership}/${path}`,
            method === 'PUT' ? { body: { places: [], defaultView: null } } : {},
          )
        ).status,
      ).toBe(404);
    for (const search of [{ color: 'red' }, { priority: 'P9' }, { columns: 'x'.repeat(401) }])
      expect((await tech.request('POST', url, { body: { name: 'x', search } })).status).toBe(400);
    const bad: readonly (readonly [Caller, New, string])[] = [
      [asker, { name: 'x', reach: 'shared' }, 'saved-view.personal-only'],
      [tech, { name: 'x', reach: 'shared' }, 'saved-view.lead-only'],
      [tech, { name: 'x', reach: 'team', team: 'onsite-it' }, 'saved-view.other-party'],
      [tech, { name: 'x', reach: 'team' }, 'saved-view.other-party'],
    ];
    for (const [caller, body, code] of bad) expect(await causesOf(keep(caller, body))).toEqual([403, code]);
    for (let n = 0; n < 50; n += 1) await keep(theirs, { name: `${n}` });
    expect(await causesOf(keep(theirs, { name: 'one more' }))).toEqual([422, 'saved-view.too-many']);
  });

  test('what one party keeps for its teams leaves the other its room, and moving a view asks for room, too', async () => {
    const fill = `insert into saved_views (partnership_id, view_id, owner_id, reach, team, name, search, created_at, updated_at)
      select $1::uuid, gen_random_uuid(), $2::uuid, 'team', 'onsite-it', 'View ' || n, '{}', 1, 1 from generate_series(1, 100) as n`;
    await rowsOf(app.database.owner, fill, [app.partnership, theirs.id]);
    expect(await causesOf(keep(theirLead, { name: 'x', reach: 'team', team: 'onsite-it' }))).toEqual([422, 'saved-view.too-many']);
    const { id } = await keep(lead, { name: 'For the desk', reach: 'team', team: 'service-desk' });
    expect(await keep(theirLead, { name: 'For both', reach: 'shared' })).toMatchObject({ reach: 'shared' });
    await rowsOf(app.database.owner, "update saved_views set reach = 'shared', team = null where team = 'onsite-it'");
    const share = lead.call(contract.changeView, { params: { ...params, view: id }, body: { reach: 'shared' } });
    expect(await causesOf(share)).toEqual([422, 'saved-view.too-many']);
  });
});
