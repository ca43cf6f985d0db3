/** Moves open tickets one by one, each with its row of the report in the ticket's own transaction: begun again it goes on where it was. */
import { z } from 'zod';
import { JobFailure, type JobKind, type RunningJob } from '../../platform/jobs/running-job.js';
import type { Services } from '../../services.js';
import { agreementVersion, idInForce } from '../agreements/index.js';
import { findMember, isLead } from '../identity/index.js';
import { type MovedTicket, moveTicket, openTicketsUnder } from '../tickets/index.js';
import type { TicketMoveRowTable } from './tables.js';
import { findMove, recordRow, updateMove } from './ticket-moves.repo.js';

type Input = { move: string };

export const ticketMoveJob = ({ events, clock }: Pick<Services, 'events' | 'clock'>): JobKind<Input> => ({
  kind: 'ticket-move',
  input: z.strictObject({ move: z.uuid() }),
  unit: 'tickets',
  run: (job) => run(job, events),
  onEnd: ({ partnership, subject, state, failure }, tx) => updateMove(tx, partnership, subject, { state, failure, ended_at: clock.now() }),
});

async function run(job: RunningJob<Input>, events: Services['events']): Promise<void> {
  const { partnership } = job;
  const id = job.input.move;
  const move = await job.read((db) => findMove(db, partnership, id));
  if (move === null || move.state === 'done') return;
  const to = await job.read((db) => agreementVersion(db, partnership, move.agreement_id));
  if (to === null) throw new JobFailure('The version is gone');
  await job.write((tx) => updateMove(tx, partnership, id, { state: 'running' }));
  let done = move.moved + move.refused;
  for (let place = move.place; ; ) {
    job.signal.throwIfAborted();
    const from = place;
    const { batch, member, inForce } = await job.read(async (db) => ({
      batch: await openTicketsUnder(db, partnership, to, move.from_versions, from),
      member: await findMember(db, partnership, move.created_by),
      inForce: await idInForce(db, partnership, job.now()),
    }));
    if (batch.length === 0) break;
    if (inForce !== to.id) throw new JobFailure('Another version took effect meanwhile; the tickets that are left stay where they are');
    if (member === null || !isLead(member.role)) throw new JobFailure('Who started this is no lead any more');
    for (const ticket of batch) {
      job.signal.throwIfAborted();
      const mover = { partnership, member, now: job.now(), write: job.write };
      await moveTicket(mover, events, to, ticket, (tx, moved) =>
        recordRow(tx, move, ticket, moved === null ? null : rowOf(partnership, id, moved)),
      );
      done += 1;
      job.progress(done, move.total);
    }
    place = batch[batch.length - 1]!;
  }
  await job.write((tx) => updateMove(tx, partnership, id, { state: 'done', ended_at: job.now() }));
}

const rowOf = (partnership: string, move: string, { ticket, number, from, obstacle }: MovedTicket): TicketMoveRowTable => ({
  partnership_id: partnership,
  move_id: move,
  ticket_id: ticket,
  number,
  from_version: from,
  outcome: obstacle === null ? 'moved' : 'refused',
  code: obstacle?.code ?? null,
  ref: obstacle?.ref ?? null,
  cause: obstacle?.text ?? null,
});
