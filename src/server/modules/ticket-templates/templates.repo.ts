/** Rows of templates, reached by those alone whose they are. */
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { Shelf } from './shelf.js';
import type { TemplateTable } from './tables.js';

/** The most used first. */
export function templatesOf(db: Read, partnership: string, { owners }: Shelf, archived: boolean, most: number): Promise<TemplateTable[]> {
  let found = db.selectFrom('ticket_templates').selectAll().where('partnership_id', '=', partnership);
  if (!archived) found = found.where('archived_at', 'is', null);
  return found
    .where((eb) =>
      eb.or([
        eb('owner_kind', '=', 'shared'),
        ...owners.map(({ kind, id }) => eb.and([eb('owner_kind', '=', kind), eb('owner', '=', id)])),
      ]),
    )
    .orderBy('uses', 'desc')
    .orderBy('template_id')
    .limit(most)
    .execute();
}

export async function findTemplate(db: Read, partnership: string, id: string): Promise<TemplateTable | undefined> {
  const found = db.selectFrom('ticket_templates').selectAll().where('partnership_id', '=', partnership);
  return found.where('template_id', '=', id).executeTakeFirst();
}

/** Locked; 404 where it is not the caller's to see. */
export async function loadTemplate(tx: Tx, partnership: string, id: string, { sees }: Shelf): Promise<TemplateTable> {
  const found = tx.selectFrom('ticket_templates').selectAll().where('partnership_id', '=', partnership);
  const row = await found.where('template_id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined || !sees(row)) throw notFound();
  return row;
}

export async function countTemplates(db: Read, { partnership_id, owner_kind, owner }: TemplateTable): Promise<number> {
  const found = db.selectFrom('ticket_templates').select((eb) => eb.fn.countAll<number>().as('many'));
  const at = found.where('partnership_id', '=', partnership_id).where('owner_kind', '=', owner_kind).where('owner', '=', owner);
  return Number((await at.executeTakeFirstOrThrow()).many);
}

export async function isNameTaken(db: Read, { partnership_id, template_id, owner_kind, owner, name }: TemplateTable): Promise<boolean> {
  const row = await db
    .selectFrom('ticket_templates')
    .select('template_id')
    .where('partnership_id', '=', partnership_id)
    .where('owner_kind', '=', owner_kind)
    .where('owner', '=', owner)
    .where('archived_at', 'is', null)
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where('template_id', '!=', template_id)
    .executeTakeFirst();
  return row !== undefined;
}

/** False when the owner got another template of this name at the same moment. */
export async function insertTemplate(tx: Tx, row: TemplateTable): Promise<boolean> {
  const made = await tx
    .insertInto('ticket_templates')
    .values({ ...row, content: JSON.stringify(row.content) } as never)
    .onConflict((conflict) => conflict.doNothing())
    .returning('template_id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function updateTemplate(tx: Tx, { partnership_id, template_id, ...row }: TemplateTable): Promise<void> {
  await tx
    .updateTable('ticket_templates')
    .set({ ...row, content: JSON.stringify(row.content) } as never)
    .where('partnership_id', '=', partnership_id)
    .where('template_id', '=', template_id)
    .execute();
}

export async function countUse(tx: Tx, partnership: string, template: string): Promise<void> {
  await tx
    .updateTable('ticket_templates')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('partnership_id', '=', partnership)
    .where('template_id', '=', template)
    .execute();
}
