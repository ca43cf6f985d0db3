/** Asking for approvals, answering them, taking them back; and the word of a lead that lets a ticket pass. */
import { decideApproval, decideAsk, decideWithdrawApproval } from '../../../../core/tickets/approval-decide.js';
import { decideOverride } from '../../../../core/tickets/gate-check.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { changeTicket } from '../commands/change-ticket.js';
import { approvalGrounds, gateFacts } from './approval-grounds.js';

export const ask = (ctx: Ctx, events: Events, ticket: string) =>
  changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => decideAsk(state, await approvalGrounds(tx, ctx.partnership), desk));

export const answer = (
  ctx: Ctx,
  events: Events,
  ticket: string,
  command: { readonly approval: string; readonly answer: 'approved' | 'declined'; readonly reason: string },
) => changeTicket(ctx, events, ticket, ({ state, desk }) => decideApproval(state, command, desk));

export const withdraw = (ctx: Ctx, events: Events, ticket: string, approval: string, reason: string) =>
  changeTicket(ctx, events, ticket, ({ state, desk }) => decideWithdrawApproval(state, approval, reason, desk));

export const override = (ctx: Ctx, events: Events, ticket: string, reason: string) =>
  changeTicket(ctx, events, ticket, async ({ state, desk, tx }) =>
    decideOverride(state, reason, await gateFacts(tx, ctx.partnership, ticket, state), desk),
  );
