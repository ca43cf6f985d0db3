/** Correcting and removing an own entry: what it was is kept, for its side. */
import type { BodyOf } from '../../../contract/route.js';
import type { changeTimeEntry } from '../../../contract/time-entries.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { forbidden, notFound } from '../../platform/http/refusal.js';
import { checkDay, shown } from './log-time.js';
import type { TimeEntryTable, TimeFacts } from './tables.js';
import { lockEntry } from './time-entries.repo.js';
import { partyOf, type TimeEntryView } from './time-entries.view.js';

export function changeEntry(ctx: Ctx, events: Events, id: string, body: BodyOf<typeof changeTimeEntry>): Promise<TimeEntryView> {
  return ctx.write(async (tx) => {
    const row = await lockOwn(tx, ctx, id);
    const { workType, ...rest } = body;
    if (rest.day !== undefined) checkDay(rest.day, ctx.now);
    const change = definedOf({ ...rest, work_type: workType });
    const before = factsOf(row);
    const after = { ...before, ...change };
    if (JSON.stringify(after) === JSON.stringify(before)) return shown(tx, ctx, id);
    await tx
      .updateTable('time_entries')
      .set({ ...change, changed_at: ctx.now })
      .where('partnership_id', '=', ctx.partnership)
      .where('entry_id', '=', id)
      .execute();
    await keep(tx, ctx, events, row, after);
    return shown(tx, ctx, id);
  });
}

export function removeEntry(ctx: Ctx, events: Events, id: string): Promise<null> {
  return ctx.write(async (tx) => {
    const row = await lockOwn(tx, ctx, id);
    await tx.deleteFrom('time_entries').where('partnership_id', '=', ctx.partnership).where('entry_id', '=', id).execute();
    await keep(tx, ctx, events, row, null);
    return null;
  });
}

/** Of the other side, nobody knows that there is one; of a colleague, that it is his. */
async function lockOwn(tx: Tx, ctx: Ctx, id: string): Promise<TimeEntryTable> {
  const party = partyOf(ctx.member);
  const row = await lockEntry(tx, ctx.partnership, id);
  if (row === null || row.party !== party) throw notFound();
  if (row.person_id !== ctx.person.id)
    throw forbidden([{ code: 'time.not-own', ref: null, text: 'Only who logged it changes or removes it' }]);
  return row;
}

const factsOf = ({ day, minutes, work_type, scope, note }: TimeEntryTable): TimeFacts => ({ day, minutes, work_type, scope, note });

const definedOf = <Values extends object>(values: Values): Partial<TimeFacts> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

async function keep(tx: Tx, ctx: Ctx, events: Events, row: TimeEntryTable, after: TimeFacts | null): Promise<void> {
  const { entry_id, party } = row;
  await tx
    .insertInto('time_entry_changes')
    .values({
      partnership_id: ctx.partnership,
      change_id: ctx.newId(),
      entry_id,
      party,
      person_id: ctx.person.id,
      at: ctx.now,
      before: JSON.stringify({ ...factsOf(row), ticket: row.ticket_id }),
      after: after === null ? null : JSON.stringify(after),
    })
    .execute();
  const kind = after === null ? 'time.removed' : 'time.changed';
  await events.emit(tx, authorOf(ctx), [{ kind, subject: { type: 'time-entry', id: entry_id }, data: {} }]);
}
