import { expect, test } from 'vitest';
import { ProblemError } from '../../../contract/errors.js';
import * as contract from '../../../contract/ticket-templates.js';
import { createTicket, getTicket } from '../../../contract/tickets.js';
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

type Owner = { kind: 'person' | 'team' | 'party' | 'shared'; id: string };
const content = {
  subject: 'Patch the servers',
  text: 'As every month',
  type: 'service-request' as const,
  category: 'erp',
  impact: 'low' as const,
  urgency: 'low' as const,
  tier: 2 as const,
  system: null,
  site: null,
  tags: ['Patch'],
  checklist: ['Backup taken', 'Rebooted'],
};
const add = (by: Caller, owner: Owner, name: string, part: Partial<typeof content> = {}) =>
  by.call(contract.addTicketTemplate, { params, body: { owner, name, content: { ...content, ...part } } });
const list = async (by: Caller) => (await by.call(contract.listTicketTemplates, { params })).items;
const names = async (by: Caller) => (await list(by)).map((one) => one.name).sort();
async function refusal(answer: Promise<unknown>) {
  const error: unknown = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was not refused');
  const { status, causes, places } = error.problem;
  return { status, codes: causes.map((one) => one.code), places: places.map((one) => one.path.join('.')) };
}

test('own ones, the team’s, the party’s and what is shared are seen by those whose they are', async () => {
  await add(nadia, { kind: 'person', id: nadia.id }, 'Mine');
  await add(nadia, { kind: 'team', id: 'service-desk' }, 'Of the desk');
  await add(grace, { kind: 'party', id: 'northwind' }, 'Of Northwind');
  const shared = await add(grace, { kind: 'shared', id: 'northwind' }, 'Of both');
  await add(maya, { kind: 'party', id: 'internal' }, 'Of Harbor Lane');
  expect(await names(nadia)).toEqual(['Mine', 'Of Northwind', 'Of both', 'Of the desk']);
  expect(await names(omar)).toEqual(['Of Northwind', 'Of both']);
  expect(await names(grace)).toEqual(['Of Northwind', 'Of both', 'Of the desk']);
  expect(await names(maya)).toEqual(['Of Harbor Lane', 'Of both']);
  const edit = { owner: shared.owner, name: 'Ours now', content, revision: 1 };
  const where = { params: { ...params, template: shared.id } };
  expect(await refusal(maya.call(contract.editTicketTemplate, { ...where, body: edit }))).toMatchObject({
    status: 403,
    codes: ['template.not-yours'],
  });
  const events = await rowsOf<{ data: object }>(app.database.owner, "select data from events where subject_type = 'ticket-template'");
  expect(new Set(events.map((one) => JSON.stringify(one.data)))).toEqual(new Set(['{}']));
});

test('who may not: 403 with a cause; what the agreement does not know: 400 with each place', async () => {
  const party = { kind: 'party', id: 'northwind' } as const;
  expect(await refusal(add(nadia, party, 'For all'))).toMatchObject({ status: 403, codes: ['template.lead-only'] });
  for (const owner of [
    { kind: 'shared', id: 'internal' },
    { kind: 'team', id: 'onsite-it' },
    { kind: 'person', id: omar.id },
  ] as const)
    expect(await refusal(add(grace, owner, 'Foreign'))).toMatchObject({ status: 403, codes: ['template.not-yours'] });
  expect(await refusal(list(carla))).toMatchObject({ status: 403, codes: ['template.team-only'] });
  const wrong = add(grace, party, 'Wrong', { category: 'erpp', system: 'nothing' as never });
  expect(await refusal(wrong)).toMatchObject({ status: 400, places: ['body.content.category', 'body.content.system'] });
  await add(grace, party, 'Twice');
  expect(await refusal(add(grace, party, 'TWICE'))).toMatchObject({ status: 422, codes: ['template.name-taken'] });
});

