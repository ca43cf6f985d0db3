import { expect, test } from 'vitest';
import { ProblemError } from '../../../contract/errors.js';
import { listMessages } from '../../../contract/messages.js';
import { listNotices } from '../../../contract/notices.js';
import { listTickets } from '../../../contract/queue.js';
import type { BodyOf } from '../../../contract/route.js';
import * as contract from '../../../contract/ticket-schedules.js';
import { addTicketTemplate, archiveTicketTemplate } from '../../../contract/ticket-templates.js';
import { getTicket } from '../../../contract/tickets.js';
import { DAY, HOUR, MINUTE } from '../../../core/time.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { TicketCreation } from '../tickets/index.js';
import { makeDue } from './make-due.js';

const app = await testApp();
const params = { partnership: app.partnership };
const grace = await app.as('provider-lead', { name: 'Grace', teams: [] });
const nadia = await app.as('provider-technician', { name: 'Nadia', teams: ['service-desk'] });
const maya = await app.as('internal-lead', { name: 'Maya' });
const carla = await app.as('requester');
const MONDAY = Date.parse('2026-11-30T12:00:00Z');
/** 09:00 in New York, on the Tuesday after. */
const FIRST = Date.parse('2026-12-01T14:00:00Z');

type Schedule = BodyOf<typeof contract.addTicketSchedule>['schedule'];
const daily: Schedule = {
  rhythm: { unit: 'day', every: 1 },
  at: 540,
  zone: 'America/New_York',
  from: '2026-12-01',
  until: null,
  onlyOnOpenDays: null,
};

async function template(name: string, kind: 'party' | 'shared' | 'person' = 'party') {
  app.clock.set(MONDAY);
  const fields = { subject: name, text: 'As always', type: 'service-request', category: 'erp', impact: 'low', urgency: 'low' } as const;
  const content = { ...fields, tier: 1 as const, system: null, site: null, tags: ['Patch'], checklist: ['Backup taken'] };
  const owner = { kind, id: kind === 'person' ? grace.id : 'northwind' };
  return grace.call(addTicketTemplate, { params, body: { owner, name, content } });
}
async function recurring(name: string, part: Partial<Schedule> = {}) {
  const { id, revision } = await template(name);
  const made = await grace.call(contract.addTicketSchedule, { params, body: { template: id, schedule: { ...daily, ...part } } });
  return { ...made, templateRevision: revision };
}
const find = async (by: Caller, id: string) => (await by.call(contract.listTicketSchedules, { params })).items.find((one) => one.id === id);
const tickets = async (subject: string) => {
  const { items } = await nadia.call(listTickets, { params });
  return items.filter((one) => one.subject === subject);
};
/** A server of its own each time: nothing is shared but the database. */
const server = () => {
  const { db, events, clock, log } = app.app.services;
  return makeDue({ db, events, clock, log, creation: new TicketCreation(db, events) });
};
async function refusal(answer: Promise<unknown>) {
  const error: unknown = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was not refused');
  const { status, causes, places } = error.problem;
  return { status, codes: causes.map((one) => one.code), places: places.map((one) => one.path.join('.')) };
}
const end = (id: string) => grace.call(contract.removeTicketSchedule, { params: { ...params, schedule: id } });

test('each occurrence makes one ticket, whole, however many servers look', async () => {
  const { id, next } = await recurring('Daily');
  expect(next).toEqual([0, 1, 2, 3, 4].map((n) => FIRST + n * DAY));
  app.clock.set(FIRST - 1);
  expect(await server()).toBe(0);
  app.clock.set(FIRST + MINUTE);
  const made = await Promise.all([server(), server(), server(), server()]);
  expect(made.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await server()).toBe(0);
  const [row, ...more] = await tickets('Daily');
  expect(more).toEqual([]);
  const { requester, tags, type } = row!;
  expect({ requester: requester?.name, tags, type }).toEqual({ requester: 'Grace', tags: ['patch'], type: 'service-request' });
  const where = { params: { ...params, ticket: row!.id } };
  expect((await nadia.call(getTicket, where)).work?.checklist.map((one) => one.text)).toEqual(['Backup taken']);
  expect((await nadia.call(listMessages, where)).items[0]?.text).toBe('As always');
  expect(await find(nadia, id)).toMatchObject({ last: { at: FIRST, ticket: row!.id }, next: expect.arrayContaining([FIRST + DAY]) });
  await end(id);
});

