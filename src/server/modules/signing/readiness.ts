/** What stands between a draft and its proposal, for the page that shows it before anybody tries. */
import { decidePropose, mayWaive } from '../../../core/signing/decide-propose.js';
import { lets } from '../../../core/signing/waiver.js';
import type { Instant } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Compute } from '../../platform/compute/compute.js';
import { loadDraft } from '../drafts/index.js';
import { peopleOf } from '../identity/index.js';
import { actorOf, draftToSign, permissionOf } from './actor.js';
import { proofOfDraft } from './prove-draft.js';
import { viewWaiver } from './waive-finding.js';
import { asWaiver, waiversOf } from './waivers.repo.js';

/** More than this nobody waives one by one: the draft has to be mended first. */
const MOST_BLOCKERS = 500;

export async function readiness(ctx: Ctx, compute: Compute, id: string, effectiveAt: Instant | null) {
  const { draft, rows, people } = await ctx.read(async (db) => {
    const draft = await loadDraft(db, ctx.partnership, id, ctx.member);
    const rows = await waiversOf(db, ctx.partnership, id);
    const people = await peopleOf(
      db,
      ctx.partnership,
      rows.map((row) => row.person_id),
    );
    return { draft, rows, people };
  });
  const at = effectiveAt ?? ctx.now;
  const { findings, total } = await proofOfDraft(compute, draft.agreement, at);
  const actor = actorOf(ctx);
  const propose = permissionOf(decidePropose(draftToSign(draft), { findings, waivers: rows.map(asWaiver), effectiveAt }, actor));
  const dropped =
    draft.state === 'dropped' ? { allowed: false, causes: [{ code: 'draft.not-open', ref: null, text: 'The draft was dropped' }] } : null;
  const blockers = findings.filter((finding) => finding.severity === 'blocker');
  return {
    revision: draft.revision,
    total,
    blockers: blockers.slice(0, MOST_BLOCKERS).map((finding) => {
      const { id: name, kind, text, mend } = finding;
      const row = rows.find((one) => lets(asWaiver(one), finding, at));
      return { finding: name, kind, text, mend, waiver: row === undefined ? null : viewWaiver(row, people) };
    }),
    omitted: Math.max(0, blockers.length - MOST_BLOCKERS),
    can: { propose: dropped ?? propose, waive: dropped ?? permissionOf(mayWaive(draftToSign(draft), actor)) },
  };
}
