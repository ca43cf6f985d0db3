/** Entries are added, changed, taken off and put back, one at a time. */
import type { createEntry, editEntry } from '../../../contract/registers.js';
import type { BodyOf } from '../../../contract/route.js';
import { checkEntry, nameTaken } from '../../../core/registers/check-entry.js';
import type { FieldValues, RegisterKind } from '../../../core/registers/register.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, Refusal, refused } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { insertEntries, loadEntry, loadRemoved, lockNames, MOST_ENTRIES, partiesOf, updateEntry } from './registers.repo.js';
import { type Entry, onlyTeams, viewEntry } from './registers.view.js';
import type { RegisterEntryTable } from './tables.js';

export async function create(ctx: Ctx, events: Events, kind: RegisterKind, body: BodyOf<typeof createEntry>): Promise<Entry> {
  onlyTeams(ctx.member);
  return ctx.write(async (tx) => {
    const checked = await check(tx, ctx, kind, body, null);
    const row = newRow(ctx, kind, checked.name, checked.values);
    await insertEntries(tx, [row]);
    return emitted(tx, ctx, events, row, 'added');
  });
}

export async function edit(ctx: Ctx, events: Events, kind: RegisterKind, id: string, body: BodyOf<typeof editEntry>): Promise<Entry> {
  onlyTeams(ctx.member);
  return ctx.write(async (tx) => {
    const row = await loadEntry(tx, ctx.partnership, kind, id);
    const checked = await check(tx, ctx, kind, body, id);
    if (row.revision !== body.revision) throw changedMeanwhile(row);
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

/** @param revision that its author saw; absent: whatever stands there */
export async function remove(ctx: Ctx, events: Events, kind: RegisterKind, id: string, revision: number | undefined): Promise<null> {
  onlyTeams(ctx.member);
  return ctx.write(async (tx) => {
    const row = await loadEntry(tx, ctx.partnership, kind, id);
    if (revision !== undefined && revision !== row.revision) throw changedMeanwhile(row);
    const now = { ...row, revision: row.revision + 1, removed_at: ctx.now, edited_at: ctx.now, edited_by: ctx.person.id };
    await updateEntry(tx, now);
    await emitted(tx, ctx, events, now, 'removed');
    return null;
  });
}

/** Puts an entry back as it was, unless its name is another's by now. */
export async function restore(ctx: Ctx, events: Events, kind: RegisterKind, id: string): Promise<Entry> {
  onlyTeams(ctx.member);
  return ctx.write(async (tx) => {
    const row = await loadRemoved(tx, ctx.partnership, kind, id);
    const names = await lockNames(tx, ctx.partnership, kind);
    if (names.has(row.name.toLowerCase())) throw invalid([{ path: ['params', 'entry'], ...nameTaken(row.name) }]);
    demandRoom(names.size + 1);
    const now = { ...row, revision: row.revision + 1, removed_at: null, edited_at: ctx.now, edited_by: ctx.person.id };
    await updateEntry(tx, now);
    return emitted(tx, ctx, events, now, 'restored');
  });
}

const changedMeanwhile = (row: RegisterEntryTable): Refusal =>
  new Refusal('conflict', { detail: `Somebody changed "${row.name}" meanwhile` });

/** @param count of entries that the register would hold */
export function demandRoom(count: number): void {
  if (count > MOST_ENTRIES)
    throw refused([{ code: 'registers.full', ref: null, text: `A register holds at most ${MOST_ENTRIES} entries` }]);
}

export const newRow = (ctx: Ctx, kind: RegisterKind, name: string, fields: FieldValues): RegisterEntryTable => ({
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
      checked.problems.map(({ field, ...problem }) => ({
        path: field === 'name' ? ['body', 'name'] : ['body', 'values', field],
        ...problem,
      })),
    );
  const names = await lockNames(tx, ctx.partnership, kind);
  const holder = names.get(checked.name.toLowerCase());
  if (holder !== undefined && holder !== own) throw invalid([{ path: ['body', 'name'], ...nameTaken(checked.name) }]);
  if (own === null) demandRoom(names.size + 1);
  return checked;
}

async function emitted(
  tx: Tx,
  ctx: Ctx,
  events: Events,
  row: RegisterEntryTable,
  what: 'added' | 'changed' | 'removed' | 'restored',
): Promise<Entry> {
  await events.emit(tx, authorOf(ctx), [
    {
      kind: `register.entry-${what}`,
      subject: { type: 'register-entry', id: row.entry_id },
      data: { kind: row.kind, revision: row.revision },
    },
  ]);
  return viewEntry(row, await peopleOf(tx, ctx.partnership, [ctx.person.id]));
}
