/** Operations on the work of a ticket: checklist, approvals, gates. */
import * as approvals from '../../../../contract/approvals.js';
import * as checklists from '../../../../contract/checklists.js';
import { type AppRoute, memberRoute } from '../../../context.js';
import type { Services } from '../../../services.js';
import { answer, ask, override, withdraw } from './approvals.js';
import { approvalsWaitingFor } from './approvals.queries.js';
import { addItems, changeItem, removeItem } from './checklist.js';

export function workRoutes({ events }: Services): AppRoute[] {
  return [
    memberRoute(checklists.addChecklistItems, ({ params, body }, ctx) => addItems(ctx, events, params.ticket, body.items)),
    memberRoute(checklists.changeChecklistItem, ({ params, body }, ctx) => changeItem(ctx, events, params.ticket, params.item, body)),
    memberRoute(checklists.removeChecklistItem, ({ params }, ctx) => removeItem(ctx, events, params.ticket, params.item)),
    memberRoute(approvals.listApprovals, (_call, ctx) => ctx.read(async (read) => ({ items: await approvalsWaitingFor(read, ctx) }))),
    memberRoute(approvals.askApprovals, ({ params }, ctx) => ask(ctx, events, params.ticket)),
    memberRoute(approvals.answerApproval, ({ params, body }, ctx) =>
      answer(ctx, events, params.ticket, { approval: params.approval, ...body }),
    ),
    memberRoute(approvals.withdrawApproval, ({ params, body }, ctx) => withdraw(ctx, events, params.ticket, params.approval, body.reason)),
    memberRoute(approvals.overrideGates, ({ params, body }, ctx) => override(ctx, events, params.ticket, body.reason)),
  ];
}
