import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { listAgreements } from '../../../contract/agreements.js';
import type { ProblemError } from '../../../contract/errors.js';
import {
  checkMapping,
  createImport,
  deleteHistory,
  getHistory,
  listHistories,
  listMappingPresets,
  listRefusedRows,
  previewUpload,
} from '../../../contract/histories.js';
import { getJob } from '../../../contract/jobs.js';
import { listTickets } from '../../../contract/queue.js';
import { createReplay, getReplay, listReplayTickets } from '../../../contract/replays.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { memorySource } from '../../../formats/history/csv/source.js';
import { parseMapping } from '../../../formats/history/parse-mapping.js';
import { replayHistory } from '../../../formats/history/replay-history.js';
import { type Caller, testApp } from '../../testing/test-app.js';

const app = await testApp({ work: true, superviseSeconds: 1 });
const params = { partnership: app.partnership };
const lead = await app.as('internal-lead');
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
  status: { column: state, values: { New: new, Active: open, Waiting: waiting on requester, Resolved: resolved, Closed: closed } }
  team: team
  priority: priority
  category: category
  met-target: { column: made, values: { "yes": met, "no": missed } }
`;

/** Tickets that go from the service desk to Onsite IT and back, one row of which names no state that the mapping knows. */
function log(tickets: number): string {
  const rows = ['number,at,state,team,priority,category,made'];
  for (let index = 1; index <= tickets; index++) {
    const day = `2026-03-${String(2 + (index % 25)).padStart(2, '0')}`;
    const row = (time: string, state: string, team: string) =>
      rows.push(
        `T${index},${day}T${time}:00Z,${state},${team},P${1 + (index % 4)},${index % 3 ? 'Printer' : 'ERP'},${index % 2 ? 'yes' : 'no'}`,
      );
    row('15:00', 'New', 'Service desk');
    row('15:30', 'Active', 'Onsite IT');
    row('16:00', 'Waiting', 'Onsite IT');
    row('17:00', 'Active', 'Service desk');
    row('18:00', 'Resolved', 'Service desk');
  }
  rows.splice(3, 0, 'T1,2026-03-03T15:40:00Z,Nonsense,Onsite IT,P2,Printer,yes');
  return `${rows.join('\n')}\n`;
}

const problemOf = async (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );

async function upload(caller: Caller, content: string | Buffer, name = 'log.csv') {
  const answer = await app.app.http.inject({
    method: 'POST',
    url: `/api/v1/partnerships/${app.partnership}/uploads?name=${name}`,
    headers: { cookie: caller.cookie, 'content-type': 'application/octet-stream' },
    payload: content,
  });
  return { status: answer.statusCode, body: answer.json() as { id: string; bytes: number; sha256: string } };
}

async function ended(job: string) {
  for (let tries = 0; tries < 200; tries++) {
    const now = await lead.call(getJob, { params: { ...params, job } });
    if (now.endedAt !== null) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The job did not end');
}

async function imported(content: string, name: string) {
  const file = await upload(lead, gzipSync(content));
  const { history, job } = await lead.call(createImport, { params, body: { upload: file.body.id, mapping: MAPPING, name } });
  expect(await ended(job.id)).toMatchObject({ state: 'done' });
  return lead.call(getHistory, { params: { ...params, history: history.id } });
}

describe('uploads and mappings', () => {
  test('400: a file that is no CSV says so; a mapping that cannot be read names line and column', async () => {
    const zip = await upload(lead, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]));
    const looked = await problemOf(lead.call(previewUpload, { params: { ...params, upload: zip.body.id } }));
    expect(looked).toMatchObject({ status: 400, places: [{ text: expect.stringContaining('ZIP') }] });
    const file = await upload(lead, log(2));
    const checked = await problemOf(
      lead.call(checkMapping, { params: { ...params, upload: file.body.id }, body: { mapping: `${MAPPING}colums: {}\n` } }),
    );
    expect(checked).toMatchObject({ status: 400, places: [{ line: 15, column: 1, text: expect.stringContaining('colums') }] });
  });

  test.each([
    ['a NUL', 'number,at\nT1,a\0b\n'],
    ['a lone quote', 'number,at\nT1,"2026\nT2,x\n'],
    ['too many columns', `${'c,'.repeat(1_000_000)}c\n1\n`],
  ])('400: %s', async (_, content) => {
    const file = await upload(lead, content);
    expect(await problemOf(lead.call(previewUpload, { params: { ...params, upload: file.body.id } }))).toMatchObject({ status: 400 });
  });

  test('401, 404 for strangers, 403 for requesters', async () => {
    expect((await upload(app.anonymous, 'a')).status).toBe(401);
    expect((await upload(await app.outsider(), 'a')).status).toBe(404);
    expect((await upload(requester, 'a')).status).toBe(403);
    expect(await problemOf(requester.call(listHistories, { params }))).toMatchObject({
      status: 403,
      causes: [{ code: 'history.not-yours' }],
    });
    expect(await problemOf(app.anonymous.call(listMappingPresets, { params }))).toMatchObject({ status: 401 });
  });

  test('a file of another partnership is not there', async () => {
    const other = await app.newPartnership('Another');
    const stranger = await app.as('internal-lead', { partnership: other });
    const file = await upload(lead, log(2));
    expect(await problemOf(stranger.call(previewUpload, { params: { partnership: other, upload: file.body.id } }))).toMatchObject({
      status: 404,
    });
  });

  test('a preview shows columns and rows; a check shows what rows become', async () => {
    const file = await upload(lead, gzipSync(log(3)), 'log.csv.gz');
    const preview = await lead.call(previewUpload, { params: { ...params, upload: file.body.id } });
    expect(preview.columns.map((column) => column.name)).toEqual(['number', 'at', 'state', 'team', 'priority', 'category', 'made']);
    const checked = await lead.call(checkMapping, { params: { ...params, upload: file.body.id }, body: { mapping: MAPPING } });
    expect(checked).toMatchObject({
      rows: 16,
      tickets: 3,
      refused: [{ line: 4, reason: expect.stringContaining('Nonsense') }],
      misfits: [],
    });
    expect(checked.sample[0]!.events[0]!.text).toContain('created');
  });
});

describe('imports and replays', () => {
  test('an import accounts for every row; repeating it answers the same; its tickets are in the queue of the history', async () => {
    const history = await imported(log(700), 'Old desk');
    expect(history).toMatchObject({ state: 'done', rows: 3501, used: 3500, refused: 1, ignored: 0, tickets: 700 });
    const refused = await technician.call(listRefusedRows, { params: { ...params, history: history.id } });
    expect(refused.items).toEqual([{ line: 4, reason: expect.stringContaining('Nonsense'), row: expect.stringContaining('Nonsense') }]);
    const again = await imported(log(700), 'Old desk, again');
    expect(again.id).toBe(history.id);
    const { items } = await lead.call(listTickets, { params, query: { history: history.id, status: 'all', limit: 200 } });
    expect(items).toHaveLength(200);
    expect(items[0]!.holder).toEqual({ team: 'service-desk', party: 'northwind' });
    const own = await lead.call(listTickets, { params, query: { status: 'all' } });
    expect(own.items).toHaveLength(0);
  });

  test('a replay gives the figures of the command line, and the tickets behind them', async () => {
    const content = log(250);
    const history = await imported(content, 'To replay');
    const [version] = (await lead.call(listAgreements, { params })).items;
    const started = await lead.call(createReplay, { params, body: { history: history.id, agreement: version!.id } });
    expect(await ended(started.job.id)).toMatchObject({ state: 'done', done: 250 });
    const { report, replay } = await technician.call(getReplay, { params: { ...params, replay: started.replay.id } });
    expect(replay.state).toBe('done');
    const mapping = parseMapping(MAPPING);
    if (!mapping.ok) throw new Error('The mapping does not parse');
    const direct = await replayHistory(memorySource(content), mapping.mapping, harborLane);
    if (!direct.ok) throw new Error('The log is not readable');
    expect(report).toEqual(JSON.parse(JSON.stringify(direct.report)));
    const moved = await lead.call(listReplayTickets, {
      params: { ...params, replay: started.replay.id },
      query: { moved: 'true', limit: 200 },
    });
    expect(moved.items.length).toBeGreaterThan(0);
    expect(moved.items.every((item) => item.team !== item.recordedTeam)).toBe(true);
    const bounced = await lead.call(listReplayTickets, {
      params: { ...params, replay: started.replay.id },
      query: { bounced: 'true', limit: 200 },
    });
    expect(bounced.items.length).toBe(200);
    expect(bounced.next).not.toBeNull();
    expect(await problemOf(requester.call(getReplay, { params: { ...params, replay: started.replay.id } }))).toMatchObject({ status: 403 });
    expect(await problemOf((await app.outsider()).call(getReplay, { params: { ...params, replay: started.replay.id } }))).toMatchObject({
      status: 404,
    });
  });

  test('only the internal lead removes a history, and everything of it goes', async () => {
    const history = await imported(log(520), 'To remove');
    const where = { params: { ...params, history: history.id } };
    expect(await problemOf(technician.call(deleteHistory, where))).toMatchObject({ status: 403, causes: [{ code: 'history.lead-only' }] });
    await lead.call(deleteHistory, where);
    expect(await problemOf(lead.call(getHistory, where))).toMatchObject({ status: 404 });
    const { items } = await lead.call(listTickets, { params, query: { history: history.id, status: 'all' } });
    expect(items).toEqual([]);
  });

  test('an unreadable file fails with its place, and leaves nothing running', async () => {
    const file = await upload(lead, `${log(3)}T9,"2026\n`);
    const { job } = await lead.call(createImport, { params, body: { upload: file.body.id, mapping: MAPPING, name: 'Broken' } });
    expect(await ended(job.id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('line 18') });
  });
});
