import { compileRouter } from '../../../core/routing/router.js';
import { parseAgreement } from '../../../formats/agreement/parse.js';
import { problemText } from '../../../formats/place.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { forbidden, Refusal } from '../../platform/http/refusal.js';
import { findVersion, versionShown } from './agreements.repo.js';
import { mayBringDraft } from './may-bring-draft.js';
import { saveVersion } from './save-version.js';

/** Keeps an agreement file as a draft: for proof and replay; it routes nothing. */
export async function upload(ctx: Ctx, events: Events, text: string) {
  const may = mayBringDraft(ctx.member);
  if (!may.outcome) throw forbidden(may.causes);
  const parsed = parseAgreement(text);
  if (!parsed.ok) {
    throw new Refusal('invalid', {
      places: parsed.problems.map((problem) => ({
        path: ['body', 'text', ...problem.path],
        text: problemText({ ...problem, path: [] }),
        line: problem.line,
        column: problem.column,
      })),
      ...(parsed.omitted > 0 ? { detail: `${parsed.omitted} more problems are not listed` } : {}),
    });
  }
  // Refused here when nobody could compile it, rather than by the first ticket.
  compileRouter(parsed.agreement);
  return ctx.write(async (tx) => {
    const id = await saveVersion(tx, ctx.partnership, {
      agreement: parsed.agreement,
      file: text,
      state: 'draft',
      effectiveAt: null,
      now: ctx.now,
      by: ctx.person.id,
    });
    const row = (await findVersion(tx, ctx.partnership, id))!;
    if (row.created_at === ctx.now) {
      await events.emit(tx, authorOf(ctx), [
        { kind: 'agreement.drafted', subject: { type: 'agreement', id }, data: { version: row.version, hash: row.hash } },
      ]);
    }
    return versionShown(tx, ctx.partnership, row, ctx.now);
  });
}
