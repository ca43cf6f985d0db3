/** The own timer: one runs at a time, on the server, so that it survives the page and the day shows what was forgotten. */
import type { z } from 'zod';
import type { BodyOf } from '../../../contract/route.js';
import { MOST_MINUTES, type stopTimer as stopOperation, type timer } from '../../../contract/time-entries.js';
import { MINUTE } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { insertTime } from './log-time.js';
import { findTicket } from './time-entries.repo.js';
import { dayIn, partyOf, reachTimed, type TimeEntryView, zoneOf } from './time-entries.view.js';

type TimerView = z.infer<typeof timer>;

const rowOf = (db: Read, ctx: Ctx) =>
  db.selectFrom('timers').selectAll().where('partnership_id', '=', ctx.partnership).where('person_id', '=', ctx.person.id);

export async function viewTimer(db: Read, ctx: Ctx, zone: string | undefined): Promise<{ timer: TimerView | null }> {
  partyOf(ctx.member);
  const row = await rowOf(db, ctx).executeTakeFirst();
  if (row === undefined) return { timer: null };
  const ticket = await findTicket(db, ctx.partnership, row.ticket_id);
  const shown = { id: row.ticket_id, number: ticket?.number ?? '', subject: ticket?.subject ?? '' };
  return {
    timer: { ticket: shown, startedAt: row.started_at, forgotten: isForgotten(await zoneOf(db, ctx.partnership, zone), row, ctx.now) },
  };
}

const isForgotten = (zone: string, { started_at }: { readonly started_at: number }, now: number): boolean =>
  dayIn(zone, started_at) !== dayIn(zone, now);

export function startTimer(ctx: Ctx, id: string): Promise<{ timer: TimerView | null }> {
  return ctx.write(async (tx) => {
    const ticket = await reachTimed(tx, ctx, id);
    if (ticket.imported)
      throw refused([{ code: 'ticket.imported', ref: null, text: 'Imported from another desk; it can be read, not worked on' }]);
    const row = { partnership_id: ctx.partnership, person_id: ctx.person.id, ticket_id: id, started_at: ctx.now };
    await tx
      .insertInto('timers')
      .values(row)
      .onConflict((conflict) => conflict.columns(['partnership_id', 'person_id']).doNothing())
      .execute();
    const shown = await viewTimer(tx, ctx, undefined);
    const on = shown.timer?.ticket;
    if (on && on.id !== id)
      throw refused([{ code: 'timer.running', ref: on.id, text: `Your timer runs on #${on.number} ${on.subject}. Stop it first.` }]);
    return shown;
  });
}

/** Logs what the timer measured, on the day that it was started. */
export function stopTimer(ctx: Ctx, events: Events, body: BodyOf<typeof stopOperation>): Promise<TimeEntryView> {
  return ctx.write(async (tx) => {
    partyOf(ctx.member);
    const row = await rowOf(tx, ctx).forUpdate().executeTakeFirst();
    if (row === undefined) throw refused([{ code: 'timer.none', ref: null, text: 'No timer of yours runs' }]);
    const zone = await zoneOf(tx, ctx.partnership, body.zone);
    const measured = Math.max(1, Math.round((ctx.now - row.started_at) / MINUTE));
    if (body.minutes === undefined && (isForgotten(zone, row, ctx.now) || measured > MOST_MINUTES))
      throw refused([{ code: 'timer.forgotten', ref: row.ticket_id, text: 'The timer ran on after your day: say how long it really was' }]);
    const ticket = await reachTimed(tx, ctx, row.ticket_id);
    await dropRow(tx, ctx);
    const { workType: work_type, scope, note } = body;
    const entry = { day: dayIn(zone, row.started_at), minutes: body.minutes ?? measured, work_type, scope, note, creation_key: null };
    return insertTime(tx, ctx, events, ticket, entry);
  });
}

export function dropTimer(ctx: Ctx): Promise<null> {
  return ctx.write(async (tx) => {
    partyOf(ctx.member);
    await dropRow(tx, ctx);
    return null;
  });
}

async function dropRow(tx: Parameters<Parameters<Ctx['write']>[0]>[0], ctx: Ctx): Promise<void> {
  await tx.deleteFrom('timers').where('partnership_id', '=', ctx.partnership).where('person_id', '=', ctx.person.id).execute();
}
