/** From a draft to an agreement in force: waivers, the proposal, who signs, signatures, and the bundle that is checked offline. */
import { z } from 'zod';
import { FINDING_KINDS } from '../core/proof/finding.js';
import { agreementVersion } from './agreements.js';
import { route } from './route.js';
import { instant, partnershipParams, permission, person, slug, text, uuid } from './shapes.js';

const tag = 'Signing';

const draftParams = partnershipParams.extend({ draft: uuid });
const versionParams = partnershipParams.extend({ agreement: uuid });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 digest has 64 hexadecimal digits');
const findingId = z.string().min(1).max(2_000);
const findingKind = z.enum(FINDING_KINDS);

/** A waiver as it is signed. */
export const signedWaiver = z.strictObject({
  finding: findingId,
  kind: findingKind,
  text: z.string().max(20_000),
  reason: z.string().max(20_000),
  by: uuid,
  until: instant,
});

export const waiver = z
  .strictObject({
    id: uuid,
    finding: findingId,
    kind: findingKind,
    /** The finding's sentence, as it was waived. */
    text: z.string(),
    reason: z.string(),
    at: instant,
    by: person,
    /** It lets the finding pass before this instant. */
    until: instant,
  })
  .meta({ id: 'Waiver' });

export const listWaivers = route({
  id: 'listWaivers',
  method: 'GET',
  path: '/partnerships/:partnership/drafts/:draft/waivers',
  tag,
  summary: 'Waivers of a draft: which finding, why, by whom, until when',
  params: draftParams,
  answer: z.strictObject({ items: z.array(waiver).max(500), can: z.strictObject({ waive: permission }) }),
});

export const waiveFinding = route({
  id: 'waiveFinding',
  method: 'PUT',
  path: '/partnerships/:partnership/drafts/:draft/waivers',
  tag,
  summary: 'Waive a blocker, or change its waiver',
  description:
    'For the internal lead. The waiver is of the finding as the proof says it now: once an edit makes it another one, it stands in the way again.',
  params: draftParams,
  body: z.strictObject({ finding: findingId, reason: text.max(2_000), until: instant }),
  answer: waiver,
});

export const dropWaiver = route({
  id: 'dropWaiver',
  method: 'DELETE',
  path: '/partnerships/:partnership/drafts/:draft/waivers/:waiver',
  tag,
  summary: 'Take a waiver back; that it was there stays on record',
  params: draftParams.extend({ waiver: uuid }),
  answer: waiver,
});

export const getReadiness = route({
  id: 'getReadiness',
  method: 'GET',
  path: '/partnerships/:partnership/drafts/:draft/readiness',
  tag,
  summary: 'What stands in the way of proposing a draft',
  description: 'Every blocker of the proof with its waiver. `effectiveAt` is when it would take effect; left out: now.',
  params: draftParams,
  query: z.strictObject({ effectiveAt: z.coerce.number().pipe(instant).optional() }),
  answer: z.strictObject({
    revision: z.number().int(),
    /** Every situation has an owner. */
    total: z.boolean(),
    blockers: z
      .array(z.strictObject({ finding: findingId, kind: findingKind, text: z.string(), mend: z.string(), waiver: waiver.nullable() }))
      .max(500),
    /** How many more blockers there are than are listed. */
    omitted: z.number().int(),
    can: z.strictObject({ propose: permission, waive: permission }),
  }),
});

export const proposeDraft = route({
  id: 'proposeDraft',
  method: 'POST',
  path: '/partnerships/:partnership/drafts/:draft/proposal',
  tag,
  summary: 'Propose a draft: it is proved, frozen, and waits for the signature of each party',
  description:
    'For leads. Refused while a blocker is neither mended nor waived at the instant of effect. `revision` is the one that was read. `effectiveAt` null: when the last party signs.',
  params: draftParams,
  body: z.strictObject({ revision: z.number().int().min(0).max(2_000_000_000), effectiveAt: instant.nullable() }),
  answer: agreementVersion,
  status: 201,
});

const signature = z.strictObject({ party: slug, person, at: instant });

const signingParty = z.strictObject({
  id: slug,
  name: z.string(),
  kind: z.enum(['internal', 'provider']),
  /** Who is named to sign. */
  signer: person.nullable(),
  signature: signature.nullable(),
});

export const signing = z
  .strictObject({
    version: agreementVersion,
    draft: uuid,
    proposedAt: instant,
    proposedBy: person,
    withdrawnAt: instant.nullable(),
    withdrawnBy: person.nullable(),
    /** When it is to take effect; null: when the last party signs. */
    effectiveAt: instant.nullable(),
    parties: z.array(signingParty).max(50),
  })
  .meta({ id: 'Signing' });

