import type { listEntries } from '../../../contract/registers.js';
import type { QueryOf } from '../../../contract/route.js';
import type { RegisterKind } from '../../../core/registers/register.js';
import type { Ctx } from '../../context.js';
import { invalid } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { entryRow, entryRows } from './registers.repo.js';
import { type Entry, onlyTeams, viewEntry } from './registers.view.js';

export async function list(ctx: Ctx, kind: RegisterKind, { search, after, limit }: QueryOf<typeof listEntries>) {
  onlyTeams(ctx.member);
  const from = after === undefined ? null : place(after);
  return ctx.read(async (read) => {
    const rows = await entryRows(read, ctx.partnership, kind, { search, after: from, limit });
    const page = rows.slice(0, limit);
    const people = await peopleOf(
      read,
      ctx.partnership,
      page.map((row) => row.edited_by),
    );
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => viewEntry(row, people)),
      next: last === undefined ? null : `${last.entry_id} ${last.folded}`,
    };
  });
}

export async function get(ctx: Ctx, kind: RegisterKind, id: string): Promise<Entry> {
  onlyTeams(ctx.member);
  return ctx.read(async (read) => {
    const row = await entryRow(read, ctx.partnership, kind, id);
    return viewEntry(row, await peopleOf(read, ctx.partnership, [row.edited_by]));
  });
}

/** A cursor is the entry's id and its name in small letters. */
function place(cursor: string): { name: string; id: string } {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (.*)$/s.exec(cursor);
  if (found === null) throw invalid([{ path: ['query', 'after'], text: 'This is no cursor of this list' }]);
  return { id: found[1]!, name: found[2]! };
}
