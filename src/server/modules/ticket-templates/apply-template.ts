import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { addExtras } from '../tickets/index.js';
import { shelfOf } from './shelf.js';
import { countUse, loadTemplate } from './templates.repo.js';

/** 404 for a ticket out of reach and for a template of somebody else. */
export async function applyTemplate(ctx: Ctx, events: Events, ticket: string, template: string): Promise<null> {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    const { content } = await loadTemplate(tx, ctx.partnership, template, shelf);
    await addExtras(tx, events, ctx, ticket, content);
    await countUse(tx, ctx.partnership, template);
    return null;
  });
}
