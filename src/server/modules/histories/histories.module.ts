import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import * as contract from '../../../contract/histories.js';
import { placed } from '../../../formats/history/csv/problem.js';
import { PRESETS } from '../../../formats/history/presets.js';
import { previewHistory } from '../../../formats/history/preview.js';
import { type AppRoute, type Ctx, fileRoute, memberRoute } from '../../context.js';
import { invalid, notFound } from '../../platform/http/refusal.js';
import type { Module, Services } from '../../services.js';
import { checkOn } from './check-mapping.js';
import { createImportOf, onlyTeams, readMapping, versionToFit } from './create-import.js';
import { removeHistory } from './delete-history.js';
import { findHistory, listHistoryRows, refusedAfter } from './histories.repo.js';
import { viewHistory } from './histories.view.js';
import { importJob } from './import-job.js';
import { uploadSource } from './upload-source.js';

const RECEIPT_PAGE = 1_000;

export function historiesModule(services: Services): Module {
  const { files, jobs } = services;
  jobs.define(importJob(files));

  const fileOf = async (ctx: Ctx, id: string) => {
    onlyTeams(ctx);
    const file = await ctx.read((db) => files.find(db, ctx.partnership, id));
    if (file === null) throw notFound();
    return file;
  };
  const historyOf = async (ctx: Ctx, id: string) => {
    onlyTeams(ctx);
    const history = await ctx.read((db) => findHistory(db, ctx.partnership, id));
    if (history === null) throw notFound();
    return history;
  };
  const viewUpload = (file: { id: string; name: string; bytes: number; sha256: string }, uploadedAt: number) => ({
    id: file.id,
    name: file.name,
    bytes: file.bytes,
    sha256: file.sha256,
    uploadedAt,
  });

  const routes: AppRoute[] = [
    memberRoute(contract.createUpload, async ({ query, upload }, ctx) => {
      onlyTeams(ctx);
      return viewUpload(await files.put(ctx.partnership, query.name, 'application/octet-stream', upload), ctx.now);
    }),
    memberRoute(contract.previewUpload, async ({ params }, ctx) => {
      const file = await fileOf(ctx, params.upload);
      const looked = await previewHistory(uploadSource(files, ctx.partnership, file));
      if ('problems' in looked) {
        throw invalid(
          looked.problems.map((one) => ({
            path: ['params', 'upload'],
            text: placed(one),
            ...(one.line === null ? {} : { line: one.line }),
          })),
        );
      }
      const { encoding, delimiter, columns, rows, preset } = looked.preview;
      return {
        upload: viewUpload(file, ctx.now),
        encoding,
        delimiter,
        columns: columns.slice(0, 500).map((column) => ({ ...column, samples: [...column.samples] })),
        rows: rows.map((row) => row.slice(0, 500)),
        preset: preset?.id ?? null,
      };
    }),
    memberRoute(contract.listMappingPresets, async () => ({
      items: PRESETS.map(({ id, name, description, text }) => ({ id, name, description, text })),
    })),
    memberRoute(contract.checkMapping, async ({ params, body }, ctx) => {
      const file = await fileOf(ctx, params.upload);
      const mapping = readMapping(body.mapping);
      const { agreement } = await ctx.read((db) => versionToFit(db, ctx, body.agreement));
      return checkOn(uploadSource(files, ctx.partnership, file), mapping, agreement);
    }),
    memberRoute(contract.createImport, ({ body }, ctx) => createImportOf(services, ctx, body)),
    memberRoute(contract.listHistories, async (_, ctx) => {
      onlyTeams(ctx);
      return { items: (await ctx.read((db) => listHistoryRows(db, ctx.partnership))).map(viewHistory) };
    }),
    memberRoute(contract.getHistory, async ({ params }, ctx) => viewHistory(await historyOf(ctx, params.history))),
    memberRoute(contract.listRefusedRows, async ({ params, query }, ctx) => {
      await historyOf(ctx, params.history);
      const rows = await ctx.read((db) => refusedAfter(db, ctx.partnership, params.history, query.after, query.limit + 1));
      const items = rows.slice(0, query.limit);
      return { items, next: rows.length > query.limit ? String(items[items.length - 1]!.line) : null };
    }),
    fileRoute(contract.downloadReceipt, async ({ params }, ctx) => {
      const history = await historyOf(ctx, params.history);
      const name = `${history.name.replace(/[^\p{L}\p{N} ._-]/gu, '_')} refused rows.csv`;
      return { name, type: 'text/csv; charset=utf-8', content: Readable.from(receiptLines(ctx, params.history), { objectMode: false }) };
    }),
    memberRoute(contract.deleteHistory, ({ params }, ctx) => removeHistory(services, ctx, params.history)),
  ];
  return { routes };
}

async function* receiptLines(ctx: Ctx, history: string): AsyncGenerator<string> {
  yield '\uFEFFline,reason,row\n';
  for (let after = 0; ; ) {
    const from = after;
    const rows = await ctx.read((db) => refusedAfter(db, ctx.partnership, history, from, RECEIPT_PAGE));
    if (rows.length === 0) return;
    yield stringify(rows, { columns: ['line', 'reason', 'row'], escape_formulas: true });
    after = rows[rows.length - 1]!.line;
  }
}
