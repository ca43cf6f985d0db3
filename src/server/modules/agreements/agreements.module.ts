import * as contract from '../../../contract/agreements.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { Module, Services } from '../../services.js';
import { findVersion, idInForce, listVersions, versionShown } from './agreements.repo.js';
import { viewVersion } from './agreements.view.js';
import { agreementVersion } from './in-force.js';
import { mayBringDraft } from './may-bring-draft.js';
import { proofOf } from './proof-of.js';
import { tryIt } from './try-situation.js';
import { upload } from './upload-agreement.js';

export function agreementsModule({ events, compute }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.listAgreements, (_, ctx) =>
      ctx.read(async (db) => {
        const { outcome, causes } = mayBringDraft(ctx.member);
        const inForce = await idInForce(db, ctx.partnership, ctx.now);
        return {
          items: (await listVersions(db, ctx.partnership)).map((row) => viewVersion(row, { inForce, at: ctx.now })),
          can: { bringIn: { allowed: outcome, causes: [...causes] } },
        };
      }),
    ),
    memberRoute(contract.getAgreementInForce, (_, ctx) =>
      ctx.read(async (db) => {
        const id = await idInForce(db, ctx.partnership, ctx.now);
        return id === null ? null : whole(db, ctx, id);
      }),
    ),
    memberRoute(contract.getAgreement, ({ params }, ctx) => ctx.read((db) => whole(db, ctx, params.agreement))),
    memberRoute(contract.uploadAgreement, ({ body }, ctx) => upload(ctx, events, body.text)),
    memberRoute(contract.getProof, async ({ params }, ctx) => proofOf(compute, await compiled(ctx, params.agreement), ctx.now)),
    memberRoute(contract.trySituation, async ({ params, body }, ctx) => tryIt(await compiled(ctx, params.agreement), body)),
  ];
  return { routes };
}

async function whole(db: Read, ctx: Ctx, id: string) {
  const row = await findVersion(db, ctx.partnership, id);
  if (row === null) throw notFound();
  return { version: await versionShown(db, ctx.partnership, row, ctx.now), agreement: row.agreement, text: row.file };
}

async function compiled(ctx: Ctx, id: string) {
  const version = await ctx.read((db) => agreementVersion(db, ctx.partnership, id));
  if (version === null) throw notFound();
  return version;
}
