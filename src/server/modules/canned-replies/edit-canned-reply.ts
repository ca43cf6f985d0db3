import { type editCannedReply, MOST_CANNED } from '../../../contract/canned-replies.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { Refusal, refused } from '../../platform/http/refusal.js';
import { peopleOf, personIn } from '../identity/index.js';
import { NAME_TAKEN, TOO_MANY } from './add-canned-reply.js';
import { countReplies, isNameTaken, loadReply, updateReply } from './canned-replies.repo.js';
import { checkText, demandEdit, ownerOf, shelfOf, viewReply } from './canned-replies.view.js';

export function edit(ctx: Ctx, events: Events, id: string, { owner, name, text, revision }: BodyOf<typeof editCannedReply>) {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    const before = await loadReply(tx, ctx.partnership, id, shelf.sees);
    demandEdit(shelf, ownerOf(before));
    demandEdit(shelf, owner);
    checkText({ text });
    const people = await peopleOf(tx, ctx.partnership, [ctx.person.id, before.updated_by]);
    if (before.revision !== revision) {
      const words = `${personIn(people, before.updated_by).name} changed it since; read it again, then change it`;
      throw new Refusal('conflict', { detail: words, causes: [{ code: 'canned-reply.changed', ref: id, text: words }] });
    }
    const changed = { owner_kind: owner.kind, owner: owner.id, name, body: text, updated_by: ctx.person.id, updated_at: ctx.now };
    const row = { ...before, ...changed, revision: revision + 1 };
    const moves = owner.kind !== before.owner_kind || owner.id !== before.owner;
    if (moves && (await countReplies(tx, ctx.partnership, owner)) >= MOST_CANNED) throw refused([TOO_MANY]);
    if (await isNameTaken(tx, row)) throw refused([NAME_TAKEN]);
    await updateReply(tx, row);
    await events.emit(tx, authorOf(ctx), [{ kind: 'canned-reply.edited', subject: { type: 'canned-reply', id }, data: {} }]);
    return viewReply(row, people, shelf);
  });
}
