/** What the registers say beside the agreement, and what a proof finds in it. */
import { z } from 'zod';
import type { Facts } from '../core/proof/facts.js';
import { TOOL_FUNCTIONS } from '../core/registers/register.js';
import { findingShape } from './agreements.js';
import { route } from './route.js';
import { instant, partnershipParams, uuid } from './shapes.js';

const tag = 'Proof';

const name = z.string();
const day = z.string().nullable();
const count = z.number().int().nullable();

const facts: z.ZodType<Facts> = z
  .strictObject({
    /** Null: nothing is on that register yet. */
    systems: z
      .array(
        z.strictObject({
          name,
          teamsWithAccess: z.array(name),
          runbook: z.string().nullable(),
          runbookReviewedOn: day,
          rtoMinutes: count,
          rpoMinutes: count,
          restoreEveryDays: count,
          restoreTestedOn: day,
          restoreTookMinutes: count,
          restoreLostMinutes: count,
        }),
      )
      .nullable(),
    people: z.array(z.strictObject({ name, knows: z.array(name) })).nullable(),
    tools: z.array(z.strictObject({ name, function: z.enum(TOOL_FUNCTIONS), party: z.string(), primary: z.boolean() })).nullable(),
    neededFunctions: z.array(z.enum(TOOL_FUNCTIONS)),
    /** People by team. */
    members: z.record(z.string(), z.number().int()),
  })
  .meta({ id: 'Facts' });

export const getFacts = route({
  id: 'getFacts',
  method: 'GET',
  path: '/partnerships/:partnership/facts',
  tag,
  summary: 'The facts that a proof reads beside an agreement: registers, people by team',
  params: partnershipParams,
  answer: facts,
});

export const getFactFindings = route({
  id: 'getFactFindings',
  method: 'GET',
  path: '/partnerships/:partnership/agreements/:agreement/fact-findings',
  tag,
  summary: 'What the facts of today say against a version: access, runbooks, recovery, single points of failure, tools',
  description: 'Warnings, which do not stop a signature. The proof of a version itself is `getProof`.',
  params: partnershipParams.extend({ agreement: uuid }),
  answer: z.strictObject({ findings: z.array(findingShape), provedAt: instant }),
});
