import type { Instant } from '../../../core/time.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { whomToTell } from '../identity/index.js';
import { notifyReaders } from '../notices/index.js';
import { changeSchedule } from './schedules.repo.js';
import type { ScheduleTable } from './tables.js';

/**
 * What cannot be made is not tried for ever. Whoever made the schedule and the leads of the party are told, while
 * they belong to it; nothing happens where somebody changed it meanwhile.
 */
export async function pauseByItself(
  tx: Tx,
  events: Events,
  row: ScheduleTable,
  now: Instant,
  because: NonNullable<ScheduleTable['paused_because']>,
  text: string,
): Promise<void> {
  const { partnership_id: partnership, schedule_id: id, party, owner, revision } = row;
  const why = { paused_at: now, paused_by: null, paused_because: because, paused_text: text.slice(0, 500) };
  const paused = await changeSchedule(tx, partnership, id, { ...why, claimed_until: null, revision: revision + 1 }, revision);
  if (!paused) return;
  const people = await whomToTell(tx, partnership, { people: [owner], leadsOf: [party] });
  const word = { kind: 'ticket-schedule.paused', ticket: null, key: `paused ${id} ${revision}`, data: { schedule: id, because } };
  await notifyReaders(tx, partnership, now, [{ ...word, people, circle: { party } }]);
  const occasion = { partnership, now, by: { kind: 'system', name: 'sweeper' } } as const;
  await events.emit(tx, occasion, [{ kind: word.kind, subject: { type: 'ticket-schedule', id }, data: { because } }]);
}
