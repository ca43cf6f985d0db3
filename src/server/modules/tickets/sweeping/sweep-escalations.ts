/**
 * Lets fall due what falls due by the passing of time. One server at a time: it holds the cursor's row while a
 * batch lasts, and the others look elsewhere. Each ticket has a short transaction of its own; what was written
 * down under its lock is not due again, so that a server that dies in the middle leaves nothing half done and
 * nothing to be done twice. A ticket that fails is passed over and comes again in the next round.
 */
import { sql } from 'kysely';
import type { Instant } from '../../../../core/time.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Services } from '../../../services.js';
import { agreementFor } from '../agreement-for.js';
import { saveChange } from '../commands/save-change.js';
import { loadEvents } from '../tickets.repo.js';

const MOST = 50;

type Sweeping = Pick<Services, 'db' | 'events' | 'clock' | 'log'>;

interface Due {
  readonly partnership_id: string;
  readonly ticket_id: string;
  readonly at: number;
}

/** One round, from where the last server left off; answers how many tickets changed. */
export async function sweepEscalations(services: Sweeping): Promise<number> {
  let changed = 0;
  for (;;) {
    const batch = await services.db.unsafeAcrossPartnerships((tx) => sweepBatch(services, tx));
    changed += batch.changed;
    if (!batch.more) return changed;
  }
}

async function sweepBatch(services: Sweeping, tx: Tx): Promise<{ changed: number; more: boolean }> {
  const now = services.clock.now();
  const { rows } = await sql<Due>`select * from tandem.escalations_due(${now}::bigint, ${MOST})`.execute(tx);
  // Nothing is due, or another server is at it.
  if (rows.length === 0) return { changed: 0, more: false };
  let changed = 0;
  for (const due of rows) {
    try {
      if (await letFall(services, due, now)) changed += 1;
    } catch (error) {
      services.log.warn(
        { err: error, ticket: due.ticket_id },
        'What fell due on a ticket could not be written down; the next round tries again',
      );
    }
  }
  const more = rows.length === MOST;
  const last = more ? rows.at(-1)! : null;
  await sql`select tandem.escalations_swept(${last?.at ?? null}::bigint, ${last?.ticket_id ?? null}::uuid, ${now}::bigint)`.execute(tx);
  return { changed, more };
}

/** `saveChange` writes down what is due before any change; here it is the whole change. */
async function letFall({ db, events }: Sweeping, { partnership_id: partnership, ticket_id }: Due, now: Instant): Promise<boolean> {
  return db.write(partnership, async (tx) => {
    const row = await tx
      .selectFrom('tickets')
      .selectAll()
      .where('partnership_id', '=', partnership)
      .where('ticket_id', '=', ticket_id)
      .where('escalate_at', '<=', now)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return false;
    const loaded = { row, events: await loadEvents(tx, partnership, ticket_id) };
    const under = await agreementFor(tx, partnership, row.agreement_version, now);
    const saved = await saveChange(tx, events, { partnership, now, by: { kind: 'system', name: 'sweeper' } }, loaded, [], under);
    return saved.loaded.row.seq > row.seq;
  });
}
