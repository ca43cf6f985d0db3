/** Reviews of the agreement over HTTP: set, reminded of, finished, and by two at once. */
import { describe, expect, test } from 'vitest';
import type { ProblemError } from '../../../contract/errors.js';
import { finishReview, getReviews, getUpkeep, setReview } from '../../../contract/upkeep.js';
import { DAY } from '../../../core/time.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
const world = async () => {
  // Late in the evening of 1 February in New York, where the partnership is; the 2nd in Greenwich.
  app.clock.set(Date.parse('2027-02-02T03:00:00Z'));
  const partnership = await app.newPartnership();
  const [lead, provider] = [await app.as('internal-lead', { partnership }), await app.as('provider-lead', { partnership })];
  const params = { partnership };
  const set = (caller: Caller, body: object = {}) =>
    caller.call(setReview, { params, body: { dueOn: '2027-08-01', everyMonths: 6, note: 'Bring the figures', revision: 0, ...body } });
  return { partnership, params, lead, provider, set };
};
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );

test('either lead sets the next review, and everybody of the teams sees it', async () => {
  const { params, partnership, lead, provider, set } = await world();
  expect(await lead.call(getReviews, { params })).toMatchObject({
    plan: null,
    items: [],
    can: { set: { allowed: true }, finish: { allowed: false, causes: [{ code: 'review.none' }] } },
  });
  const answer = await set(provider);
  expect(answer.plan).toMatchObject({
    dueOn: '2027-08-01',
    everyMonths: 6,
    note: 'Bring the figures',
    revision: 1,
    setBy: { id: provider.id },
    standing: { state: 'ahead', days: 181 },
    nextOn: '2027-08-01',
  });
  expect(await set(lead, { dueOn: '2027-03-01', revision: 1, note: '' })).toMatchObject({
    plan: { dueOn: '2027-03-01', revision: 2, note: '' },
  });
  const technician = await app.as('internal-technician', { partnership });
  expect(await technician.call(getReviews, { params })).toMatchObject({
    plan: { dueOn: '2027-03-01' },
    can: { set: { allowed: false, causes: [{ code: 'upkeep.lead-only' }] }, finish: { allowed: false } },
  });
  const events = await rowsOf<{ data: unknown }>(
    app.database.owner,
    `select data from events where partnership_id = '${partnership}' and kind = 'agreement.review-set' order by event_id`,
  );
  expect(events.at(-1)!.data).toMatchObject({ before: { dueOn: '2027-08-01' }, after: { dueOn: '2027-03-01' } });
});

test('leads are reminded from 14 days before, by the day of the partnership', async () => {
  const { params, lead, set } = await world();
  await set(lead, { dueOn: '2027-02-16' });
  const standing = async () => (await lead.call(getUpkeep, { params })).review;
  expect(await standing()).toEqual({ dueOn: '2027-02-16', state: 'ahead', days: 15 });
  // Midnight in New York is five hours later than in Greenwich.
  app.clock.set(Date.parse('2027-02-02T04:59:00Z'));
  expect((await standing())!.state).toBe('ahead');
  app.clock.set(Date.parse('2027-02-02T05:00:00Z'));
  expect(await standing()).toEqual({ dueOn: '2027-02-16', state: 'soon', days: 14 });
  app.clock.set(Date.parse('2027-02-18T12:00:00Z'));
  expect(await standing()).toEqual({ dueOn: '2027-02-16', state: 'due', days: -2 });
});

describe('finished with a word', () => {
  test('it is on record with who and when, and the next one is set', async () => {
    const { params, partnership, lead, provider, set } = await world();
    await set(lead, { dueOn: '2027-02-10' });
    app.clock.advance(3 * DAY);
    const first = await provider.call(finishReview, { params, body: { revision: 1, text: 'Printers go to Onsite IT' } });
    expect(first).toMatchObject({
      plan: { dueOn: '2027-08-10', revision: 2, note: 'Bring the figures', everyMonths: 6 },
      items: [
        {
          version: 1,
          dueOn: '2027-02-10',
          finishedAt: app.clock.now(),
          by: { id: provider.id },
          text: 'Printers go to Onsite IT',
          nextOn: '2027-08-10',
        },
      ],
    });
    const second = await lead.call(finishReview, { params, body: { revision: 2, text: 'Once more', nextOn: '2027-03-01' } });
    expect(second.items.map((one) => one.text)).toEqual(['Once more', 'Printers go to Onsite IT']);
    expect(second.plan).toMatchObject({ dueOn: '2027-03-01', revision: 3 });
    const events = await rowsOf<{ actor: string }>(
      app.database.owner,
      `select actor from events where partnership_id = '${partnership}' and kind = 'agreement.reviewed' order by event_id`,
    );
    expect(events.map((event) => event.actor)).toEqual([provider.id, lead.id]);
  });

  test('by both leads at once it is finished once', async () => {
    const { params, lead, provider, set } = await world();
    await set(lead);
    const finish = (caller: Caller) => problemOf(caller.call(finishReview, { params, body: { revision: 1, text: 'Done' } }));
    const both = await Promise.all([finish(lead), finish(provider)]);
    expect(both.filter((problem) => problem === null)).toHaveLength(1);
    expect(both.find((problem) => problem !== null)).toMatchObject({
      status: 409,
      detail: 'Somebody set or finished the review meanwhile',
    });
    expect((await lead.call(getReviews, { params })).items).toHaveLength(1);
  });

  test('set by both leads for the first time at once, one is told', async () => {
    const { lead, provider, set } = await world();
    const both = await Promise.all([problemOf(set(lead)), problemOf(set(provider))]);
    expect(both.filter((problem) => problem === null)).toHaveLength(1);
    expect(both.find((problem) => problem !== null)).toMatchObject({ status: 409 });
  });

  test('before one is set there is nothing to finish', async () => {
    const { params, lead, set } = await world();
    expect(await problemOf(lead.call(finishReview, { params, body: { revision: 1, text: 'Done' } }))).toMatchObject({ status: 409 });
    expect(await problemOf(set(lead, { revision: 3 }))).toMatchObject({ status: 409 });
  });
});

test.each([
  ['2027-01-31', 'passed'],
  ['2027-02-30', 'YYYY-MM-DD'],
  ['2040-01-01', 'ten years'],
])('a day that cannot be is named with its place: %s', async (day, text) => {
  const { params, lead, set } = await world();
  expect(await problemOf(set(lead, { dueOn: day }))).toMatchObject({
    status: 400,
    places: [{ path: ['body', 'dueOn'], text: expect.stringContaining(text) }],
  });
  await set(lead);
  expect(await problemOf(lead.call(finishReview, { params, body: { revision: 1, text: 'x', nextOn: day } }))).toMatchObject({
    status: 400,
    places: [{ path: ['body', 'nextOn'] }],
  });
  expect((await lead.call(getReviews, { params })).items).toEqual([]);
});
