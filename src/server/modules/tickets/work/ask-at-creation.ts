import { decideAsk } from '../../../../core/tickets/approval-decide.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { Ctx } from '../../../context.js';
import type { Db } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import { agreementFor } from '../agreement-for.js';
import { saveChange } from '../commands/save-change.js';
import { loadTicket, stamp } from '../tickets.repo.js';
import { approvalGrounds } from './approval-grounds.js';

const BY = { kind: 'system', name: 'desk settings' } as const;

/** Asks for what a ticket that was just created needs, in the name of the desk's settings. Doing it again asks nobody twice. */
export async function askAtCreation(
  db: Db,
  events: Events,
  { partnership, member, now }: Pick<Ctx, 'partnership' | 'member' | 'now'>,
  ticket: string,
): Promise<void> {
  await db.write(partnership, async (tx) => {
    const loaded = await loadTicket(tx, partnership, ticket, member, true);
    const under = await agreementFor(tx, partnership, loaded.row.agreement_version, now);
    const state = foldTicket(loaded.events);
    const desk = { agreement: under.agreement, by: BY, lead: false, now };
    const { outcome } = decideAsk(state, await approvalGrounds(tx, partnership), desk);
    if (!outcome.ok) return;
    const added = stamp(outcome.events, state.lastSeq, Math.max(outcome.at, state.lastAt), BY);
    await saveChange(tx, events, { partnership, now, by: { kind: 'system', name: BY.name } }, loaded, added, under);
  });
}