test('a server that died after the ticket was made leaves it to the next one, which makes no other', async () => {
  const { id } = await recurring('Died');
  app.clock.set(FIRST);
  await server();
  await rowsOf(
    app.database.owner,
    `update ticket_schedules set next_at = ${FIRST}, claimed_until = ${FIRST + MINUTE}, last_at = null where schedule_id = '${id}'`,
  );
  expect(await server()).toBe(0);
  app.clock.set(FIRST + 2 * MINUTE);
  expect(await server()).toBe(1);
  expect(await tickets('Died')).toHaveLength(1);
  expect((await find(grace, id))?.last?.at).toBe(FIRST);
  await end(id);
});

test('after an outage the newest one alone is made, and says what was left out', async () => {
  const { id } = await recurring('Late');
  app.clock.set(FIRST + 3 * DAY + HOUR);
  expect(await server()).toBe(1);
  const [row, ...more] = await tickets('Late');
  expect(more).toEqual([]);
  const { items } = await nadia.call(listMessages, { params: { ...params, ticket: row!.id } });
  expect(items[0]?.text).toBe(
    'As always\n\nThis recurring ticket was due on 2026-12-04 09:00 (America/New_York). 3 earlier ones, from 2026-12-01 09:00 (America/New_York) on, could not be made in time and were left out.',
  );
  expect((await find(grace, id))?.next[0]).toBe(FIRST + 4 * DAY);
  await end(id);
});

test('what cannot be made is paused with the reason, and goes on from now when somebody mends it', async () => {
  const gone = await recurring('Gone');
  const archived = await recurring('Archived');
  const unsigned = await recurring('Unsigned');
  await rowsOf(
    app.database.owner,
    `update ticket_templates set content = jsonb_set(content, '{category}', '"gone"') where template_id = '${gone.template.id}'`,
  );
  const where = { params: { ...params, template: archived.template.id } };
  const put = await grace.call(archiveTicketTemplate, { ...where, body: { archived: true, revision: archived.templateRevision } });
  app.clock.set(FIRST);
  expect(await server()).toBe(1);
  expect((await find(nadia, gone.id))?.paused).toMatchObject({ because: 'refused', by: null, text: 'There is no category "gone"' });
  expect((await find(grace, archived.id))?.paused).toMatchObject({ because: 'template-gone' });
  await rowsOf(app.database.owner, "update agreement_versions set state = 'draft'");
  app.clock.set(FIRST + DAY);
  expect(await server()).toBe(0);
  expect((await find(grace, unsigned.id))?.paused).toMatchObject({ because: 'no-agreement' });
  await rowsOf(app.database.owner, "update agreement_versions set state = 'effective'");
  const resume = (id: string) => grace.call(contract.pauseTicketSchedule, { params: { ...params, schedule: id }, body: { paused: false } });
  expect(await refusal(resume(archived.id))).toMatchObject({ status: 422, codes: ['recurring.archived'] });
  await grace.call(archiveTicketTemplate, { ...where, body: { archived: false, revision: put.revision } });
  app.clock.set(FIRST + 5 * DAY + HOUR);
  expect(await resume(archived.id)).toMatchObject({ paused: null, next: expect.arrayContaining([FIRST + 6 * DAY]) });
  expect(await server()).toBe(0);
  for (const one of [gone, archived, unsigned]) await end(one.id);
});

