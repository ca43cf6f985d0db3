/** What changes from a version to another, or to a draft: in regions, in tickets and hours of twelve months, and in edits. */
import type { z } from 'zod';
import type { difference } from '../../../contract/differences.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { diffRouters } from '../../../core/routing/diff.js';
import { compileRouter, type Router } from '../../../core/routing/router.js';
import { editsInWords } from '../../../core/signing/edit-words.js';
import { startMovedWork } from '../../../core/signing/moved-work.js';
import { DAY } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { notFound, refused } from '../../platform/http/refusal.js';
import { agreementVersion, findVersion, idInForce, versionShown } from '../agreements/index.js';
import { loadDraft } from '../drafts/index.js';
import { onlyTeams } from './actor.js';
import { eachRecentTicket } from './recent-tickets.js';

const YEAR = 365 * DAY;
const MOST_CHANGES = 300;
const MOST_EDITS = 1_000;
/** A request may take about a second of the server's time for this; beyond it the answer says that it is not complete. */
const LIMITS = { steps: 12_000_000, describingSteps: 6_000_000 };

interface Side {
  readonly shown: z.infer<typeof difference>['from'] | null;
  readonly agreement: Agreement;
  readonly router: Router;
}

export async function ofVersions(ctx: Ctx, id: string, from: string | undefined) {
  onlyTeams(ctx.member);
  const sides = await ctx.read(async (db) => ({ after: await versionSide(db, ctx, id), before: await beforeSide(db, ctx, from) }));
  return compare(ctx, sides.before, sides.after);
}

export async function ofDraft(ctx: Ctx, id: string, from: string | undefined) {
  const { before, agreement } = await ctx.read(async (db) => {
    const draft = await loadDraft(db, ctx.partnership, id, ctx.member);
    return { before: await beforeSide(db, ctx, from), agreement: draft.agreement };
  });
  return compare(ctx, before, { shown: null, agreement, router: compileRouter(agreement) });
}

async function beforeSide(db: Read, ctx: Ctx, from: string | undefined): Promise<Side> {
  if (from !== undefined) return versionSide(db, ctx, from);
  const id = await idInForce(db, ctx.partnership, ctx.now);
  if (id === null)
    throw refused([{ code: 'agreement.none', ref: null, text: 'No agreement is in force; name the version to compare with' }]);
  return versionSide(db, ctx, id);
}

async function versionSide(db: Read, ctx: Ctx, id: string): Promise<Side> {
  const compiled = await agreementVersion(db, ctx.partnership, id);
  const row = compiled === null ? null : await findVersion(db, ctx.partnership, id);
  if (compiled === null || row === null) throw notFound();
  return { shown: await versionShown(db, ctx.partnership, row, ctx.now), agreement: compiled.agreement, router: compiled.router };
}

async function compare(ctx: Ctx, before: Side, after: Side): Promise<z.infer<typeof difference>> {
  const tally = startMovedWork(before.agreement, after.agreement, ctx.now);
  const since = ctx.now - YEAR;
  const { counted, omitted } = await eachRecentTicket(ctx, since, (events) => tally.add(events));
  const { changes, complete } = diffRouters(before.router, after.router, tally.traffic(), LIMITS);
  const { unknown, moves } = tally.report();
  const edits = editsInWords(before.agreement, after.agreement);
  return {
    from: before.shown!,
    to: after.shown,
    changes: changes.slice(0, MOST_CHANGES),
    complete: complete && changes.length <= MOST_CHANGES,
    tickets: { since, counted, omitted, unknown },
    hours: { basis: 'hold-time', moves: moves.map((move) => ({ ...move })) },
    edits: edits.slice(0, MOST_EDITS).map((edit) => ({ ...edit })),
    editsOmitted: Math.max(0, edits.length - MOST_EDITS),
  };
}
