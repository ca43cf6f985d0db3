/** Starts an import: checks the mapping, keeps what was asked, adds the job. */
import { createHash } from 'node:crypto';
import type { createImport } from '../../../contract/histories.js';
import type { BodyOf } from '../../../contract/route.js';
import type { Mapping } from '../../../formats/history/mapping.js';
import { parseMapping } from '../../../formats/history/parse-mapping.js';
import { recordsAnswers } from '../../../formats/history/replay-history.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { forbidden, invalid, notFound } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { agreementToDesignFrom, agreementVersion, type CompiledAgreement } from '../agreements/index.js';
import { viewJob } from '../jobs/index.js';
import { findHistory, historyWithKey, insertHistory, updateHistory } from './histories.repo.js';
import { viewHistory } from './histories.view.js';
import { importJob } from './import-job.js';

export async function createImportOf({ files, jobs, events }: Services, ctx: Ctx, body: BodyOf<typeof createImport>) {
  onlyTeams(ctx);
  const mapping = readMapping(body.mapping);
  return ctx.write(async (tx) => {
    const file = await files.find(tx, ctx.partnership, body.upload);
    if (file === null) throw invalid([{ path: ['body', 'upload'], text: 'There is no such upload' }]);
    const under = await versionToFit(tx, ctx, body.agreement);
    const key = createHash('sha256').update([file.sha256, body.mapping, under.id].join('\0')).digest('hex');
    const known = await historyWithKey(tx, ctx.partnership, key);
    const again = known !== null && (known.state === 'failed' || known.state === 'cancelled');
    if (known !== null && !again) {
      const job = await jobs.find(tx, ctx.partnership, known.job_id!);
      return { history: viewHistory(known), job: viewJob(job!) };
    }
    const id = known?.history_id ?? ctx.newId();
    if (known === null) {
      await insertHistory(tx, {
        partnership_id: ctx.partnership,
        history_id: id,
        name: body.name,
        source: 'import',
        file_id: file.id,
        mapping: body.mapping,
        agreement_id: under.id,
        content_key: key,
        answers_recorded: recordsAnswers(mapping),
        created_at: ctx.now,
        created_by: ctx.person.id,
      });
    }
    const job = await jobs.add(tx, importJob(files), {
      partnership: ctx.partnership,
      now: ctx.now,
      title: body.name,
      subject: id,
      startedBy: ctx.person.id,
      input: { history: id },
    });
    await updateHistory(tx, ctx.partnership, id, { job_id: job.id, state: 'waiting', failure: null });
    await events.emit(tx, authorOf(ctx), [
      { kind: 'history.import-started', subject: { type: 'history', id }, data: { file: file.sha256, rows: null } },
    ]);
    return { history: viewHistory((await findHistory(tx, ctx.partnership, id))!), job: viewJob(job) };
  });
}

/** Requesters neither bring nor see history. */
export function onlyTeams(ctx: Pick<Ctx, 'member'>): void {
  if (ctx.member.role === 'requester')
    throw forbidden([{ code: 'history.not-yours', ref: null, text: 'Only people of an IT team work with history' }]);
}

/** The mapping, or a refusal with every problem and its place. */
export function readMapping(text: string): Mapping {
  const parsed = parseMapping(text);
  if (parsed.ok) return parsed.mapping;
  throw invalid(
    parsed.problems.map(({ path, text: problem, line, column }) => ({ path: ['body', 'mapping', ...path], text: problem, line, column })),
  );
}

export async function versionToFit(db: Read, ctx: Ctx, id: string | null): Promise<CompiledAgreement> {
  if (id === null) return agreementToDesignFrom(db, ctx.partnership, ctx.now);
  const version = await agreementVersion(db, ctx.partnership, id);
  if (version === null) throw notFound();
  return version;
}
