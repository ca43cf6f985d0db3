/**
 * Writes down what fell due on a ticket by the passing of time, and tells people. Whoever changes a ticket does
 * this first, so that it does not matter how late a sweep comes; mostly nothing is due, and the row says so.
 */
import { fallingEvent, fallsDue } from '../../../../core/sla/escalation-due.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { Instant } from '../../../../core/time.js';
import type { Tx } from '../../../platform/db/db.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { agreementFor } from '../agreement-for.js';
import { type Loaded, stamp } from '../tickets.repo.js';
import { tellOfFall, whoIsTold } from './tell-of-fall.js';

const BY = { kind: 'system', name: 'sweeper' } as const;

/** @param until the instant of the change that is to follow, or the present moment; what is due later is left for later */
export async function fallDue(
  tx: Tx,
  partnership: string,
  now: Instant,
  { row, events }: Loaded,
  until: Instant,
  under: CompiledAgreement,
): Promise<readonly TicketEvent[]> {
  const last = events.at(-1)!;
  // What happens by itself at an earlier instant comes first: a hand-off passes, a wait ends.
  const bound = Math.max(last.at, Math.min(until, row.wake_at ?? until));
  if (row.history_id !== null || row.escalate_at === null || row.escalate_at > bound) return [];
  // A move to another version is a change, too: what was due before it was due under the version of before.
  const then = under.version === row.agreement_version ? under : await agreementFor(tx, partnership, row.agreement_version, now);
  const due = fallsDue(events, then.agreement, then.calendars, bound);
  if (due.length === 0) return [];
  const told = await whoIsTold(tx, partnership, now, then);
  const fallen: TicketEvent[] = [];
  for (const one of due) {
    const before = fallen.at(-1) ?? last;
    fallen.push(...stamp([fallingEvent(one, now, told.lines(one))], before.seq, Math.max(one.at, before.at), BY));
  }
  await tellOfFall(tx, partnership, now, row.ticket_id, foldTicket(events), fallen, told);
  return fallen;
}