test('what pauses by itself is told to its owner and the leads of the party, and is on record; a gone owner pauses it', async () => {
  const lena = await app.as('provider-lead', { name: 'Lena', teams: [] });
  const told = async (by: Caller, id: string) =>
    (await by.call(listNotices, { params })).items.filter((one) => one.kind === 'ticket-schedule.paused' && one.data['schedule'] === id);
  const { id: of } = await template('Left behind');
  const { id } = await lena.call(contract.addTicketSchedule, { params, body: { template: of, schedule: daily } });
  // She works for the other side now: what recurs here is not her business any more.
  await rowsOf(
    app.database.owner,
    `update members set party_id = 'internal', role = 'internal-lead', teams = '{}' where person_id = '${lena.id}'`,
  );
  app.clock.set(FIRST);
  expect(await server()).toBe(0);
  expect(await tickets('Left behind')).toEqual([]);
  expect((await find(grace, id))?.paused).toMatchObject({ because: 'owner-gone', by: null });
  expect(await told(grace, id)).toMatchObject([{ ticket: null, data: { schedule: id, because: 'owner-gone' } }]);
  for (const one of [lena, maya, nadia]) expect(await told(one, id)).toEqual([]);
  const events = await rowsOf(app.database.owner, 'select kind, actor_kind, data from events where subject_id = $1 order by event_id', [
    id,
  ]);
  expect(events.at(-1)).toEqual({ kind: 'ticket-schedule.paused', actor_kind: 'system', data: { because: 'owner-gone' } });
  // Whoever lets it go on takes it over.
  const resumed = await grace.call(contract.pauseTicketSchedule, { params: { ...params, schedule: id }, body: { paused: false } });
  expect(resumed).toMatchObject({ paused: null, owner: { id: grace.id } });
  await end(id);
});

test('leads of the party decide; the other party never hears of it', async () => {
  const { id, template: of, revision } = await recurring('Ours');
  const where = { params: { ...params, schedule: id } };
  const pause = (by: Caller) => by.call(contract.pauseTicketSchedule, { ...where, body: { paused: true } });
  const edit = (by: Caller, read: number, part: Partial<Schedule> = {}) =>
    by.call(contract.editTicketSchedule, { ...where, body: { template: of.id, schedule: { ...daily, ...part }, revision: read } });
  const add = (by: Caller, which = of.id, part: Partial<Schedule> = {}) =>
    by.call(contract.addTicketSchedule, { params, body: { template: which, schedule: { ...daily, ...part } } });
  const each = (by: Caller) => [
    () => pause(by),
    () => edit(by, revision),
    () => add(by),
    () => by.call(contract.removeTicketSchedule, where),
  ];
  for (const refused of each(nadia)) expect(await refusal(refused())).toMatchObject({ status: 403, codes: ['recurring.lead-only'] });
  expect((await find(nadia, id))?.can.edit).toMatchObject({ allowed: false });
  expect(await refusal(carla.call(contract.listTicketSchedules, { params }))).toMatchObject({ status: 403 });
  expect(await find(maya, id)).toBeUndefined();
  for (const refused of each(maya)) expect(await refusal(refused())).toMatchObject({ status: 404 });
  expect(await refusal(add(grace, (await template('Own', 'person')).id))).toMatchObject({ status: 422, codes: ['recurring.personal'] });
  expect(await refusal(add(grace, of.id, { zone: 'Mars/Base', from: '2026-02-30' }))).toMatchObject({
    status: 400,
    places: ['body.schedule.zone', 'body.schedule.from'],
  });
  expect(await refusal(add(grace, of.id, { onlyOnOpenDays: 'nothing' }))).toMatchObject({ places: ['body.schedule.onlyOnOpenDays'] });
  expect(await refusal(add(grace, of.id, { from: '2026-01-01', until: '2026-01-02' }))).toMatchObject({ places: ['body.schedule.until'] });
  expect(await edit(grace, revision, { at: 600 })).toMatchObject({ revision: revision + 1, next: expect.arrayContaining([FIRST + HOUR]) });
  expect(await refusal(edit(grace, revision))).toMatchObject({ status: 409, codes: ['recurring.changed'] });
  expect(await pause(grace)).toMatchObject({ paused: { because: 'by-hand', by: { name: 'Grace' } }, next: [] });
  app.clock.set(FIRST + 3 * DAY);
  expect(await server()).toBe(0);
  await end(id);
});
