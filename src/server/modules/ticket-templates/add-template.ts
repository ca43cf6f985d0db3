import type { BodyOf } from '../../../contract/route.js';
import { type addTicketTemplate, MOST_TEMPLATES } from '../../../contract/ticket-templates.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { demandEdit, shelfOf } from './shelf.js';
import { checkContent, viewTemplate } from './template.view.js';
import { countTemplates, insertTemplate, isNameTaken } from './templates.repo.js';

export const TOO_MANY = {
  code: 'template.too-many',
  ref: null,
  text: `${MOST_TEMPLATES} templates are kept there already; use or change one of them`,
};
export const NAME_TAKEN = {
  code: 'template.name-taken',
  ref: null,
  text: 'There is a template of this name already; give this one another',
};

export function addTemplate(ctx: Ctx, events: Events, { owner, name, content }: BodyOf<typeof addTicketTemplate>) {
  return ctx.write(async (tx) => {
    const shelf = await shelfOf(tx, ctx);
    demandEdit(shelf, owner);
    await checkContent(tx, ctx, content);
    const row = {
      partnership_id: ctx.partnership,
      template_id: ctx.newId(),
      owner_kind: owner.kind,
      owner: owner.id,
      name,
      content,
      uses: 0,
      archived_at: null,
      updated_by: ctx.person.id,
      updated_at: ctx.now,
      revision: 1,
    };
    if ((await countTemplates(tx, row)) >= MOST_TEMPLATES) throw refused([TOO_MANY]);
    if ((await isNameTaken(tx, row)) || !(await insertTemplate(tx, row))) throw refused([NAME_TAKEN]);
    // Its words are the owner's alone: the shared history knows that something was kept, not what.
    await events.emit(tx, authorOf(ctx), [
      { kind: 'ticket-template.added', subject: { type: 'ticket-template', id: row.template_id }, data: {} },
    ]);
    return viewTemplate(row, await peopleOf(tx, ctx.partnership, [ctx.person.id]), shelf);
  });
}
