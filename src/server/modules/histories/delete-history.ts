import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import { forbidden, notFound, refused } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { deleteTickets, findHistory } from './histories.repo.js';

const BATCH = 500;

/** Removes a history with its tickets and replays, in steps that each are short; interrupted, it can be asked again. */
export async function removeHistory({ events, files }: Services, ctx: Ctx, id: string): Promise<null> {
  if (ctx.member.role !== 'internal-lead') {
    throw forbidden([{ code: 'history.lead-only', ref: id, text: 'Only the internal lead can remove a history' }]);
  }
  const history = await ctx.read((db) => findHistory(db, ctx.partnership, id));
  if (history === null) throw notFound();
  if (history.state === 'running' || history.state === 'waiting') {
    throw refused([{ code: 'history.running', ref: id, text: 'This import is still running: cancel it first' }]);
  }
  await ctx.write(async (tx) => {
    const replays = tx.selectFrom('replays').select('replay_id').where('partnership_id', '=', ctx.partnership).where('history_id', '=', id);
    // One that runs waits here, and then finds that it is gone.
    await replays.forUpdate().execute();
    await tx.deleteFrom('replay_tickets').where('partnership_id', '=', ctx.partnership).where('replay_id', 'in', replays).execute();
    await tx.deleteFrom('replays').where('partnership_id', '=', ctx.partnership).where('history_id', '=', id).execute();
  });
  while ((await ctx.write((tx) => deleteTickets(tx, ctx.partnership, id, BATCH))) > 0);
  await ctx.write(async (tx) => {
    await tx.deleteFrom('refused_rows').where('partnership_id', '=', ctx.partnership).where('history_id', '=', id).execute();
    await tx.deleteFrom('histories').where('partnership_id', '=', ctx.partnership).where('history_id', '=', id).execute();
    if (history.file_id !== null) await files.remove(tx, ctx.partnership, history.file_id);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'history.removed', subject: { type: 'history', id }, data: { name: history.name, tickets: history.tickets } },
    ]);
  });
  return null;
}
