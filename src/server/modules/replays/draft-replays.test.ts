/** Replays of drafts, and of versions: what they freeze, what they refuse, how they end. */
import { describe, expect, test } from 'vitest';
import { getAgreementInForce } from '../../../contract/agreements.js';
import type { CallInput } from '../../../contract/client.js';
import { createDraft, dropDraft, editDraft } from '../../../contract/drafts.js';
import type { ProblemError } from '../../../contract/errors.js';
import { createImport, deleteHistory } from '../../../contract/histories.js';
import { cancelJob, getJob } from '../../../contract/jobs.js';
import { createReplay, deleteReplay, getReplay, listReplays, listReplayTickets } from '../../../contract/replays.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { startReplay } from '../../../core/replay/replay.js';
import type { ReplayReport } from '../../../core/replay/report.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { replayJob } from './replay-job.js';

const app = await testApp({ work: true, superviseSeconds: 1 });
const params = { partnership: app.partnership };
const lead = await app.as('internal-lead');
const provider = await app.as('provider-lead');
const technician = await app.as('provider-technician');
const requester = await app.as('requester');

const MAPPING = `mapping: 1
shape: log
time: iso
teams:
  Onsite IT: { party: Harbor Lane, tier: 2 }
  Service desk: { party: Northwind IT, tier: 1 }
columns:
  number: number
  changed-at: at
  status: { column: state, values: { New: new, Resolved: resolved } }
  team: team
  priority: priority
  category: category
`;

/** Printers that lay with Onsite IT, and ERP with the service desk; all on workdays. */
function log(tickets: number): string {
  const rows = ['number,at,state,team,priority,category'];
  for (let index = 1; index <= tickets; index++) {
    const day = `2026-03-${String(2 + (index % 5)).padStart(2, '0')}`;
    const [team, category] = index % 2 ? ['Onsite IT', 'Printer'] : ['Service desk', 'ERP'];
    rows.push(`T${index},${day}T15:00:00Z,New,${team},P3,${category}`, `T${index},${day}T16:00:00Z,Resolved,${team},P3,${category}`);
  }
  return `${rows.join('\n')}\n`;
}

