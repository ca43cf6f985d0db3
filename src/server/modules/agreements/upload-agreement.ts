import { parseAgreement } from '../../../formats/agreement/parse.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { forbidden, invalid } from '../../platform/http/refusal.js';
import { findVersion } from './agreements.repo.js';
import { viewVersion } from './agreements.view.js';
import { saveVersion } from './save-version.js';

/** Keeps an agreement file as a draft: for proof and replay; it routes nothing. */
export async function upload(ctx: Ctx, events: Events, text: string) {
  if (ctx.member.role === 'requester')
    throw forbidden([{ code: 'agreement.not-yours', ref: null, text: 'Only people of an IT team can bring a draft' }]);
  const parsed = parseAgreement(text);
  if (!parsed.ok) {
    throw invalid(
      parsed.problems.map(({ path, text: problem, line, column }) => ({ path: ['body', 'text', ...path], text: problem, line, column })),
    );
  }
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
    return viewVersion(row);
  });
}
