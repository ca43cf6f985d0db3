/** Entries are added, changed and taken off, one at a time. */
import type { createEntry, editEntry } from '../../../contract/registers.js';
import type { BodyOf } from '../../../contract/route.js';
import { checkEntry } from '../../../core/registers/check-entry.js';
import type { FieldValues, RegisterKind } from '../../../core/registers/register.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, Refusal } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { insertEntries, loadEntry, lockNames, partiesOf, updateEntry } from './registers.repo.js';
import { type Entry, onlyTeams, viewEntry } from './registers.view.js';
import type { RegisterEntryTable } from './tables.js';

export async function create(ctx: Ctx, events: Events, kind: RegisterKind, body: BodyOf<typeof createEntry>): Promise<Entry> {
  onlyTeams(ctx.member);
  return ctx.write(async (tx) => {
    const checked = await check(tx, ctx, kind, body, null);
    const row = entryRow(ctx, kind, checked.name, checked.values);
    await insertEntries(tx, [row]);
    return emitted(tx, ctx, events, row, 'added');
  });
}

export async function edit(ctx: Ctx, events: Events, kind: RegisterKind, id: string, body: BodyOf<typeof editEntry>): Promise<Entry> {
  onlyTeams(ctx.member);
  return ctx.write(async (tx) => {
    const row = await loadEntry(tx, ctx.partnership, kind, id);
    const checked = await check(tx, ctx, kind, body, id);
    if (row.revision !== body.revision) throw new Refusal('conflict', { detail: `Somebody changed "${row.name}" meanwhile` });
    const now = {
      ...row,
      name: checked.name,
      fields: checked.values,
      revision: row.revision + 1,
      edited_at: ctx.now,
      edited_by: ctx.person.id,
    };
    await updateEntry(tx, now);
    return emitted(tx, ctx, events, now, 'changed');
  });
}

export async function remove(ctx: Ctx, events: Events, kind: RegisterKind, id: string): Promise<null> {
  onlyTeams(ctx.member);
  return ctx.write(async (tx) => {
    const row = await loadEntry(tx, ctx.partnership, kind, id);
    const now = { ...row, revision: row.revision + 1, removed_at: ctx.now, edited_at: ctx.now, edited_by: ctx.person.id };
    await updateEntry(tx, now);
    await emitted(tx, ctx, events, now, 'removed');
    return null;
  });
}

export const entryRow = (ctx: Ctx, kind: RegisterKind, name: string, fields: FieldValues): RegisterEntryTable => ({
  partnership_id: ctx.partnership,
  entry_id: ctx.newId(),
  kind,
  name,
  fields,
  revision: 1,
  removed_at: null,
  edited_at: ctx.now,
  edited_by: ctx.person.id,
});

/** What was sent, read by the rules of the kind, with a name that no other entry has. */
async function check(tx: Tx, ctx: Ctx, kind: RegisterKind, { name, values }: BodyOf<typeof createEntry>, own: string | null) {
  const checked = checkEntry(kind, name, values, await partiesOf(tx, ctx.partnership));
  if (!checked.ok)
    throw invalid(
      checked.problems.map(({ field, text }) => ({ path: field === 'name' ? ['body', 'name'] : ['body', 'values', field], text })),
    );
  const holder = (await lockNames(tx, ctx.partnership, kind)).get(checked.name.toLowerCase());
  if (holder !== undefined && holder !== own) throw invalid([{ path: ['body', 'name'], text: `There is "${checked.name}" already` }]);
  return checked;
}

async function emitted(tx: Tx, ctx: Ctx, events: Events, row: RegisterEntryTable, what: 'added' | 'changed' | 'removed'): Promise<Entry> {
  await events.emit(tx, authorOf(ctx), [
    {
      kind: `register.entry-${what}`,
      subject: { type: 'register-entry', id: row.entry_id },
      data: { kind: row.kind, revision: row.revision },
    },
  ]);
  return viewEntry(row, await peopleOf(tx, ctx.partnership, [ctx.person.id]));
}
