import { Readable } from 'node:stream';
import * as contract from '../../../contract/registers.js';
import type { ToolFunction } from '../../../core/registers/register.js';
import { toolFindings } from '../../../core/registers/tool-findings.js';
import { registerCsv } from '../../../formats/registers/register-csv.js';
import { type AppRoute, type Ctx, fileRoute, memberRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { importFile } from './import-entries.js';
import { list } from './list-entries.js';
import { allRows } from './registers.repo.js';
import { onlyTeams } from './registers.view.js';
import { create, edit, remove } from './write-entry.js';

export function registersModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.listEntries, ({ params, query }, ctx) => list(ctx, params.kind, query)),
    memberRoute(contract.createEntry, ({ params, body }, ctx) => create(ctx, events, params.kind, body)),
    memberRoute(contract.editEntry, ({ params, body }, ctx) => edit(ctx, events, params.kind, params.entry, body)),
    memberRoute(contract.removeEntry, ({ params }, ctx) => remove(ctx, events, params.kind, params.entry)),
    memberRoute(contract.importEntries, ({ params, body }, ctx) => importFile(ctx, events, params.kind, body)),
    memberRoute(contract.getRegisterFindings, (_, ctx) => findings(ctx)),
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

async function findings(ctx: Ctx) {
  onlyTeams(ctx.member);
  const rows = await ctx.read((read) => allRows(read, ctx.partnership, 'tools'));
  const tools = rows.map(({ name, fields }) => ({
    name,
    function: fields.function as ToolFunction,
    party: String(fields.party),
    primary: fields.primary === true,
  }));
  return { items: toolFindings(tools).map((one) => ({ ...one, tools: [...one.tools] })) };
}
