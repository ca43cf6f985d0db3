import * as differences from '../../../contract/differences.js';
import * as contract from '../../../contract/signing.js';
import { type AppRoute, type Ctx, fileRoute, memberRoute } from '../../context.js';
import { forbidden } from '../../platform/http/refusal.js';
import type { Module, Services } from '../../services.js';
import { confirmPassword } from '../identity/index.js';
import { bundle } from './bundle.js';
import { ofDraft, ofVersions } from './difference.js';
import { loadProposal, newestParts } from './load-proposal.js';
import { moveTickets } from './move-tickets.js';
import { name } from './name-signer.js';
import { propose } from './propose-draft.js';
import { readiness } from './readiness.js';
import { sign } from './sign-agreement.js';
import { viewDetail, viewSignings } from './signing.view.js';
import { signingKey } from './signing-key.js';
import { list, unwaive, waive } from './waive-finding.js';
import { takeBack, withdraw } from './withdraw.js';

export function signingModule(services: Services): Module {
  const { events, compute } = services;
  const key = signingKey(services);
  const signing = { events, key, confirm: confirmPassword(services) };
  const routes: AppRoute[] = [
    memberRoute(contract.listWaivers, ({ params }, ctx) => list(ctx, params.draft)),
    memberRoute(contract.waiveFinding, ({ params, body }, ctx) => waive(ctx, services, params.draft, body)),
    memberRoute(contract.dropWaiver, ({ params }, ctx) => unwaive(ctx, events, params.draft, params.waiver)),
    memberRoute(contract.getReadiness, ({ params, query }, ctx) => readiness(ctx, compute, params.draft, query.effectiveAt ?? null)),
    memberRoute(contract.proposeDraft, ({ params, body }, ctx) => propose(ctx, services, params.draft, body)),
    memberRoute(contract.listSignings, (_, ctx) => listed(ctx)),
    memberRoute(contract.getSigning, ({ params }, ctx) =>
      ctx.read(async (db) => viewDetail(db, ctx, await loadProposal(db, ctx, params.agreement))),
    ),
    memberRoute(contract.nameSigner, ({ params, body }, ctx) => name(ctx, events, params.agreement, body.person)),
    memberRoute(contract.signAgreement, ({ params, body }, ctx) => sign(ctx, signing, params.agreement, body)),
    memberRoute(contract.withdrawSignature, ({ params }, ctx) => takeBack(ctx, events, params.agreement)),
    memberRoute(contract.withdrawProposal, ({ params }, ctx) => withdraw(ctx, events, params.agreement)),
    fileRoute(contract.getAgreementBundle, ({ params }, ctx) => bundle(ctx, key, params.agreement)),
    memberRoute(differences.diffVersions, ({ params, query }, ctx) => ofVersions(ctx, compute, params.agreement, query.from)),
    memberRoute(differences.diffDraft, ({ params, query }, ctx) => ofDraft(ctx, compute, params.draft, query.from)),
    memberRoute(differences.moveOpenTickets, ({ body }, ctx) => moveTickets(ctx, events, body.after)),
  ];
  return { routes };
}

async function listed(ctx: Ctx) {
  if (ctx.member.party === null)
    throw forbidden([{ code: 'signing.not-yours', ref: null, text: 'Only people of an IT team see what is signed' }]);
  return ctx.read(async (db) => ({ items: await viewSignings(db, ctx, await newestParts(db, ctx)) }));
}
