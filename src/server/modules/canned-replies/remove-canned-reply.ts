import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { deleteReply, loadReply } from './canned-replies.repo.js';
import { demandEdit, ownerOf, shelfOf } from './canned-replies.view.js';

export function remove(ctx: Ctx, events: Events, id: string): Promise<null> {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    demandEdit(shelf, ownerOf(await loadReply(tx, ctx.partnership, id, shelf.sees)));
    await deleteReply(tx, ctx.partnership, id);
    await events.emit(tx, authorOf(ctx), [{ kind: 'canned-reply.removed', subject: { type: 'canned-reply', id }, data: {} }]);
    return null;
  });
}
