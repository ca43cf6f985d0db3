/** Who may not look after an agreement: a table of every operation. */
import { describe, expect, test } from 'vitest';
import { operations } from '../../../contract/operations.js';
import type { Operation } from '../../../contract/route.js';
import * as contract from '../../../contract/upkeep.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
const params = { partnership: app.partnership };
const lead = await app.as('internal-lead');
const technician = await app.as('provider-technician');
const requester = await app.as('requester');
const elsewhere = await app.newPartnership('Elsewhere');
const stranger = await app.as('internal-lead', { partnership: elsewhere });
const [version] = await rowsOf<{ agreement_id: string }>(
  app.database.owner,
  `select agreement_id from agreement_versions where partnership_id = '${app.partnership}'`,
);
const move = newId();
await rowsOf(
  app.database.owner,
  `insert into ticket_moves (partnership_id, move_id, agreement_id, to_version, from_versions, state, total, created_at, created_by)
   values ($1, $2, $3, 1, '{1}', 'done', 1, 0, $4)`,
  [app.partnership, move, version!.agreement_id, lead.id],
);

interface Row {
  readonly op: Operation;
  readonly good?: object;
  /** Each is refused as input. */
  readonly bad?: readonly object[];
  /** For leads alone; the others are for everybody of the IT teams. */
  readonly leads?: true;
}
const REVIEW = { dueOn: '2027-08-01', everyMonths: 6, revision: 0 };
const FINISH = { revision: 1, text: 'Done' };
const PREVIEW = { versions: [1] };
const START = { versions: [1], to: version!.agreement_id };
const rows: readonly Row[] = [
  { op: contract.getUpkeep },
  { op: contract.getReviews },
  {
    op: contract.setReview,
    good: REVIEW,
    bad: [
      { ...REVIEW, everyMonths: 0 },
      { ...REVIEW, everyMonths: 61 },
      { ...REVIEW, note: 'x'.repeat(2_001) },
      { ...REVIEW, dueOn: '' },
      { ...REVIEW, more: 1 },
    ],
    leads: true,
  },
  {
    op: contract.finishReview,
    good: FINISH,
    bad: [{ ...FINISH, text: ' ' }, { ...FINISH, text: 'x'.repeat(2_001) }, { text: 'x' }],
    leads: true,
  },
  { op: contract.getDrift },
  { op: contract.getTicketMoves },
  {
    op: contract.previewTicketMove,
    good: PREVIEW,
    bad: [{ versions: [] }, { versions: Array.from({ length: 201 }, (_, n) => n) }, { versions: [1], after: 'x' }, { versions: ['1'] }],
    leads: true,
  },
  { op: contract.startTicketMove, good: START, bad: [{ ...START, to: 'x' }, { ...START, versions: [-1] }, { to: START.to }], leads: true },
  { op: contract.getTicketMove },
  { op: contract.listMovedTickets },
];
const send = (caller: Caller, { op, good }: Row, names: Readonly<Record<string, string>> = {}, body: object | undefined = good) => {
  const all: Readonly<Record<string, string>> = { ...params, move, ...names };
  return caller.request(
    op.method,
    `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => all[name]!)}`,
    body === undefined ? {} : { body },
  );
};

test('the table holds every operation', () => {
  expect(rows.map((row) => row.op.id).sort()).toEqual(
    operations
      .filter((op) => op.tag === contract.getUpkeep.tag)
      .map((op) => op.id)
      .sort(),
  );
});

test.each(rows.map((row) => [row.op.id, row] as const))('%s', async (_, row) => {
  for (const bad of row.bad ?? []) expect([(await send(lead, row, {}, bad)).status, bad]).toEqual([400, bad]);
  expect((await send(app.anonymous, row)).status).toBe(401);
  expect((await send(stranger, row)).status).toBe(404);
  if (row.op.path.includes(':move')) {
    expect((await send(stranger, row, { partnership: elsewhere })).status).toBe(404);
    expect((await send(lead, row, { move: newId() })).status).toBe(404);
  }
  for (const caller of row.leads ? [requester, technician] : [requester]) {
    const answer = await send(caller, row);
    expect(answer.status).toBe(403);
    expect((answer.json as { causes: unknown[] }).causes).toHaveLength(1);
  }
});

describe('odd queries', () => {
  const moved = `/api/v1/partnerships/${app.partnership}/agreement/open-tickets/moves/${move}/tickets`;
  test.each(['?after=x', '?limit=0', '?limit=201', '?outcome=lost', '?more=1'])('%s', async (query) => {
    expect((await lead.request('GET', moved + query)).status).toBe(400);
  });
});

describe('without an agreement in force', async () => {
  const bare = newId();
  await app.app.services.db.write(bare, async (tx) => {
    await tx.insertInto('partnerships').values({ partnership_id: bare, name: 'Bare', zone: 'UTC', created_at: 0 }).execute();
    await tx.insertInto('parties').values({ partnership_id: bare, party_id: 'internal', name: 'Us', kind: 'internal' }).execute();
  });
  const alone = await app.as('internal-lead', { partnership: bare, teams: [] });
  const names = { partnership: bare };

  test('there is nothing to look after', async () => {
    expect(await alone.call(contract.getUpkeep, { params: names })).toEqual({ inForce: false, review: null, drifted: 0 });
    expect(await alone.call(contract.getReviews, { params: names })).toMatchObject({
      can: { set: { allowed: false, causes: [{ code: 'agreement.none' }] } },
    });
  });

  test.each(
    [
      contract.setReview,
      contract.finishReview,
      contract.getDrift,
      contract.getTicketMoves,
      contract.previewTicketMove,
      contract.startTicketMove,
    ].map((op) => [op.id, rows.find((row) => row.op === op)!] as const),
  )('%s says why', async (_, row) => {
    expect(await send(alone, row, names)).toMatchObject({ status: 422, json: { causes: [{ code: 'agreement.none' }] } });
  });
});
