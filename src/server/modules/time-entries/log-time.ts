import type { BodyOf } from '../../../contract/route.js';
import type { logTime as operation } from '../../../contract/time-entries.js';
import { DAY } from '../../../core/time.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, refused } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import type { TimeEntryTable } from './tables.js';
import { entryWithKey, findEntry, type TimedTicket } from './time-entries.repo.js';
import { partyOf, reachTimed, type TimeEntryView, viewEntry } from './time-entries.view.js';

type NewEntry = Pick<TimeEntryTable, 'day' | 'minutes' | 'work_type' | 'scope' | 'note' | 'creation_key'>;

/** Logs time by hand on a ticket of this desk. */
export function logTime(ctx: Ctx, events: Events, ticket: string, body: BodyOf<typeof operation>): Promise<TimeEntryView> {
  const { day, minutes, workType: work_type, scope, note, key } = body;
  return ctx.write(async (tx) => {
    const creation_key = key === undefined ? null : `${ctx.person.id} ${key}`;
    const before = creation_key === null ? null : await entryWithKey(tx, ctx.partnership, creation_key);
    if (before !== null) return shown(tx, ctx, before.entry_id);
    checkDay(day, ctx.now);
    return insertTime(tx, ctx, events, await reachTimed(tx, ctx, ticket), { day, minutes, work_type, scope, note, creation_key });
  });
}

/** Tomorrow has begun somewhere; later days have not. */
export function checkDay(day: string, now: number): void {
  if (Date.parse(day) > now + DAY) throw invalid([{ path: ['body', 'day'], text: 'This day has not come yet' }]);
}

export async function insertTime(tx: Tx, ctx: Ctx, events: Events, ticket: TimedTicket, entry: NewEntry): Promise<TimeEntryView> {
  if (ticket.imported)
    throw refused([{ code: 'ticket.imported', ref: null, text: 'Imported from another desk; it can be read, not worked on' }]);
  const id = ctx.newId();
  const row = {
    ...entry,
    ticket_id: ticket.id,
    person_id: ctx.person.id,
    party: partyOf(ctx.member),
    created_at: ctx.now,
    changed_at: null,
  };
  const made = await tx
    .insertInto('time_entries')
    .values({ partnership_id: ctx.partnership, entry_id: id, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .returning('entry_id')
    .executeTakeFirst();
  // The same request was there first, at this very moment.
  if (made === undefined) return shown(tx, ctx, (await entryWithKey(tx, ctx.partnership, entry.creation_key!))!.entry_id);
  await events.emit(tx, authorOf(ctx), [{ kind: 'time.logged', subject: { type: 'time-entry', id }, data: {} }]);
  return shown(tx, ctx, id);
}

export async function shown(tx: Tx, ctx: Ctx, id: string): Promise<TimeEntryView> {
  const row = (await findEntry(tx, ctx.partnership, id))!;
  return viewEntry(row, await peopleOf(tx, ctx.partnership, [row.person_id]), ctx.member);
}
