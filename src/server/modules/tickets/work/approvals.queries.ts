import type { listApprovals } from '../../../../contract/approvals.js';
import type { AnswerOf } from '../../../../contract/route.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import './tables.js';

const MOST = 50;

/** Approvals that wait for the caller, the longest waiting first; only those of tickets on which work goes on. */
export async function approvalsWaitingFor(
  db: Read,
  ctx: Pick<Ctx, 'partnership' | 'member'>,
): Promise<AnswerOf<typeof listApprovals>['items']> {
  const rows = await db
    .selectFrom('approval_waits as w')
    .innerJoin('tickets as t', (join) => join.onRef('t.partnership_id', '=', 'w.partnership_id').onRef('t.ticket_id', '=', 'w.ticket_id'))
    .select(['w.approval_id', 'w.name', 'w.asked_at', 't.ticket_id', 't.number', 't.subject'])
    .where('w.partnership_id', '=', ctx.partnership)
    .where('w.person_id', '=', ctx.member.person)
    .where('t.status', 'in', ['new', 'open', 'waiting'])
    .orderBy('w.asked_at')
    .orderBy('w.approval_id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    approval: row.approval_id,
    name: row.name,
    askedAt: row.asked_at,
    ticket: { id: row.ticket_id, number: row.number, subject: row.subject },
  }));
}
