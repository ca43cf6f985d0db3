/** Resolving, reopening and closing. */

import { decideClose, decideReopen, decideResolve } from '../../../../core/tickets/decide-ending.js';
import type { Decided } from '../../../../core/tickets/decided.js';
import { type GateMoment, gateRefusal } from '../../../../core/tickets/gate-check.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { insertMessage } from '../tickets.repo.js';
import { gateFacts } from '../work/approval-grounds.js';
import { type Change, changeTicket } from './change-ticket.js';

/** The word to the requester is a message like any other, so that it stands in the conversation. */
export function resolve(ctx: Ctx, events: Events, ticket: string, note: string) {
  return changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => {
    const decided = await unlessGated(ctx, ticket, 'resolve', { state, desk, tx }, decideResolve(state, note, desk));
    if (!decided.outcome.ok) return decided;
    const id = ctx.newId();
    await insertMessage(tx, {
      partnership_id: ctx.partnership,
      message_id: id,
      ticket_id: ticket,
      at: ctx.now,
      audience: 'requester',
      author: ctx.person.id,
      author_party: ctx.member.party,
      body: note,
      creation_key: null,
    });
    const said = { kind: 'messaged', message: id, audience: 'requester' } as const;
    return { ...decided, outcome: { ...decided.outcome, events: [said, ...decided.outcome.events] } };
  });
}

export function reopen(ctx: Ctx, events: Events, ticket: string, reason: string) {
  return changeTicket(ctx, events, ticket, ({ state, desk }) => decideReopen(state, reason, desk));
}

export function close(ctx: Ctx, events: Events, ticket: string) {
  return changeTicket(ctx, events, ticket, ({ state, desk, tx }) =>
    unlessGated(ctx, ticket, 'close', { state, desk, tx }, decideClose(state, desk)),
  );
}

/** Gates are for people of the IT teams: a requester who closes his ticket is content. */
async function unlessGated(
  ctx: Ctx,
  ticket: string,
  moment: GateMoment,
  { state, desk, tx }: Pick<Change, 'state' | 'desk' | 'tx'>,
  decided: Decided,
): Promise<Decided> {
  if (!decided.outcome.ok || desk.by.kind !== 'team') return decided;
  return gateRefusal(state, moment, await gateFacts(tx, ctx.partnership, ticket, state), desk) ?? decided;
}
