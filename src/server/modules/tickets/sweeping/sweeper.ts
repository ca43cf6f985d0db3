/**
 * What tickets do by themselves: an unanswered hand-off passes, a wait until a date ends. Every server
 * sweeps; the ticket's row is the lock, and what is due is decided anew under it, so that each thing
 * happens once however many sweep, and is stamped with the instant it fell due however late. A ticket
 * that fails holds nobody up: it is passed over, and comes again in the next round.
 */
import { sql } from 'kysely';
import { decideLapse } from '../../../../core/tickets/decide-hand-off.js';
import { decideResumeOnTime } from '../../../../core/tickets/decide-holding.js';
import type { Decided } from '../../../../core/tickets/decided.js';
import type { Desk } from '../../../../core/tickets/desk.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Instant } from '../../../../core/time.js';
import type { Services } from '../../../services.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { agreementFor } from '../agreement-for.js';
import { saveChange } from '../commands/save-change.js';
import { loadEvents, stamp } from '../tickets.repo.js';
import { tellLate, whoIsTold } from './tell-of-fall.js';

const MOST = 100;
const BY = { kind: 'system', name: 'sweeper' } as const;

type Sweeping = Pick<Services, 'db' | 'events' | 'clock' | 'log'>;

/** Does all that is due; answers how many tickets changed. */
export async function sweep(services: Sweeping): Promise<number> {
  const now = services.clock.now();
  let changed = 0;
  for (;;) {
    const due = await services.db.unsafeAcrossPartnerships((tx) =>
      sql<{ partnership_id: string; ticket_id: string }>`select * from tandem.tickets_to_wake(${now}::bigint, ${MOST})`.execute(tx),
    );
    let here = 0;
    for (const { partnership_id, ticket_id } of due.rows) {
      try {
        if (await wake(services, partnership_id, ticket_id, now)) here += 1;
      } catch (error) {
        services.log.warn({ err: error, ticket: ticket_id }, 'What a ticket does by itself failed; the next round tries again');
      }
    }
    changed += here;
    // Nothing changed: others are at it, or what is left is being changed by people.
    if (due.rows.length < MOST || here === 0) return changed;
  }
}

async function wake({ db, events }: Sweeping, partnership: string, ticket: string, now: Instant): Promise<boolean> {
  return db.write(partnership, async (tx) => {
    const row = await tx
      .selectFrom('tickets')
      .selectAll()
      .where('partnership_id', '=', partnership)
      .where('ticket_id', '=', ticket)
      .where('wake_at', '<=', now)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return false;
    const loaded = { row, events: await loadEvents(tx, partnership, ticket) };
    const under = await agreementFor(tx, partnership, row.agreement_version, now);
    const state = foldTicket(loaded.events);
    const { outcome } = dueOf(state, { agreement: under.agreement, by: BY, lead: false, now }, under);
    if (!outcome.ok) return false;
    const added = stamp(outcome.events, state.lastSeq, outcome.at, BY);
    const saved = await saveChange(tx, events, { partnership, now, by: { kind: 'system', name: BY.name } }, loaded, added, under);
    if (added.some((event) => event.kind === 'resumed')) {
      const told = await whoIsTold(tx, partnership, now, under);
      await tellLate(tx, partnership, now, ticket, foldTicket(saved.loaded.events), told);
    }
    return true;
  });
}

/** The earlier of the two things that can be due. */
function dueOf(state: TicketState, desk: Desk, { calendars }: CompiledAgreement): Decided {
  const lapse = decideLapse(state, desk, calendars);
  const resume = decideResumeOnTime(state, desk);
  if (!lapse.outcome.ok) return resume;
  if (!resume.outcome.ok) return lapse;
  return resume.outcome.at < lapse.outcome.at ? resume : lapse;
}
