import { expect, test } from 'vitest';
import * as contract from '../../../contract/canned-replies.js';
import { ProblemError } from '../../../contract/errors.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
const params = { partnership: app.partnership };
const maya = await app.as('internal-lead', { name: 'Maya' });
const grace = await app.as('provider-lead', { name: 'Grace', teams: [] });
const nadia = await app.as('provider-technician', { name: 'Nadia', teams: ['service-desk'] });
const omar = await app.as('provider-technician', { name: 'Omar', teams: ['systems'] });
const carla = await app.as('requester');

type Owner = { kind: 'person' | 'team' | 'party'; id: string };
const party: Owner = { kind: 'party', id: 'northwind' };
const add = (by: Caller, owner: Owner, name: string, text = 'Hello {{requester.name}}') =>
  by.call(contract.addCannedReply, { params, body: { owner, name, text } });
const names = async (by: Caller) => (await by.call(contract.listCannedReplies, { params })).items.map((one) => one.name);
async function refusal(answer: Promise<unknown>) {
  const error: unknown = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was not refused');
  const { status, causes, places } = error.problem;
  return { status, codes: causes.map((one) => one.code), places: places.map((one) => `${one.path.join('.')}: ${one.text}`) };
}

test('own ones, the team’s and the party’s are seen by those whose they are', async () => {
  await add(nadia, { kind: 'person', id: nadia.id }, 'Mine');
  await add(nadia, { kind: 'team', id: 'service-desk' }, 'Of the desk');
  await add(grace, party, 'Of Northwind');
  await add(maya, { kind: 'party', id: 'internal' }, 'Of Harbor Lane');
  expect(await names(nadia)).toEqual(['Mine', 'Of Northwind', 'Of the desk']);
  expect(await names(omar)).toEqual(['Of Northwind']);
  expect(await names(grace)).toEqual(['Of Northwind', 'Of the desk']);
  expect(await names(maya)).toEqual(['Of Harbor Lane']);
  const events = await rowsOf<{ data: object }>(app.database.owner, "select data from events where subject_type = 'canned-reply'");
  expect(events.map((one) => one.data)).toEqual([{}, {}, {}, {}]);
});

test('who may not: 403 with a cause; what cannot be: 400 and 422', async () => {
  expect(await refusal(add(nadia, party, 'For all'))).toMatchObject({ status: 403, codes: ['canned-reply.lead-only'] });
  for (const owner of [
    { kind: 'party', id: 'internal' },
    { kind: 'team', id: 'onsite-it' },
    { kind: 'person', id: omar.id },
  ] as const)
    expect(await refusal(add(grace, owner, 'Foreign'))).toMatchObject({ status: 403, codes: ['canned-reply.not-yours'] });
  expect(await refusal(carla.call(contract.listCannedReplies, { params }))).toMatchObject({
    status: 403,
    codes: ['canned-reply.not-yours'],
  });
  expect(await refusal(add(carla, { kind: 'person', id: carla.id }, 'Mine'))).toMatchObject({ status: 403 });
  expect(await refusal(add(grace, party, 'Typo', '{{requestor}} {{me.name}} {{who}}'))).toMatchObject({
    status: 400,
    places: ['body.text: There is no variable {{requestor}}', 'body.text: There is no variable {{who}}'],
  });
  await add(grace, party, 'Twice');
  expect(await refusal(add(grace, party, 'TWICE'))).toMatchObject({ status: 422, codes: ['canned-reply.name-taken'] });
  await add(nadia, { kind: 'person', id: nadia.id }, 'Twice');
});

test('two who edit at once: one wins, the other is told; a foreign one is not there', async () => {
  const { id, owner, can, revision } = await add(grace, party, 'Edited');
  expect(can.edit.allowed).toBe(true);
  const edit = (by: Caller, name: string, at = revision) =>
    by.call(contract.editCannedReply, { params: { ...params, reply: id }, body: { owner, name, text: 'Hi', revision: at } });
  expect(await edit(grace, 'Edited once')).toMatchObject({ name: 'Edited once', text: 'Hi', revision: 2 });
  expect(await refusal(edit(grace, 'Edited again'))).toMatchObject({ status: 409, codes: ['canned-reply.changed'] });
  expect(await refusal(edit(grace, 'twice', 2))).toMatchObject({ status: 422, codes: ['canned-reply.name-taken'] });
  expect(await refusal(edit(nadia, 'Mine now', 2))).toMatchObject({ status: 403 });
  const remove = (by: Caller) => by.call(contract.removeCannedReply, { params: { ...params, reply: id } });
  expect(await refusal(edit(maya, 'Ours', 2))).toMatchObject({ status: 404 });
  expect(await refusal(remove(maya))).toMatchObject({ status: 404 });
  expect(await refusal(remove(omar))).toMatchObject({ status: 403 });
  await remove(grace);
  expect(await refusal(remove(grace))).toMatchObject({ status: 404 });
});

test('a reply moves only to where there is room', async () => {
  const own = { kind: 'person', id: grace.id } as const;
  const { id, revision } = await add(grace, own, 'Moves');
  const fill = `insert into canned_replies select partnership_id, gen_random_uuid(), 'team', 'infrastructure', 'Reply ' || n, body, created_by, created_at,
    updated_by, updated_at, revision from canned_replies, generate_series(1, 200) as n where reply_id = $1`;
  await rowsOf(app.database.owner, fill, [id]);
  const to = (owner: Owner) =>
    grace.call(contract.editCannedReply, { params: { ...params, reply: id }, body: { owner, name: 'Moves', text: 'Hi', revision } });
  expect(await refusal(to({ kind: 'team', id: 'infrastructure' }))).toMatchObject({ status: 422, codes: ['canned-reply.too-many'] });
  expect(await to(party)).toMatchObject({ owner: party });
});

test.each([
  ['GET', '', undefined],
  ['POST', '', { owner: party, name: 'A', text: 'B' }],
  ['PUT', `/${newId()}`, { owner: party, name: 'A', text: 'B', revision: 1 }],
  ['DELETE', `/${newId()}`, undefined],
])('%s %s: 400 for what is not known, 401 for nobody, 404 for strangers', async (method, tail, body) => {
  const url = `/api/v1/partnerships/${app.partnership}/canned-replies${tail}`;
  const status = async (by: Caller, sent: object | undefined = body) => (await by.request(method, url, sent ? { body: sent } : {})).status;
  if (body) expect(await status(grace, { ...body, colour: 'red' })).toBe(400);
  expect(await status(app.anonymous)).toBe(401);
  expect(await status(await app.outsider())).toBe(404);
});
