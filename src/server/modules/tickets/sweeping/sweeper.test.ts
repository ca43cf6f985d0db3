import { expect, test } from 'vitest';
import { proposeHandOff } from '../../../../contract/hand-offs.js';
import { createTicket, getTicket, waitTicket } from '../../../../contract/tickets.js';
import { HOUR, MINUTE } from '../../../../core/time.js';
import { testApp } from '../../../testing/test-app.js';
import { rowsOf } from '../../../testing/test-database.js';
import { sweep } from './sweeper.js';

const app = await testApp();
const params = { partnership: app.partnership };
const desk = await app.as('provider-technician');
const TUESDAY_TEN = Date.parse('2026-12-01T15:00:00Z');

async function ticket(category: string) {
  app.clock.set(TUESDAY_TEN);
  const { id } = await desk.call(createTicket, { params, body: { subject: 'Something', text: 'Something', category } });
  return { params: { ...params, ticket: id } };
}

test('an unanswered hand-off passes once, at the instant it was due, however many sweep and however late', async () => {
  const where = await ticket('erp');
  const context = { tried: 'All', evidence: 'None', needed: 'Help', reason: 'skill' as const };
  await desk.call(proposeHandOff, { ...where, body: { toTeam: 'onsite-it', context } });
  app.clock.set(TUESDAY_TEN + 29 * MINUTE);
  expect(await sweep(app.app.services)).toBe(0);
  app.clock.set(TUESDAY_TEN + 5 * HOUR);
  const changed = await Promise.all([1, 2, 3, 4].map(() => sweep(app.app.services)));
  expect(changed.reduce((sum, one) => sum + one, 0)).toBe(1);
  const { row, events } = await desk.call(getTicket, where);
  expect(row.holder).toEqual({ team: 'onsite-it', party: 'internal' });
  expect(events.filter((event) => event.kind === 'hand-off-accepted')).toMatchObject([{ at: TUESDAY_TEN + 30 * MINUTE, automatic: true }]);
});

test('a wait until an instant ends at that instant', async () => {
  const where = await ticket('password-reset');
  const until = TUESDAY_TEN + 2 * HOUR;
  await desk.call(waitTicket, { ...where, body: { on: 'scheduled', until } });
  app.clock.set(until + 3 * HOUR);
  await sweep(app.app.services);
  const { row, events } = await desk.call(getTicket, where);
  expect(row.status).toBe('open');
  expect(events.at(-1)).toMatchObject({ kind: 'resumed', at: until });
  expect(await sweep(app.app.services)).toBe(0);
});

test('a ticket that fails holds up no other', async () => {
  const broken = await ticket('password-reset');
  await desk.call(waitTicket, { ...broken, body: { on: 'scheduled', until: TUESDAY_TEN + HOUR } });
  const sound = await ticket('password-reset');
  await desk.call(waitTicket, { ...sound, body: { on: 'scheduled', until: TUESDAY_TEN + 2 * HOUR } });
  await rowsOf(app.database.owner, `delete from ticket_events where ticket_id = '${broken.params.ticket}'`);
  app.clock.set(TUESDAY_TEN + 3 * HOUR);
  expect(await sweep(app.app.services)).toBe(1);
  expect((await desk.call(getTicket, sound)).row.status).toBe('open');
  await rowsOf(app.database.owner, `update tickets set wake_at = null where ticket_id = '${broken.params.ticket}'`);
});
