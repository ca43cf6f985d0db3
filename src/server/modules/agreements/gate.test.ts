/**
 * The gate: before a version is in force nothing is routed, and afterwards by that version alone.
 * `agreementInForce` is the one way through it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { trySituation } from '../../../contract/agreements.js';
import { moveOpenTickets } from '../../../contract/differences.js';
import type { ProblemError } from '../../../contract/errors.js';
import { classifyTicket, createTicket, getTicket } from '../../../contract/tickets.js';
import { startTicketMove } from '../../../contract/upkeep.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { calendarSet } from '../../../core/sla/calendars.js';
import { harborLane, owns, row } from '../../../core/testing/harbor-lane.js';
import { HOUR } from '../../../core/time.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { saveParties } from '../identity/index.js';
import { writeTickets } from '../tickets/index.js';
import { agreementInForce, saveVersion } from './index.js';
import type { AgreementVersionTable } from './tables.js';

const app = await testApp();
const { db } = app.app.services;
/** Everything goes to Onsite IT, so that it shows when this version routed something. */
const other: Agreement = { ...harborLane, rules: [row('r1', 'respond', owns('onsite-it'))], exceptions: [] };

const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );
const CLOSED = { status: 422, causes: [{ code: 'agreement.none' }] };

/** A partnership with people, and no version at all. */
async function world() {
  const partnership = newId();
  await db.write(partnership, async (tx) => {
    await tx.insertInto('partnerships').values({ partnership_id: partnership, name: 'Before', zone: 'UTC', created_at: 0 }).execute();
    await saveParties(tx, partnership, harborLane.parties, harborLane.teams);
  });
  const params = { partnership };
  const [lead, requester] = [await app.as('internal-lead', { partnership }), await app.as('requester', { partnership })];
  const raise = (caller: Caller) =>
    caller.call(createTicket, { params, body: { subject: 'Jam', text: 'Since today', category: 'password-reset' } });
  const bring = (agreement: Agreement, state: AgreementVersionTable['state'], effectiveAt: number | null) =>
    db.write(partnership, (tx) =>
      saveVersion(tx, partnership, { agreement, file: newId(), state, effectiveAt, now: app.clock.now(), by: null }),
    );
  return { partnership, params, lead, requester, raise, bring };
}

/** An open ticket of another desk's history, which stands under no version. */
async function imported(partnership: string): Promise<string> {
  const at = app.clock.now() - HOUR;
  const by = { kind: 'system', name: 'import' } as const;
  const facts = { type: 'incident', priority: 'P3', tier: 1, category: 'printer', system: null, site: null, attributes: {} } as const;
  const created = { kind: 'created', subject: 'Old', requester: null, agreementVersion: 0, ...facts, seq: 1, at, by } as const;
  const one = { number: 'H1', ordinal: 1, events: [created], recorded: null, requester: null, assignee: null, messages: [] };
  const history = newId();
  const under = { agreement: other, calendars: calendarSet(other) };
  await db.write(partnership, (tx) => writeTickets(tx, partnership, history, under, [one]));
  const [stored] = await rowsOf<{ ticket_id: string }>(app.database.owner, `select ticket_id from tickets where history_id = '${history}'`);
  return stored!.ticket_id;
}

