/** What follows for the work on a ticket from what was decided about it: approvals, who is waited for, who is told. */
import { settleApprovals } from '../../../../core/tickets/approval-decide.js';
import type { TicketEvent, TicketEventBody } from '../../../../core/tickets/event.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Instant } from '../../../../core/time.js';
import type { Tx } from '../../../platform/db/db.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { notify } from '../../notices/index.js';
import { approvalGrounds } from './approval-grounds.js';
import './tables.js';

/** Another type or category: what no rule asks for any more is withdrawn, what one asks for now is asked. */
export async function approvalsFollowing(
  tx: Tx,
  partnership: string,
  before: readonly TicketEvent[],
  decided: readonly TicketEvent[],
  { agreement }: CompiledAgreement,
): Promise<readonly TicketEventBody[]> {
  const changes = (event: TicketEvent) =>
    event.kind === 'classified' && (event.changes.category !== undefined || event.changes.type !== undefined);
  if (!decided.some(changes)) return [];
  return settleApprovals(foldTicket([...before, ...decided]), { agreement }, await approvalGrounds(tx, partnership));
}

const CONCERNS: readonly TicketEvent['kind'][] = ['approval-asked', 'approval-answered', 'approval-withdrawn'];

/** Writes anew who is waited for, and tells those who are asked. */
export async function saveWorkRows(
  tx: Tx,
  partnership: string,
  now: Instant,
  ticket: string,
  state: TicketState,
  added: readonly TicketEvent[],
): Promise<void> {
  if (!added.some((event) => CONCERNS.includes(event.kind))) return;
  await tx.deleteFrom('approval_waits').where('partnership_id', '=', partnership).where('ticket_id', '=', ticket).execute();
  const waits = state.approvals
    .filter((one) => one.outcome === 'waiting')
    .flatMap(({ id, name, askedAt, people, answers }) =>
      people
        .filter((person) => !answers.some((one) => one.person === person))
        .map((person) => ({ person_id: person, asked_at: askedAt, approval_id: id, name })),
    );
  if (waits.length > 0)
    await tx
      .insertInto('approval_waits')
      .values(waits.map((one) => ({ partnership_id: partnership, ticket_id: ticket, ...one })))
      .execute();
  const asked = added.flatMap((event) => (event.kind === 'approval-asked' ? [event] : []));
  await notify(
    tx,
    partnership,
    now,
    asked.flatMap(({ approval, people }) =>
      people.map((person) => ({ person, kind: 'ticket.approval-asked', ticket, key: `approval ${approval}`, data: { approval } })),
    ),
  );
}
