import { type addCannedReply, MOST_CANNED } from '../../../contract/canned-replies.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { countReplies, insertReply } from './canned-replies.repo.js';
import { checkText, demandEdit, shelfOf, viewReply } from './canned-replies.view.js';

export const TOO_MANY = {
  code: 'canned-reply.too-many',
  ref: null,
  text: `${MOST_CANNED} replies are kept there already; throw some away first`,
};
export const NAME_TAKEN = {
  code: 'canned-reply.name-taken',
  ref: null,
  text: 'There is a reply of this name already; give this one another',
};

export function add(ctx: Ctx, events: Events, { owner, name, text }: BodyOf<typeof addCannedReply>) {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    demandEdit(shelf, owner);
    checkText({ text });
    if ((await countReplies(tx, ctx.partnership, owner)) >= MOST_CANNED) throw refused([TOO_MANY]);
    const by = { created_by: ctx.person.id, created_at: ctx.now, updated_by: ctx.person.id, updated_at: ctx.now };
    const kept = { owner_kind: owner.kind, owner: owner.id, name, body: text };
    const row = { partnership_id: ctx.partnership, reply_id: ctx.newId(), ...kept, ...by, revision: 1 };
    if (!(await insertReply(tx, row))) throw refused([NAME_TAKEN]);
    // Its words are the owner's alone: the shared history knows that something was kept, not what.
    await events.emit(tx, authorOf(ctx), [{ kind: 'canned-reply.added', subject: { type: 'canned-reply', id: row.reply_id }, data: {} }]);
    return viewReply(row, await peopleOf(tx, ctx.partnership, [ctx.person.id]), shelf);
  });
}