test('two who edit at once: one wins; archived ones are put away and give their name back', async () => {
  const { id, owner } = await add(grace, { kind: 'party', id: 'northwind' }, 'Edited');
  const where = { params: { ...params, template: id } };
  const edit = (by: Caller, name: string, revision: number) =>
    by.call(contract.editTicketTemplate, { ...where, body: { owner, name, content, revision } });
  const archive = (by: Caller, archived: boolean, revision: number) =>
    by.call(contract.archiveTicketTemplate, { ...where, body: { archived, revision } });
  expect(await edit(grace, 'Edited once', 1)).toMatchObject({ name: 'Edited once', revision: 2 });
  expect(await refusal(edit(grace, 'Edited again', 1))).toMatchObject({ status: 409, codes: ['template.changed'] });
  expect(await refusal(edit(nadia, 'Mine now', 2))).toMatchObject({ status: 403 });
  expect(await refusal(edit(maya, 'Ours', 2))).toMatchObject({ status: 404 });
  expect(await refusal(archive(maya, true, 2))).toMatchObject({ status: 404 });
  expect(await refusal(archive(grace, true, 1))).toMatchObject({ status: 409 });
  await archive(grace, true, 2);
  expect(await names(grace)).not.toContain('Edited once');
  const all = await grace.call(contract.listTicketTemplates, { params, query: { archived: 'with' } });
  expect(all.items.find((one) => one.id === id)?.archivedAt).toBe(app.clock.now());
  await add(grace, { kind: 'party', id: 'northwind' }, 'Edited once');
  expect(await refusal(archive(grace, false, 3))).toMatchObject({ status: 422, codes: ['template.name-taken'] });
});

test('tags and checklist come onto a ticket once, and the most used stands first', async () => {
  const template = await add(maya, { kind: 'party', id: 'internal' }, 'Used');
  const body = { subject: 'Patch', text: 'Now', category: 'erp' };
  const { id: ticket } = await maya.call(createTicket, { params, body });
  const apply = (by: Caller, which = template.id) =>
    by.call(contract.applyTicketTemplate, { params: { ...params, ticket }, body: { template: which } });
  await apply(maya);
  await apply(maya);
  const read = await maya.call(getTicket, { params: { ...params, ticket } });
  expect(read.row.tags).toEqual(['patch']);
  expect(read.work?.checklist.map((one) => one.text)).toEqual(content.checklist);
  expect((await list(maya))[0]).toMatchObject({ name: 'Used', uses: 2 });
  expect(await refusal(apply(nadia))).toMatchObject({ status: 404 });
  expect(await refusal(apply(carla))).toMatchObject({ status: 403 });
});

const kept = { owner: { kind: 'party', id: 'northwind' }, name: 'A', content };
const schedule = { rhythm: { unit: 'day', every: 1 }, at: 0, zone: 'UTC', from: '2026-01-01', until: null, onlyOnOpenDays: null };
test.each([
  ['GET', 'ticket-templates', undefined],
  ['POST', 'ticket-templates', kept],
  ['PUT', `ticket-templates/${newId()}`, { ...kept, revision: 1 }],
  ['PUT', `ticket-templates/${newId()}/archived`, { archived: true, revision: 1 }],
  ['POST', `tickets/${newId()}/template`, { template: newId() }],
  ['GET', 'ticket-schedules', undefined],
  ['POST', 'ticket-schedules', { template: newId(), schedule }],
  ['PUT', `ticket-schedules/${newId()}`, { template: newId(), schedule, revision: 1 }],
  ['PUT', `ticket-schedules/${newId()}/paused`, { paused: true }],
  ['DELETE', `ticket-schedules/${newId()}`, undefined],
])('%s %s: 400 for what is not known, 401 for nobody, 404 for strangers', async (method, tail, body) => {
  const url = `/api/v1/partnerships/${app.partnership}/${tail}`;
  const status = async (by: Caller, sent: object | undefined = body) => (await by.request(method, url, sent ? { body: sent } : {})).status;
  if (body) expect(await status(grace, { ...body, colour: 'red' })).toBe(400);
  expect(await status(app.anonymous)).toBe(401);
  expect(await status(await app.outsider())).toBe(404);
});
