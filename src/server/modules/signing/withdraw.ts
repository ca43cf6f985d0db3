/** Before all have signed: a party takes its signature back, or withdraws the whole proposal. */
import { decideWithdrawProposal, decideWithdrawSignature } from '../../../core/signing/decide-sign.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { setVersionState } from '../agreements/index.js';
import { loadDraft, setDraftState } from '../drafts/index.js';
import { actorOf, granted } from './actor.js';
import { loadProposal, lockProposal } from './load-proposal.js';
import { updateProposal, voidSignatures } from './signing.repo.js';
import { viewSigning } from './signing.view.js';

export async function takeBack(ctx: Ctx, events: Events, id: string) {
  return ctx.write(async (tx) => {
    const { proposal } = await lockProposal(tx, ctx, id);
    granted(decideWithdrawSignature(proposal, actorOf(ctx)));
    const party = ctx.member.party!;
    await voidSignatures(tx, ctx.partnership, id, ctx.now, party);
    await events.emit(tx, authorOf(ctx), [{ kind: 'agreement.signature-withdrawn', subject: { type: 'agreement', id }, data: { party } }]);
    return viewSigning(tx, ctx, await loadProposal(tx, ctx, id));
  });
}

/** The draft is open again as it was; the version keeps its number and what was proposed stays on record. */
export async function withdraw(ctx: Ctx, events: Events, id: string) {
  return ctx.write(async (tx) => {
    const { proposal, row } = await lockProposal(tx, ctx, id);
    granted(decideWithdrawProposal(proposal, actorOf(ctx)));
    const { revision } = await loadDraft(tx, ctx.partnership, row.draft_id, ctx.member, true);
    await voidSignatures(tx, ctx.partnership, id, ctx.now);
    await setVersionState(tx, ctx.partnership, id, { state: 'draft', effective_at: null });
    await updateProposal(tx, ctx.partnership, id, { withdrawn_at: ctx.now, withdrawn_by: ctx.person.id });
    await setDraftState(tx, ctx.partnership, row.draft_id, 'open');
    await events.emit(tx, authorOf(ctx), [
      { kind: 'agreement.proposal-withdrawn', subject: { type: 'agreement', id }, data: { party: ctx.member.party } },
      { kind: 'draft.reopened', subject: { type: 'draft', id: row.draft_id }, data: { revision, agreement: id } },
    ]);
    return viewSigning(tx, ctx, await loadProposal(tx, ctx, id));
  });
}
