import type { BodyOf } from '../../../contract/route.js';
import type { startTicketMove } from '../../../contract/upkeep.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import { refused } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { agreementInForce } from '../agreements/index.js';
import { peopleOf } from '../identity/index.js';
import { viewJob } from '../jobs/index.js';
import { openByVersion } from '../tickets/index.js';
import { demandLead } from './may.js';
import { ticketMoveJob } from './ticket-move-job.js';
import { findMove, insertMove, updateMove } from './ticket-moves.repo.js';
import { viewMove } from './ticket-moves.view.js';

/** Starts the job that moves the open tickets of some versions to the one in force, which must be the one that was shown. */
export async function start(services: Services, ctx: Ctx, { versions, to }: BodyOf<typeof startTicketMove>) {
  const { jobs, events } = services;
  demandLead(ctx.member, 'move');
  return ctx.write(async (tx) => {
    const under = await agreementInForce(tx, ctx.partnership, ctx.now);
    if (under.id !== to)
      throw refused([
        { code: 'move.other-version', ref: under.id, text: 'Another version is in force than the one that was shown; look again' },
      ]);
    const chosen = (await openByVersion(tx, ctx.partnership, under.version)).filter((one) => versions.includes(one.version));
    const total = chosen.reduce((sum, one) => sum + one.tickets, 0);
    if (total === 0) throw refused([{ code: 'move.nothing', ref: null, text: 'No open ticket is under these versions any more' }]);
    const id = ctx.newId();
    const made = await insertMove(tx, {
      partnership_id: ctx.partnership,
      move_id: id,
      agreement_id: under.id,
      to_version: under.version,
      from_versions: chosen.map((one) => one.version),
      state: 'waiting',
      job_id: null,
      total,
      place: null,
      moved: 0,
      refused: 0,
      failure: null,
      created_at: ctx.now,
      created_by: ctx.person.id,
      ended_at: null,
    });
    if (!made) throw refused([{ code: 'move.under-way', ref: null, text: 'Tickets are being moved already; wait until that has ended' }]);
    const job = await jobs.add(tx, ticketMoveJob(services), {
      partnership: ctx.partnership,
      now: ctx.now,
      title: `Move open tickets to version ${under.version}`,
      subject: id,
      startedBy: ctx.person.id,
      input: { move: id },
      total,
    });
    await updateMove(tx, ctx.partnership, id, { job_id: job.id });
    await events.emit(tx, authorOf(ctx), [
      {
        kind: 'agreement.tickets-move-started',
        subject: { type: 'agreement', id: under.id },
        data: { move: id, from: chosen.map((one) => one.version), tickets: total },
      },
    ]);
    const row = (await findMove(tx, ctx.partnership, id))!;
    return { move: viewMove(row, await peopleOf(tx, ctx.partnership, [ctx.person.id])), job: viewJob(job) };
  });
}