describe('before a version is in force', () => {
  test.each([
    ['there is none', null, null],
    ['there is a draft', 'draft', null],
    ['there is a draft that names an instant in the past', 'draft', 0],
    ['one is proposed', 'proposed', null],
    ['one is proposed for an instant in the past', 'proposed', 0],
    ['one is signed and takes effect later', 'signed', HOUR],
  ] as const)('%s: no ticket is made, for nobody, and the cause is told', async (_, state, effect) => {
    const { partnership, raise, bring, lead, requester } = await world();
    if (state !== null) await bring(other, state, effect === null ? null : effect === 0 ? 0 : app.clock.now() + effect);
    for (const caller of [lead, requester])
      expect(await problemOf(raise(caller))).toMatchObject({
        ...CLOSED,
        detail: 'No agreement is in force, so nobody can be accountable yet',
      });
    expect(await rowsOf(app.database.owner, `select 1 from tickets where partnership_id = '${partnership}'`)).toEqual([]);
    const numbers = `select 1 from ticket_numbers where partnership_id = '${partnership}'`;
    expect(await rowsOf(app.database.owner, numbers)).toEqual([]);
    await expect(db.read(partnership, (read) => agreementInForce(read, partnership, app.clock.now()))).rejects.toMatchObject({
      code: 'refused',
      details: { causes: [{ code: 'agreement.none' }] },
    });
  });

  test('a ticket of an imported history is routed by nothing either, signed for later or not', async () => {
    const { partnership, params, bring, lead } = await world();
    const ticket = await imported(partnership);
    const classify = () =>
      problemOf(
        lead.call(classifyTicket, { params: { ...params, ticket }, body: { category: 'password-reset', reason: 'Not a printer' } }),
      );
    await bring(other, 'draft', 0);
    expect(await classify()).toMatchObject(CLOSED);
    await bring({ ...other, name: 'Later' }, 'signed', app.clock.now() + HOUR);
    expect(await classify()).toMatchObject(CLOSED);
  });

  test('tickets cannot be moved to what is not in force', async () => {
    const { params, bring, lead } = await world();
    const draft = await bring(other, 'draft', null);
    expect(await problemOf(lead.call(moveOpenTickets, { params, body: { after: null } }))).toMatchObject(CLOSED);
    expect(await problemOf(lead.call(startTicketMove, { params, body: { versions: [0], to: draft } }))).toMatchObject(CLOSED);
    await bring(harborLane, 'signed', 0);
    expect(await problemOf(lead.call(startTicketMove, { params, body: { versions: [0], to: draft } }))).toMatchObject({
      status: 422,
      causes: [{ code: 'move.other-version' }],
    });
  });

  test('a draft can be tried, and trying it makes nothing', async () => {
    const { partnership, params, bring, lead } = await world();
    const draft = await bring(other, 'draft', null);
    const body = { at: app.clock.now(), type: 'incident', tier: 1, priority: 'P3', category: 'printer', system: null, site: null } as const;
    const tried = await lead.call(trySituation, { params: { ...params, agreement: draft }, body: { ...body, attributes: {} } });
    expect(tried.outcome).toMatchObject({ owned: true, team: 'onsite-it' });
    expect(await rowsOf(app.database.owner, `select 1 from tickets where partnership_id = '${partnership}'`)).toEqual([]);
  });
});

describe('once one is in force', () => {
  test('it routes from its very instant on', async () => {
    const { params, raise, bring, lead } = await world();
    await bring(harborLane, 'signed', app.clock.now() + HOUR);
    app.clock.advance(HOUR - 1);
    expect(await problemOf(raise(lead))).toMatchObject(CLOSED);
    app.clock.advance(1);
    const { id, holder } = await raise(lead);
    expect(holder).toEqual({ team: 'service-desk', party: 'northwind' });
    expect(await lead.call(getTicket, { params: { ...params, ticket: id } })).toMatchObject({ agreementVersion: 1 });
  });

  test.each(['draft', 'proposed', 'signed'] as const)('a newer version that is %s routes nothing yet', async (state) => {
    const { raise, bring, lead } = await world();
    await bring(harborLane, 'signed', 0);
    await bring(other, state, state === 'signed' ? app.clock.now() + HOUR : app.clock.now());
    expect((await raise(lead)).holder).toEqual({ team: 'service-desk', party: 'northwind' });
  });
});

/** Where the server asks a router, and what it hands it. Each is a decision: read it before adding to this list. */
const ASK_A_ROUTER = {
  'modules/agreements/try-situation.ts': 'any version; stores nothing',
  'modules/tickets/commands/classify-ticket.ts': 'the version that the ticket was made or moved under',
  'modules/tickets/creation/plan-ticket.ts': 'agreementInForce, presumed and said along in the transaction',
};

test('only listed code asks a router', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const callers = (readdirSync(root, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => /router\.route\(| = trySituation\(/.test(readFileSync(path.join(root, name), 'utf8')))
    .map((name) => name.replaceAll(path.sep, '/'));
  expect(callers.sort()).toEqual(Object.keys(ASK_A_ROUTER));
});
