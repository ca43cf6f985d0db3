import { Readable } from 'node:stream';
import * as contract from '../../../contract/registers.js';
import { registerCsv } from '../../../formats/registers/register-csv.js';
import { type AppRoute, fileRoute, memberRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { importFile } from './import-entries.js';
import { landscape } from './landscape.js';
import { get, list } from './list-entries.js';
import { allRows } from './registers.repo.js';
import { onlyTeams } from './registers.view.js';
import { create, edit, remove, restore } from './write-entry.js';

export function registersModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.listEntries, ({ params, query }, ctx) => list(ctx, params.kind, query)),
    memberRoute(contract.createEntry, ({ params, body }, ctx) => create(ctx, events, params.kind, body)),
    memberRoute(contract.getEntry, ({ params }, ctx) => get(ctx, params.kind, params.entry)),
    memberRoute(contract.editEntry, ({ params, body }, ctx) => edit(ctx, events, params.kind, params.entry, body)),
    memberRoute(contract.removeEntry, ({ params, query }, ctx) => remove(ctx, events, params.kind, params.entry, query.revision)),
    memberRoute(contract.restoreEntry, ({ params }, ctx) => restore(ctx, events, params.kind, params.entry)),
    memberRoute(contract.importEntries, ({ params, body }, ctx) => importFile(ctx, events, params.kind, body)),
    memberRoute(contract.getLandscape, (_, ctx) => landscape(ctx)),
    fileRoute(contract.exportEntries, async ({ params: { kind } }, ctx) => {
      onlyTeams(ctx.member);
      const rows = await ctx.read((read) => allRows(read, ctx.partnership, kind));
      const text = registerCsv(
        kind,
        rows.map((row) => ({ name: row.name, values: row.fields })),
      );
      return { name: `${kind}.csv`, type: 'text/csv; charset=utf-8', content: Readable.from([text]) };
    }),
  ];
  return { routes };
}