async function ended(job: string) {
  for (let tries = 0; tries < 400; tries++) {
    const now = await lead.call(getJob, { params: { ...params, job } });
    if (now.endedAt !== null) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The job did not end');
}

async function imported(tickets: number, name: string): Promise<string> {
  const answer = await app.app.http.inject({
    method: 'POST',
    url: `/api/v1/partnerships/${app.partnership}/uploads?name=log.csv`,
    headers: { cookie: lead.cookie, 'content-type': 'application/octet-stream' },
    payload: log(tickets),
  });
  const { history, job } = await lead.call(createImport, {
    params,
    body: { upload: (answer.json() as { id: string }).id, mapping: MAPPING, name },
  });
  expect(await ended(job.id)).toMatchObject({ state: 'done' });
  return history.id;
}

const problemOf = async (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );

const history = await imported(40, 'Old desk');
const inForce = (await lead.call(getAgreementInForce, { params }))!.version;

async function newDraft(name: string, partnership = app.partnership, by = lead): Promise<string> {
  const version = (await by.call(getAgreementInForce, { params: { partnership } }))!.version;
  return (await by.call(createDraft, { params: { partnership }, body: { name, agreement: version.id } })).id;
}
const hardware = harborLane.rules.find((rule) => rule.category === 'hardware')!;
const give = (team: string, was = hardware): DraftChange => ({
  kind: 'put',
  list: 'rules',
  was,
  item: { ...hardware, accountable: team, responsible: [team] },
});
const edit = (draft: string, ...changes: DraftChange[]) =>
  lead.call(editDraft, { params: { ...params, draft }, body: { key: newId(), changes } });

type Body = CallInput<typeof createReplay>['body'];
const start = (body: Partial<Body>, by: Caller = technician) => by.call(createReplay, { params, body: { history, ...body } });
const reportOf = async (replay: string) =>
  (await technician.call(getReplay, { params: { ...params, replay } })) as unknown as {
    replay: { state: string; agreementName: string };
    report: ReplayReport;
    can: { remove: { allowed: boolean; causes: { code: string }[] } };
  };

describe('a draft', () => {
  test('is replayed as it stands at the revision that was seen, against a version; later edits change nothing', async () => {
    const draft = await newDraft('Printers to the desk');
    await edit(draft, give('service-desk'));
    const started = await start({ draft: { id: draft, revision: 1 }, compare: inForce.id });
    expect(started.replay).toMatchObject({
      agreement: null,
      agreementName: 'Printers to the desk',
      draft: { id: draft, name: 'Printers to the desk', revision: 1 },
      compare: inForce.id,
      state: 'waiting',
    });
    // Before it may have begun, somebody edits it back.
    await edit(draft, { ...give('onsite-it', (give('service-desk') as { item: typeof hardware }).item), item: hardware } as DraftChange);
    expect(await ended(started.job.id)).toMatchObject({ state: 'done', done: 40 });
    const { replay, report } = await reportOf(started.replay.id);
    expect(replay.state).toBe('done');
    expect(report.compare).toMatchObject({ same: 20, different: 20, agreement: { version: inForce.version } });
    expect(report.compare?.changes).toMatchObject([
      { before: { team: 'service-desk' }, after: { team: hardware.accountable }, tickets: 20 },
    ]);
    expect(report.teams.find(({ team }) => team === 'service-desk')?.after.tickets).toBe(40);
    const { items } = await provider.call(listReplayTickets, {
      params: { ...params, replay: started.replay.id },
      query: { moved: 'true', limit: 200 },
    });
    expect(items).toHaveLength(20);
    expect(items[0]).toMatchObject({ recordedTeam: 'onsite-it', team: 'service-desk', party: 'northwind' });
    expect((await lead.call(listReplays, { params })).items[0]).toMatchObject({ id: started.replay.id, draft: { revision: 1 } });
  });

  test('gives the report of a direct replay of the same agreement', async () => {
    const draft = await newDraft('As it is');
    const started = await start({ draft: { id: draft, revision: 0 } });
    await ended(started.job.id);
    const version = await start({ agreement: inForce.id });
    await ended(version.job.id);
    const { report } = await reportOf(started.replay.id);
    expect(report).toEqual((await reportOf(version.replay.id)).report);
    expect(report.tickets).toBe(40);
    expect(report.agreement.hash).toBe(startReplay(harborLane).report().agreement.hash);
  });

  test('a dropped one is replayed still', async () => {
    const draft = await newDraft('Dropped');
    await lead.call(dropDraft, { params: { ...params, draft } });
    const { job } = await start({ draft: { id: draft, revision: 0 } });
    expect(await ended(job.id)).toMatchObject({ state: 'done' });
  });
});

describe('refusals', async () => {
  const draft = await newDraft('Refused');
  await edit(draft, give('service-desk'));
  const elsewhere = await app.newPartnership('Elsewhere');
  const stranger = await app.as('internal-lead', { partnership: elsewhere });
  const foreign = await newDraft('Foreign', elsewhere, stranger);
  const foreignVersion = (await stranger.call(getAgreementInForce, { params: { partnership: elsewhere } }))!.version.id;

  test.each([
    ['neither', {}, ['body', 'agreement']],
    ['both', { agreement: inForce.id, draft: { id: draft, revision: 1 } }, ['body', 'agreement']],
    ['a draft of another partnership', { draft: { id: foreign, revision: 0 } }, ['body', 'draft', 'id']],
    ['a version of another partnership', { agreement: foreignVersion }, ['body', 'agreement']],
    ['a version of another partnership beside it', { agreement: inForce.id, compare: foreignVersion }, ['body', 'compare']],
    ['no such history', { agreement: inForce.id, history: newId() }, ['body', 'history']],
    ['a revision below none', { draft: { id: draft, revision: -1 } }, ['body', 'draft', 'revision']],
    ['a draft without its revision', { draft: { id: draft } }, ['body', 'draft', 'revision']],
    ['unknown keys', { agreement: inForce.id, more: 1 }, ['body', 'more']],
  ])('400 with the place: %s', async (_, body, path) => {
    const problem = await problemOf(start(body as Partial<Body>));
    expect({ status: problem?.status, path: problem?.places[0]?.path.slice(0, path.length) }).toEqual({ status: 400, path });
  });

  test('422 where the draft has moved on, with the revision at which it stands', async () => {
    expect(await problemOf(start({ draft: { id: draft, revision: 0 } }))).toMatchObject({
      status: 422,
      causes: [{ code: 'draft.changed', ref: draft, text: expect.stringContaining('revision 1') }],
    });
  });

  test('401, 404 for strangers, 403 for requesters', async () => {
    const body = { agreement: inForce.id };
    expect(await problemOf(start(body, app.anonymous))).toMatchObject({ status: 401 });
    expect(await problemOf(start(body, stranger))).toMatchObject({ status: 404 });
    expect(await problemOf(start(body, requester))).toMatchObject({ status: 403, causes: [{ code: 'replay.not-yours' }] });
  });

  test('422 when too many wait or run', async () => {
    const waiting = (state: string) =>
      rowsOf(
        app.database.owner,
        `insert into replays (partnership_id, replay_id, history_id, agreement_id, state, created_at)
         select '${app.partnership}', gen_random_uuid(), '${history}', '${inForce.id}', '${state}', 2 from generate_series(1, 5) returning 1`,
      );
    await waiting('failed');
    await waiting('waiting');
    const draftAt = { draft: { id: draft, revision: 1 } };
    expect(await problemOf(start(draftAt))).toMatchObject({ status: 422, causes: [{ code: 'replay.too-many-under-way' }] });
    await rowsOf(app.database.owner, `delete from replays where created_at = 2 and state = 'waiting' returning 1`);
    expect(await ended((await start(draftAt)).job.id)).toMatchObject({ state: 'done' });
    await rowsOf(app.database.owner, `delete from replays where created_at = 2 returning 1`);
  });

  test('422 when there are too many', async () => {
    const filled = await rowsOf<{ id: string }>(
      app.database.owner,
      `insert into replays (partnership_id, replay_id, history_id, agreement_id, state, created_at)
       select '${app.partnership}', gen_random_uuid(), '${history}', '${inForce.id}', 'done', 1 from generate_series(1, 200) returning replay_id as id`,
    );
    expect(filled).toHaveLength(200);
    expect(await problemOf(start({ agreement: inForce.id }))).toMatchObject({ status: 422, causes: [{ code: 'replay.too-many' }] });
    await rowsOf(app.database.owner, `delete from replays where created_at = 1 returning replay_id`);
  });
});

describe('the end of a replay', () => {
  test('who started it and leads remove it, nobody else, and not while it runs; everything of it goes', async () => {
    const other = await app.as('internal-technician');
    const { replay, job } = await start({ agreement: inForce.id });
    const at = { params: { ...params, replay: replay.id } };
    expect(await problemOf(other.call(deleteReplay, at))).toMatchObject({ status: 403, causes: [{ code: 'replay.not-own' }] });
    await ended(job.id);
    await rowsOf(app.database.owner, `update replays set state = 'running' where replay_id = '${replay.id}' returning state`);
    expect(await problemOf(technician.call(deleteReplay, at))).toMatchObject({ status: 422, causes: [{ code: 'replay.running' }] });
    await rowsOf(app.database.owner, `update replays set state = 'done' where replay_id = '${replay.id}' returning state`);
    expect((await reportOf(replay.id)).can.remove).toEqual({ allowed: true, causes: [] });
    expect((await other.call(getReplay, at)).can.remove).toMatchObject({ allowed: false, causes: [{ code: 'replay.not-own' }] });
    await technician.call(deleteReplay, at);
    expect(await problemOf(lead.call(getReplay, at))).toMatchObject({ status: 404 });
    expect(await problemOf(lead.call(deleteReplay, at))).toMatchObject({ status: 404 });
    const left = await rowsOf(app.database.owner, `select 1 from replay_tickets where replay_id = '${replay.id}'`);
    expect(left).toEqual([]);
  });

  test('a cancelled one keeps no tickets and no report', async () => {
    const large = await imported(6_000, 'Large');
    const { replay, job } = await start({ agreement: inForce.id, history: large });
    await lead.call(cancelJob, { params: { ...params, job: job.id } });
    expect(await ended(job.id)).toMatchObject({ state: 'cancelled' });
    const answer = await reportOf(replay.id);
    expect(answer).toMatchObject({ replay: { state: 'cancelled' }, report: null, can: { remove: { allowed: true } } });
    const { items } = await lead.call(listReplayTickets, { params: { ...params, replay: replay.id }, query: {} });
    expect(items).toEqual([]);
  });

  test('cancelled in the moment in which it was done, it stays done', async () => {
    const { replay, job } = await start({ agreement: inForce.id });
    await ended(job.id);
    const end = { id: job.id, partnership: app.partnership, subject: replay.id, state: 'cancelled', failure: null } as const;
    const { db, compute } = app.app.services;
    await db.write(app.partnership, (tx) => replayJob(compute).onEnd!(end, tx));
    const after = await reportOf(replay.id);
    expect(after.replay.state).toBe('done');
    const { items } = await lead.call(listReplayTickets, { params: { ...params, replay: replay.id }, query: {} });
    expect(items).toHaveLength(40);
  });

  test('a history that is removed takes a running replay along, and the job says so', async () => {
    const large = await imported(6_000, 'Leaving');
    const { job, replay } = await start({ agreement: inForce.id, history: large });
    await lead.call(deleteHistory, { params: { ...params, history: large } });
    const end = await ended(job.id);
    expect(['failed', 'done']).toContain(end.state);
    expect(await problemOf(lead.call(getReplay, { params: { ...params, replay: replay.id } }))).toMatchObject({ status: 404 });
  });
});