export const listSignings = route({
  id: 'listSignings',
  method: 'GET',
  path: '/partnerships/:partnership/signings',
  tag,
  summary: 'Versions that were proposed, newest first, with their signatures',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(signing).max(200) }),
});

export const signingDetail = signing
  .extend({
    /** The whole agreement as a file. */
    text: z.string(),
    /** What is signed, as canonical JSON (RFC 8785), and the same in sentences. */
    signedText: z.string(),
    sentences: z.array(z.string()),
    /** SHA-256 of `signedText`: to be sent back with a signature. */
    hash: sha256,
    certificate: z.record(z.string(), z.unknown()).nullable(),
    waivers: z.array(waiver.omit({ id: true, at: true })).max(500),
    can: z.strictObject({
      nameSigner: permission,
      sign: permission,
      withdrawSignature: permission,
      withdrawProposal: permission,
    }),
  })
  .meta({ id: 'SigningDetail' });

export const getSigning = route({
  id: 'getSigning',
  method: 'GET',
  path: '/partnerships/:partnership/agreements/:agreement/signing',
  tag,
  summary: 'What is to be signed: the whole text, its digest, certificate, waivers and signatures',
  params: versionParams,
  answer: signingDetail,
});

export const nameSigner = route({
  id: 'nameSigner',
  method: 'PUT',
  path: '/partnerships/:partnership/agreements/:agreement/signer',
  tag,
  summary: 'Name who signs for one’s own party',
  description: 'For leads, until the party has signed. Anybody of that party who has joined can be named.',
  params: versionParams,
  body: z.strictObject({ person: uuid }),
  answer: signing,
});

export const signAgreement = route({
  id: 'signAgreement',
  method: 'POST',
  path: '/partnerships/:partnership/agreements/:agreement/signatures',
  tag,
  summary: 'Sign for one’s party, with the digest that was shown and the password again',
  description:
    'Refused when the digest is not that of the text to be signed. A wrong password is 401 with the cause `identity.wrong-password`, and nothing is stored. With the last signature the version is signed.',
  params: versionParams,
  body: z.strictObject({ hash: sha256, password: z.string().min(1).max(200) }),
  answer: signing,
  status: 201,
});

export const withdrawSignature = route({
  id: 'withdrawSignature',
  method: 'DELETE',
  path: '/partnerships/:partnership/agreements/:agreement/signature',
  tag,
  summary: 'Take the own party’s signature back, before all have signed',
  params: versionParams,
  answer: signing,
});

export const withdrawProposal = route({
  id: 'withdrawProposal',
  method: 'DELETE',
  path: '/partnerships/:partnership/agreements/:agreement/proposal',
  tag,
  summary: 'Withdraw a proposal before all have signed: its draft is open again, its signatures are void',
  params: versionParams,
  answer: signing,
});

export const getAgreementBundle = route({
  id: 'getAgreementBundle',
  method: 'GET',
  path: '/partnerships/:partnership/agreements/:agreement/bundle',
  wire: 'file',
  tag,
  summary: 'Download what is needed to check text, digest and signatures offline',
  description: 'JSON for `tandem agreement verify`.',
  params: versionParams,
  answer: z.unknown(),
});

export const BUNDLE_FORMAT = 'tandem-agreement-bundle-1';

/** The bundle: nothing in it that is not checked. */
export const agreementBundle = z
  .strictObject({
    format: z.literal(BUNDLE_FORMAT),
    /** The agreement file. */
    text: z.string().min(1).max(5_000_000),
    agreementHash: sha256,
    certificate: z
      .strictObject({
        agreementHash: sha256,
        situations: z.number(),
        gaps: z.literal(0),
        engine: z.string().max(200),
        from: instant,
        horizonMs: z.number(),
      })
      .nullable(),
    waivers: z.array(signedWaiver).max(500),
    effectiveAt: instant.nullable(),
    parties: z
      .array(z.strictObject({ id: slug, name: z.string().max(300), kind: z.enum(['internal', 'provider']) }))
      .min(1)
      .max(50),
    /** SHA-256 of what the parties sign. */
    textHash: sha256,
    signatures: z
      .array(
        z.strictObject({
          party: slug,
          person: z.strictObject({ id: uuid, name: z.string().min(1).max(300) }),
          at: instant,
          /** Ed25519, base64url. */
          signature: z.string().min(1).max(200),
        }),
      )
      .max(50),
    /** The installation's Ed25519 key, as it stands in a JSON Web Key (base64url). */
    publicKey: z.string().min(1).max(100),
  })
  .meta({ id: 'AgreementBundle' });

export type AgreementBundle = z.infer<typeof agreementBundle>;
