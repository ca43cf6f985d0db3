/** Changes two tickets of a partnership in one transaction: both or neither. Locked in order of their ids, so that two requests cannot wait for each other. */

import type { Desk } from '../../../../core/tickets/desk.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { DecidedPair, LinkEnd } from '../../../../core/tickets/link-decide.js';
import { authorOf } from '../../../author.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import { refused } from '../../../platform/http/refusal.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { deskOf } from '../actor.js';
import { agreementFor } from '../agreement-for.js';
import { refusalOf } from '../commands/refusal-of.js';
import { saveChange } from '../commands/save-change.js';
import { type TicketView, viewTicket } from '../reading/ticket.view.js';
import { type Loaded, loadTicket, stamp } from '../tickets.repo.js';

export interface Pair {
  readonly here: LinkEnd;
  readonly there: LinkEnd;
  readonly desk: Desk;
  readonly tx: Tx;
}

interface Side {
  readonly loaded: Loaded;
  readonly under: CompiledAgreement;
}

/** `decide` answers null when this very request was carried out before. Answers one of the two as it is then. */
export async function changePair(
  ctx: Ctx,
  events: Events,
  /** `first` is done before anything is locked. */
  { first, ...ids }: { readonly here: string; readonly there: string; readonly first?: (tx: Tx) => Promise<void> | null },
  answer: 'here' | 'there',
  decide: (pair: Pair) => Promise<DecidedPair | null> | DecidedPair | null,
): Promise<TicketView> {
  return ctx.write(async (tx) => {
    await first?.(tx);
    const sides = new Map<string, Side>();
    for (const id of [...new Set([ids.here, ids.there])].sort()) {
      const loaded = await loadTicket(tx, ctx.partnership, id, ctx.member, true);
      sides.set(id, { loaded, under: await agreementFor(tx, ctx.partnership, loaded.row.agreement_version, ctx.now) });
    }
    const side = (name: 'here' | 'there'): Side => sides.get(ids[name])!;
    if ([...sides.values()].some(({ loaded }) => loaded.row.history_id !== null)) {
      throw refused([{ code: 'ticket.imported', ref: null, text: 'Imported tickets stay as they came' }]);
    }
    const end = (name: 'here' | 'there'): LinkEnd => ({ ticket: ids[name], state: foldTicket(side(name).loaded.events) });
    const pair = { here: end('here'), there: end('there'), desk: deskOf(ctx, side('here').under), tx };
    const decided = await decide(pair);
    if (decided !== null) {
      for (const name of ['here', 'there'] as const) {
        const { outcome, causes } = decided[name];
        if (!outcome.ok) throw refusalOf(outcome, causes);
        const { lastSeq, lastAt } = pair[name].state;
        const added = stamp(outcome.events, lastSeq, Math.max(outcome.at, lastAt), pair.desk.by);
        const { loaded, under } = side(name);
        sides.set(ids[name], await saveChange(tx, events, authorOf(ctx), loaded, added, under));
      }
    }
    return viewTicket(tx, ctx, side(answer).loaded, side(answer).under);
  });
}
