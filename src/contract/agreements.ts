/** The agreement in force, its proof, drafts as files, and trying a situation. */
import { z } from 'zod';
import type { Agreement } from '../core/agreement/agreement.js';
import type { Finding } from '../core/proof/finding.js';
import type { RouteOutcome } from '../core/routing/outcome.js';
import { route } from './route.js';
import { cause, instant, partnershipParams, permission, priority, slug, ticketType, tier, uuid } from './shapes.js';

const tag = 'Agreement';

/** The core shape, described by the agreement file's JSON Schema. */
export const agreementShape = z
  .custom<Agreement>((value) => typeof value === 'object' && value !== null)
  .meta({ id: 'Agreement', type: 'object' });
export const findingShape = z
  .custom<Finding>((value) => typeof value === 'object' && value !== null)
  .meta({ id: 'Finding', type: 'object' });
const outcomeShape = z
  .custom<RouteOutcome>((value) => typeof value === 'object' && value !== null)
  .meta({ id: 'RouteOutcome', type: 'object' });

export const agreementState = z.enum(['draft', 'proposed', 'signed', 'effective', 'superseded']);

export const agreementVersion = z
  .strictObject({
    id: uuid,
    version: z.number().int(),
    name: z.string(),
    state: agreementState,
    effectiveAt: instant.nullable(),
    createdAt: instant,
    /** SHA-256 of the canonical text, hexadecimal. */
    hash: z.string(),
  })
  .meta({ id: 'AgreementVersion' });

export const listAgreements = route({
  id: 'listAgreements',
  method: 'GET',
  path: '/partnerships/:partnership/agreements',
  tag,
  summary: 'Versions of the agreement, newest first',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(agreementVersion).max(500), can: z.strictObject({ bringIn: permission }) }),
});

export const getAgreementInForce = route({
  id: 'getAgreementInForce',
  method: 'GET',
  path: '/partnerships/:partnership/agreement',
  tag,
  summary: 'The agreement in force',
  description: 'Null before both parties have signed one: then nothing is routed.',
  params: partnershipParams,
  answer: z.strictObject({ version: agreementVersion, agreement: agreementShape, text: z.string() }).nullable(),
});

export const getAgreement = route({
  id: 'getAgreement',
  method: 'GET',
  path: '/partnerships/:partnership/agreements/:agreement',
  tag,
  summary: 'One version, whole',
  params: partnershipParams.extend({ agreement: uuid }),
  answer: z.strictObject({ version: agreementVersion, agreement: agreementShape, text: z.string() }),
});

export const uploadAgreement = route({
  id: 'uploadAgreement',
  method: 'POST',
  path: '/partnerships/:partnership/agreements',
  tag,
  summary: 'Keep an agreement file as a draft',
  description:
    'Refused with every problem and its line and column when the file is not an agreement. Only a lead of a party brings one. A draft is for proof and replay; it routes nothing.',
  params: partnershipParams,
  body: z.strictObject({ text: z.string().min(1).max(2_000_000) }),
  answer: agreementVersion,
  status: 201,
});

export const getProof = route({
  id: 'getProof',
  method: 'GET',
  path: '/partnerships/:partnership/agreements/:agreement/proof',
  tag,
  summary: 'Prove a version: findings with witnesses, and the certificate when there is no gap',
  params: partnershipParams.extend({ agreement: uuid }),
  answer: z.strictObject({
    findings: z.array(findingShape),
    total: z.boolean(),
    ownedShare: z.number(),
    situations: z.number(),
    provedAt: instant,
  }),
});

export const trySituation = route({
  id: 'trySituation',
  method: 'POST',
  path: '/partnerships/:partnership/agreements/:agreement/situations',
  tag,
  summary: 'Try a situation: who would get it, why, under which clocks',
  description: 'The same function as the live router. Changes nothing.',
  params: partnershipParams.extend({ agreement: uuid }),
  body: z.strictObject({
    at: instant,
    category: slug,
    type: ticketType,
    tier,
    priority,
    system: slug.nullable(),
    site: slug.nullable(),
    attributes: z.record(slug, slug.nullable()).default({}),
  }),
  answer: z.strictObject({
    window: z.string(),
    outcome: outcomeShape,
    causes: z.array(cause),
    clocks: z.array(
      z.strictObject({
        kind: z.enum(['respond', 'update', 'resolve']),
        targetMs: z.number(),
        dueAt: instant.nullable(),
        calendar: z.string(),
        pausedWhile: z.array(z.string()),
      }),
    ),
    escalation: z.array(
      z.strictObject({
        id: z.string(),
        clock: z.string(),
        atPercent: z.number(),
        at: instant.nullable(),
        notify: z.array(z.string()),
        leads: z.boolean(),
      }),
    ),
  }),
});
