/** What changes from a version to another, or to a draft: in regions, in tickets and hours of twelve months, and in edits. */
import type { z } from 'zod';
import type { difference } from '../../../contract/differences.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { DAY } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Compute } from '../../platform/compute/compute.js';
import type { Read } from '../../platform/db/db.js';
import { notFound, refused } from '../../platform/http/refusal.js';
import { findVersion, idInForce, versionShown } from '../agreements/index.js';
import { loadDraft } from '../drafts/index.js';
import { onlyTeams } from './actor.js';
import { differenceTask } from './difference-task.js';
import { eachRecentTickets } from './recent-tickets.js';

const YEAR = 365 * DAY;

type Shown = z.infer<typeof difference>;

interface Side {
  readonly shown: Shown['from'];
  readonly agreement: Agreement;
}

interface After {
  readonly to: Shown['to'];
  readonly draft: Shown['draft'];
  readonly agreement: Agreement;
}

export async function ofVersions(ctx: Ctx, compute: Compute, id: string, from: string | undefined): Promise<Shown> {
  onlyTeams(ctx.member);
  const { before, after } = await ctx.read(async (db) => ({
    after: await versionSide(db, ctx, id),
    before: await beforeSide(db, ctx, from),
  }));
  return compare(ctx, compute, before, { to: after.shown, draft: null, agreement: after.agreement });
}

export async function ofDraft(ctx: Ctx, compute: Compute, id: string, from: string | undefined): Promise<Shown> {
  const { before, after } = await ctx.read(async (db) => {
    const { draft_id, name, revision, agreement } = await loadDraft(db, ctx.partnership, id, ctx.member);
    const after: After = { to: null, draft: { id: draft_id, name, revision }, agreement };
    return { before: await beforeSide(db, ctx, from), after };
  });
  return compare(ctx, compute, before, after);
}

async function beforeSide(db: Read, ctx: Ctx, from: string | undefined): Promise<Side> {
  if (from !== undefined) return versionSide(db, ctx, from);
  const id = await idInForce(db, ctx.partnership, ctx.now);
  if (id === null)
    throw refused([{ code: 'agreement.none', ref: null, text: 'No agreement is in force; name the version to compare with' }]);
  return versionSide(db, ctx, id);
}

async function versionSide(db: Read, ctx: Ctx, id: string): Promise<Side> {
  const row = await findVersion(db, ctx.partnership, id);
  if (row === null) throw notFound();
  return { shown: await versionShown(db, ctx.partnership, row, ctx.now), agreement: row.agreement };
}

async function compare(ctx: Ctx, compute: Compute, before: Side, { to, draft, agreement }: After): Promise<Shown> {
  const since = ctx.now - YEAR;
  const session = await compute.begin(differenceTask, { before: before.agreement, after: agreement, asOf: ctx.now });
  try {
    const { counted, omitted } = await eachRecentTickets(ctx, since, (tickets) => session.add(tickets));
    const { changes, complete, unknown, moves, edits, editsOmitted } = await session.end();
    return {
      from: before.shown,
      to,
      draft,
      changes: [...changes],
      complete,
      tickets: { since, counted, omitted, unknown },
      hours: { basis: 'hold-time', moves: [...moves] },
      edits: [...edits],
      editsOmitted,
    };
  } finally {
    session.drop();
  }
}
