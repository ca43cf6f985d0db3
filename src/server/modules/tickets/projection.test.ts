/** What is stored of a ticket equals what its events say, for every legal history. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AGREEMENTS } from '../../../core/testing/ticket-agreements.js';
import { histories } from '../../../core/testing/ticket-history.js';
import { newId } from '../../platform/ids.js';
import { testApp } from '../../testing/test-app.js';
import { writeTickets } from './creation/write-tickets.js';
import { project } from './projection.js';

const app = await testApp();
const { db } = app.app.services;
const { partnership } = app;
// Before all of them begin: nothing happens by itself meanwhile.
app.clock.set(Date.parse('2026-01-01T00:00:00Z'));

test('reading the stored events and folding them again gives the stored row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(histories(AGREEMENTS, 20), { minLength: 1, maxLength: 8 }), async (played) => {
      const numbers = played.map(() => newId());
      for (const [index, { agreement, calendars, events }] of played.entries()) {
        const number = numbers[index]!;
        const whole = { number, ordinal: index, events, recorded: null, requester: null, assignee: null, messages: [] };
        const write = () => db.write(partnership, (tx) => writeTickets(tx, partnership, null, { agreement, calendars }, [whole]));
        expect(await write()).toEqual({ tickets: 1, events: events.length });
        // Once more changes nothing.
        expect(await write()).toEqual({ tickets: 0, events: 0 });
      }
      await db.read(partnership, async (read) => {
        for (const [index, { agreement, calendars }] of played.entries()) {
          const stored = read.selectFrom('tickets').selectAll().where('partnership_id', '=', partnership);
          const row = await stored.where('number', '=', numbers[index]!).executeTakeFirstOrThrow();
          const facts = read.selectFrom('ticket_events').select('event').where('partnership_id', '=', partnership);
          const events = await facts.where('ticket_id', '=', row.ticket_id).orderBy('seq').execute();
          const again = project(
            events.map((one) => one.event),
            { agreement, calendars },
          );
          expect(row).toMatchObject({ ...again.row });
          expect(again.row.seq).toBe(events.length);
          expect(again.row).toEqual(project(played[index]!.events, { agreement, calendars }).row);
        }
      });
    }),
    { numRuns: 25 },
  );
});
