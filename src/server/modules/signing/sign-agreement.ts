/**
 * Signs for the member's party. Whoever signs gives the password at that moment; it is checked outside of
 * the transaction, and everything is decided again inside. With the last signature the version is signed.
 */
import type { BodyOf } from '../../../contract/route.js';
import type { signAgreement } from '../../../contract/signing.js';
import { decideSign } from '../../../core/signing/decide-sign.js';
import type { Proposal } from '../../../core/signing/proposal.js';
import { signatureText } from '../../../core/signing/signed-text.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { setVersionState } from '../agreements/index.js';
import { type ConfirmPassword, saveParties } from '../identity/index.js';
import { actorOf, granted } from './actor.js';
import { type LoadedProposal, loadProposal, lockProposal } from './load-proposal.js';
import { insertSignature, knownSides, newestOfDraft, updateProposal } from './signing.repo.js';
import { viewSigning } from './signing.view.js';
import type { SigningKey } from './signing-key.js';

export interface SignServices {
  readonly events: Events;
  readonly confirm: ConfirmPassword;
  readonly key: () => Promise<SigningKey>;
}

export async function sign(ctx: Ctx, services: SignServices, id: string, { hash, password }: BodyOf<typeof signAgreement>) {
  await ctx.read(async (db) => decided(db, ctx, await loadProposal(db, ctx, id), hash));
  await services.confirm(ctx, password);
  const key = await services.key();
  return ctx.write(async (tx) => {
    const loaded = await lockProposal(tx, ctx, id);
    const after = await decided(tx, ctx, loaded, hash);
    await store(tx, ctx, key, loaded, after);
    await tell(tx, ctx, services.events, id, after);
    return viewSigning(tx, ctx, await loadProposal(tx, ctx, id));
  });
}

/** What stands after the signature. A text that was proposed anew is named, so that the difference can be shown. */
async function decided(db: Read, ctx: Ctx, { proposal, row }: LoadedProposal, hash: string): Promise<Proposal> {
  const decision = decideSign(proposal, hash, actorOf(ctx));
  if (!decision.outcome.ok && decision.outcome.code === 'wrong-state') {
    const newest = await newestOfDraft(db, ctx.partnership, row.draft_id);
    if (newest !== row.agreement_id)
      throw refused([
        ...decision.causes,
        { code: 'signing.proposed-anew', ref: newest, text: 'It was proposed anew with another text; the difference says what changed' },
      ]);
  }
  return granted(decision);
}

async function store(tx: Tx, ctx: Ctx, key: SigningKey, { version, agreement }: LoadedProposal, after: Proposal): Promise<void> {
  const party = ctx.member.party!;
  const { id: person, name } = ctx.person;
  const record = { textHash: after.textHash, party, person: { id: person, name }, at: ctx.now };
  await insertSignature(tx, {
    partnership_id: ctx.partnership,
    signature_id: ctx.newId(),
    agreement_id: version.agreement_id,
    party_id: party,
    person_id: person,
    person_name: name,
    text_hash: after.textHash,
    at: ctx.now,
    signature: key.sign(signatureText(record)),
    public_key: key.publicKey,
    void_at: null,
  });
  if (after.state !== 'signed') return;
  await setVersionState(tx, ctx.partnership, version.agreement_id, { state: 'signed', effective_at: after.effectiveAt });
  await updateProposal(tx, ctx.partnership, version.agreement_id, { signed_at: ctx.now });
  // What is in force until then keeps its teams beside the new ones.
  const { teams } = await knownSides(tx, ctx.partnership);
  const others = teams.filter((team) => !agreement.teams.some(({ id }) => id === team.id));
  await saveParties(tx, ctx.partnership, agreement.parties, [...agreement.teams, ...others]);
}

async function tell(tx: Tx, ctx: Ctx, events: Events, id: string, { state, effectiveAt, textHash }: Proposal): Promise<void> {
  const subject = { type: 'agreement', id };
  await events.emit(tx, authorOf(ctx), [
    { kind: 'agreement.signed', subject, data: { party: ctx.member.party, textHash } },
    ...(state === 'signed' ? [{ kind: 'agreement.signed-by-all', subject, data: { effectiveAt, textHash } }] : []),
  ]);
}
