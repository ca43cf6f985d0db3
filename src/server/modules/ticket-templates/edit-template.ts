import type { BodyOf } from '../../../contract/route.js';
import { type editTicketTemplate, MOST_TEMPLATES } from '../../../contract/ticket-templates.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { NAME_TAKEN, TOO_MANY } from './add-template.js';
import { demandEdit, ownerOf, shelfOf } from './shelf.js';
import { checkContent, demandRevision, viewTemplate } from './template.view.js';
import { countTemplates, isNameTaken, loadTemplate, updateTemplate } from './templates.repo.js';

export function editTemplate(ctx: Ctx, events: Events, id: string, { owner, name, content, revision }: BodyOf<typeof editTicketTemplate>) {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    const before = await loadTemplate(tx, ctx.partnership, id, shelf);
    demandEdit(shelf, ownerOf(before));
    demandEdit(shelf, owner);
    const people = await peopleOf(tx, ctx.partnership, [ctx.person.id, before.updated_by]);
    demandRevision(before, revision, people);
    await checkContent(tx, ctx, content);
    const changed = { owner_kind: owner.kind, owner: owner.id, name, content, updated_by: ctx.person.id, updated_at: ctx.now };
    const row = { ...before, ...changed, revision: revision + 1 };
    const moves = owner.kind !== before.owner_kind || owner.id !== before.owner;
    if (moves && (await countTemplates(tx, row)) >= MOST_TEMPLATES) throw refused([TOO_MANY]);
    if (row.archived_at === null && (await isNameTaken(tx, row))) throw refused([NAME_TAKEN]);
    await updateTemplate(tx, row);
    await events.emit(tx, authorOf(ctx), [{ kind: 'ticket-template.edited', subject: { type: 'ticket-template', id }, data: {} }]);
    return viewTemplate(row, people, shelf);
  });
}
