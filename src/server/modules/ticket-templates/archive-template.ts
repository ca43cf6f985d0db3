import type { BodyOf } from '../../../contract/route.js';
import type { archiveTicketTemplate } from '../../../contract/ticket-templates.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { NAME_TAKEN } from './add-template.js';
import { demandEdit, ownerOf, shelfOf } from './shelf.js';
import { demandRevision, viewTemplate } from './template.view.js';
import { isNameTaken, loadTemplate, updateTemplate } from './templates.repo.js';

/** Its schedules pause when they fall due: each names the template that is gone. */
export function archiveTemplate(ctx: Ctx, events: Events, id: string, { archived, revision }: BodyOf<typeof archiveTicketTemplate>) {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    const before = await loadTemplate(tx, ctx.partnership, id, shelf);
    demandEdit(shelf, ownerOf(before));
    const people = await peopleOf(tx, ctx.partnership, [ctx.person.id, before.updated_by]);
    if ((before.archived_at !== null) === archived) return viewTemplate(before, people, shelf);
    demandRevision(before, revision, people);
    if (!archived && (await isNameTaken(tx, before))) throw refused([NAME_TAKEN]);
    const changed = { archived_at: archived ? ctx.now : null, updated_by: ctx.person.id, updated_at: ctx.now };
    const row = { ...before, ...changed, revision: revision + 1 };
    await updateTemplate(tx, row);
    const kind = archived ? 'ticket-template.archived' : 'ticket-template.restored';
    await events.emit(tx, authorOf(ctx), [{ kind, subject: { type: 'ticket-template', id }, data: {} }]);
    return viewTemplate(row, people, shelf);
  });
}
