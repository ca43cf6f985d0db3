/**
 * Proposes a draft: proved and written as a file outside of any transaction, then frozen and stored in a
 * short one, provided that nothing changed in between.
 */
import type { BodyOf } from '../../../contract/route.js';
import type { proposeDraft } from '../../../contract/signing.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { agreementHash, canonicalText } from '../../../core/agreement/hash.js';
import { decidePropose } from '../../../core/signing/decide-propose.js';
import { type SigningSubject, signedTextHash } from '../../../core/signing/signed-text.js';
import { waiversUsed } from '../../../core/signing/waiver.js';
import { parseAgreement } from '../../../formats/agreement/parse.js';
import { writeAgreement } from '../../../formats/agreement/write.js';
import { inOutlineOrder } from '../../../formats/agreement/write-rules.js';
import { problemText } from '../../../formats/place.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Compute } from '../../platform/compute/compute.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { Refusal, refused } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { findVersion, lockNumbers, nextVersion, saveVersion, versionShown } from '../agreements/index.js';
import { type DraftTable, loadDraft, setDraftState } from '../drafts/index.js';
import { saveParties } from '../identity/index.js';
import { actorOf, draftToSign, granted, notDropped } from './actor.js';
import { proofOfDraft } from './prove-draft.js';
import { insertProposal, knownSides } from './signing.repo.js';
import { draftChanged } from './waive-finding.js';
import { asWaiver, waiversOf } from './waivers.repo.js';

type Wanted = BodyOf<typeof proposeDraft>;

/** Others may number a version or change a waiver meanwhile: then it is prepared anew, a few times. */
const ATTEMPTS = 4;

export async function propose(ctx: Ctx, { events, compute }: Pick<Services, 'events' | 'compute'>, id: string, wanted: Wanted) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const seen = await ctx.read((db) => see(db, ctx, id));
    const prepared = await prepare(ctx, compute, seen, wanted);
    const stored = await ctx.write((tx) => store(tx, ctx, events, { seen, prepared, wanted }));
    if (stored !== null) return stored;
  }
  throw new Refusal('conflict', { detail: 'Others changed the draft and its waivers meanwhile. Try again.' });
}

interface Seen {
  readonly draft: DraftTable;
  readonly waivers: Awaited<ReturnType<typeof waiversOf>>;
  readonly version: number;
}

async function see(db: Read, ctx: Ctx, id: string): Promise<Seen> {
  const draft = await loadDraft(db, ctx.partnership, id, ctx.member);
  return { draft, waivers: await waiversOf(db, ctx.partnership, id), version: await nextVersion(db, ctx.partnership) };
}

interface Prepared {
  readonly agreement: Agreement;
  readonly file: string;
  readonly subject: SigningSubject;
}

async function prepare(
  ctx: Ctx,
  compute: Compute,
  { draft, waivers: rows, version }: Seen,
  { revision, effectiveAt }: Wanted,
): Promise<Prepared> {
  const actor = actorOf(ctx);
  // Who may not propose at all is told so before anything is proved.
  const early = decidePropose(draftToSign(draft), { findings: [], waivers: [], effectiveAt }, actor);
  granted(early);
  notDropped(draft);
  if (draft.revision !== revision) throw refused([draftChanged(draft.revision)]);
  const { agreement, file } = asFile({ ...draft.agreement, version });
  const { findings, certificate } = await proofOfDraft(compute, agreement, effectiveAt ?? ctx.now);
  const waivers = rows.map(asWaiver);
  granted(decidePropose(draftToSign(draft), { findings, waivers, effectiveAt }, actor));
  const used = waiversUsed(findings, waivers, effectiveAt ?? ctx.now);
  const { parties } = agreement;
  return { agreement, file, subject: { agreementHash: agreementHash(agreement), certificate, waivers: used, effectiveAt, parties } };
}

/** The agreement as its file says it: what is signed is what the file reads back as, and writing that gives the same bytes. */
function asFile(draft: Agreement): { readonly agreement: Agreement; readonly file: string } {
  const ordered = inOutlineOrder(draft);
  const file = writeAgreement(ordered);
  const agreement = readBack(file);
  if (canonicalText(agreement) !== canonicalText(ordered) || writeAgreement(agreement) !== file)
    throw refused([unreadable('The agreement does not read back from its file as it is; look for unusual names')]);
  return { agreement, file };
}

const unreadable = (text: string) => ({ code: 'signing.unreadable', ref: null, text });

function readBack(file: string): Agreement {
  const parsed = parseAgreement(file);
  if (parsed.ok) return parsed.agreement;
  throw refused(parsed.problems.slice(0, 20).map((problem) => unreadable(problemText(problem))));
}

async function store(tx: Tx, ctx: Ctx, events: Events, { seen, prepared, wanted }: { seen: Seen; prepared: Prepared; wanted: Wanted }) {
  const { draft_id: draftId } = seen.draft;
  await loadDraft(tx, ctx.partnership, draftId, ctx.member, true);
  await lockNumbers(tx, ctx.partnership);
  const now = await see(tx, ctx, draftId);
  if (fingerprint(now) !== fingerprint(seen)) return null;
  const { agreement, file, subject } = prepared;
  const id = await saveVersion(tx, ctx.partnership, {
    agreement,
    file,
    state: 'proposed',
    effectiveAt: null,
    now: ctx.now,
    by: ctx.person.id,
  });
  await insertProposal(tx, {
    partnership_id: ctx.partnership,
    agreement_id: id,
    draft_id: draftId,
    certificate: subject.certificate,
    waivers: subject.waivers,
    wanted_at: wanted.effectiveAt,
    text_hash: signedTextHash(subject),
    proposed_at: ctx.now,
    proposed_by: ctx.person.id,
    signed_at: null,
    withdrawn_at: null,
    withdrawn_by: null,
  });
  await setDraftState(tx, ctx.partnership, draftId, 'proposed');
  await letNewPartiesIn(tx, ctx.partnership, agreement);
  const revision = { revision: seen.draft.revision, agreement: id };
  await events.emit(tx, authorOf(ctx), [
    { kind: 'draft.proposed', subject: { type: 'draft', id: draftId }, data: revision },
    { kind: 'agreement.proposed', subject: { type: 'agreement', id }, data: { draft: draftId, version: agreement.version } },
  ]);
  return versionShown(tx, ctx.partnership, (await findVersion(tx, ctx.partnership, id))!, ctx.now);
}

const fingerprint = ({ draft: { state, revision }, waivers, version }: Seen): string => JSON.stringify([state, revision, waivers, version]);

/** A party that is new has to be let in before it can sign. */
async function letNewPartiesIn(tx: Tx, partnership: string, { parties, teams }: Agreement): Promise<void> {
  const known = await knownSides(tx, partnership);
  const fresh = parties.filter((party) => !known.parties.some(({ id }) => id === party.id));
  if (fresh.length === 0) return;
  const theirs = teams.filter((team) => fresh.some(({ id }) => id === team.party) && !known.teams.some(({ id }) => id === team.id));
  await saveParties(tx, partnership, fresh, [...known.teams, ...theirs]);
}
