import { decideNameSigner } from '../../../core/signing/decide-sign.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { invalid } from '../../platform/http/refusal.js';
import { findMember } from '../identity/index.js';
import { actorOf, granted } from './actor.js';
import { loadProposal, lockProposal } from './load-proposal.js';
import { putSigner } from './signing.repo.js';
import { viewSigning } from './signing.view.js';

/** The lead of a party names who signs for it: somebody of that party who has joined. */
export async function name(ctx: Ctx, events: Events, id: string, person: string) {
  return ctx.write(async (tx) => {
    const { proposal } = await lockProposal(tx, ctx, id);
    const party = ctx.member.party!;
    granted(decideNameSigner(proposal, { party, person }, actorOf(ctx)));
    const member = await findMember(tx, ctx.partnership, person);
    if (member?.party !== party) throw invalid([{ path: ['body', 'person'], text: 'Name somebody of your own party who has joined' }]);
    const named = { person_id: person, named_at: ctx.now, named_by: ctx.person.id };
    await putSigner(tx, { partnership_id: ctx.partnership, agreement_id: id, party_id: party, ...named });
    await events.emit(tx, authorOf(ctx), [{ kind: 'agreement.signer-named', subject: { type: 'agreement', id }, data: { party, person } }]);
    return viewSigning(tx, ctx, await loadProposal(tx, ctx, id));
  });
}
