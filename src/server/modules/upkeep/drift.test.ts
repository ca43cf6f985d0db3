/** What has drifted, found among tickets that were routed by the desk itself. */
import { describe, expect, test } from 'vitest';
import { createTicket } from '../../../contract/tickets.js';
import { getDrift, getUpkeep } from '../../../contract/upkeep.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { DAY } from '../../../core/time.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { saveVersion } from '../agreements/index.js';

const app = await testApp();
const START = Date.UTC(2026, 2, 10, 15, 0);

async function world() {
  app.clock.set(START);
  const partnership = await app.newPartnership();
  const params = { partnership };
  const lead = await app.as('internal-lead', { partnership });
  const raise = (category: string, more: object = {}) =>
    lead.call(createTicket, { params, body: { subject: 'Jam', text: 'Since today', category, ...more } });
  const bring = (agreement: Agreement, effectiveAt: number, state: 'signed' | 'draft' | 'proposed' = 'signed') =>
    app.app.services.db.write(partnership, (tx) =>
      saveVersion(tx, partnership, { agreement, file: newId(), state, effectiveAt, now: app.clock.now(), by: null }),
    );
  const found = async (caller: Caller = lead) => (await caller.call(getDrift, { params })).findings;
  const of = async (kind: string) => (await found()).filter((one) => one.kind === kind).map((one) => one.subject);
  return { partnership, params, lead, raise, bring, found, of };
}

describe('categories', () => {
  test('counted over the tickets of 12 months of this desk, with a rule that names none of them', async () => {
    const { partnership, params, lead, raise, found, of } = await world();
    for (const category of ['connectivity', 'connectivity', 'printer', 'backup']) await raise(category);
    expect((await found()).slice(0, 2)).toMatchObject([
      { kind: 'category-unnamed', subject: 'connectivity', name: 'Respond › Connectivity', tickets: 2, root: 'Respond' },
      { kind: 'category-unnamed', subject: 'backup', name: 'Run › Backup', tickets: 1, root: null },
    ]);
    // Of an imported history, and of another partnership.
    await rowsOf(
      app.database.owner,
      `insert into tickets (partnership_id, history_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category, bounces,
         created_at, updated_at, seq, agreement_version)
       select $1::uuid, $2::uuid, gen_random_uuid(), 'H1', 1, 'x', 'incident', 'open', 'P3', 1, 'training', 0, ${START}, ${START}, 1, 0`,
      [partnership, newId()],
    );
    expect(await of('category-unnamed')).toEqual(['connectivity', 'backup']);
    expect(await lead.call(getDrift, { params })).toMatchObject({ tickets: 4, version: { version: 1 } });
    app.clock.set(START + 365 * DAY + 1);
    expect(await of('category-unnamed')).toEqual([]);
  });

  test('one that the next version drops is told apart from then on', async () => {
    const { raise, bring, of } = await world();
    await raise('erp');
    await bring({ ...harborLane, categories: harborLane.categories.filter((one) => one.id !== 'erp') }, START + DAY);
    expect(await of('category-unknown')).toEqual([]);
    app.clock.advance(DAY);
    expect(await of('category-unknown')).toEqual(['erp']);
  });
});

describe('rules', () => {
  test('what routed a ticket counts: rows by category, exceptions by their condition', async () => {
    const { raise, of } = await world();
    expect(await of('rule-unused')).toEqual([]);
    await raise('password-reset');
    expect(await of('rule-unused')).toEqual(['x1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']);
    await raise('printer');
    await raise('respond', { system: 'plant-network', impact: 'high', urgency: 'high' });
    expect(await of('rule-unused')).toEqual(['r3', 'r4', 'r5', 'r6', 'r7']);
    app.clock.set(START + 300 * DAY);
    await raise('patching');
    app.clock.set(START + 366 * DAY);
    // Those of the first day are too long ago; that of r5 is not.
    expect(await of('rule-unused')).toEqual(['x1', 'r1', 'r2', 'r3', 'r4', 'r6', 'r7']);
  });

  test('a rule of a new version is left alone for three months, one that stays is not; a draft says nothing', async () => {
    const { params, lead, raise, bring, of } = await world();
    const fresh = { ...harborLane.rules[4]!, id: 'r9', category: 'backup' };
    await raise('password-reset');
    await bring({ ...harborLane, rules: harborLane.rules.slice(0, 5) }, START, 'draft');
    await bring({ ...harborLane, rules: [...harborLane.rules, fresh] }, START + DAY);
    app.clock.set(START + 50 * DAY);
    expect(await of('rule-unused')).toEqual(['x1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']);
    expect(await lead.call(getDrift, { params })).toMatchObject({ youngRules: 1, version: { version: 3 } });
    app.clock.set(START + 91 * DAY);
    expect(await of('rule-unused')).toContain('r9');
  });
});

describe('teams', () => {
  test('one that is named and has nobody, and one that was dropped while somebody belongs to it', async () => {
    const { partnership, params, lead, raise, bring, found, of } = await world();
    await raise('printer');
    expect(await of('team-empty')).toEqual(['service-desk', 'infrastructure', 'security-operations']);
    await app.as('provider-technician', { partnership, teams: ['infrastructure', 'service-desk'] });
    expect(await of('team-empty')).toEqual(['security-operations']);
    const without: Agreement = {
      ...harborLane,
      teams: harborLane.teams.filter((team) => team.id !== 'onsite-it'),
      rules: harborLane.rules.slice(0, 1),
      exceptions: [],
    };
    await bring(without, START + DAY);
    app.clock.advance(DAY);
    expect((await found()).filter((one) => one.kind === 'team-dropped')).toMatchObject([
      // The lead belongs to it, and the printer's ticket is with it.
      { subject: 'onsite-it', name: 'Onsite IT', members: 1, tickets: 1, next: 'tickets' },
    ]);
    expect(await lead.call(getUpkeep, { params })).toMatchObject({ inForce: true, review: null });
  });

  test('a team that is signed for later may have its people before', async () => {
    const { partnership, bring, of } = await world();
    const later = { ...harborLane, teams: [...harborLane.teams, { ...harborLane.teams[0]!, id: 'night-watch', name: 'Night watch' }] };
    await bring(later, START + DAY);
    await app.app.services.db.write(partnership, async (tx) => {
      await tx
        .insertInto('teams')
        .values({ partnership_id: partnership, team_id: 'night-watch', party_id: 'internal', name: 'Night watch' })
        .execute();
    });
    await app.as('internal-technician', { partnership, teams: ['night-watch'] });
    expect(await of('team-dropped')).toEqual([]);
    app.clock.advance(2 * DAY);
    expect(await of('team-dropped')).toEqual([]);
    await bring(harborLane, app.clock.now());
    expect(await of('team-dropped')).toEqual(['night-watch']);
  });
});

test('the figures for Home are those of the page', async () => {
  const { params, lead, raise, found } = await world();
  await raise('connectivity');
  expect(await lead.call(getUpkeep, { params })).toEqual({
    inForce: true,
    review: null,
    drifted: (await found()).length,
  });
});
