import type { changeChecklistItem } from '../../../../contract/checklists.js';
import type { BodyOf } from '../../../../contract/route.js';
import { decideChecklist } from '../../../../core/tickets/checklist-decide.js';
import type { ChecklistChange } from '../../../../core/tickets/work-event.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { changeTicket } from '../commands/change-ticket.js';

const change = (ctx: Ctx, events: Events, ticket: string, what: ChecklistChange) =>
  changeTicket(ctx, events, ticket, ({ state, desk }) => decideChecklist(state, what, desk));

export const addItems = (ctx: Ctx, events: Events, ticket: string, items: readonly string[]) =>
  change(ctx, events, ticket, { do: 'add', items: items.map((text) => ({ id: ctx.newId(), text })) });

export const changeItem = (ctx: Ctx, events: Events, ticket: string, item: string, body: BodyOf<typeof changeChecklistItem>) =>
  change(ctx, events, ticket, changeOf(item, body));

export const removeItem = (ctx: Ctx, events: Events, ticket: string, item: string) => change(ctx, events, ticket, { do: 'remove', item });

function changeOf(item: string, { done, text, to }: BodyOf<typeof changeChecklistItem>): ChecklistChange {
  if (done !== undefined) return { do: 'tick', item, done };
  return text !== undefined ? { do: 'edit', item, text } : { do: 'move', item, to: to ?? 0 };
}
