/** What the desk asks beyond the agreement: approvals, and what must hold before a ticket ends. Kept by the leads. */
import { z } from 'zod';
import { route } from './route.js';
import { instant, line, partnershipParams, permission, person, slug, ticketType, uuid } from './shapes.js';
import { gateNeed } from './ticket-work-shapes.js';

const tag = 'Desk settings';

const people = z.array(uuid).max(50);

export const approvalRule = z.strictObject({
  id: uuid,
  name: line,
  types: z.array(ticketType).min(1).max(4),
  /** Each with everything below it; null: all. */
  categories: z.array(slug).min(1).max(50).nullable(),
  /** So many have to say yes. */
  needed: z.number().int().min(1).max(20),
  approvers: z.strictObject({ people, teams: z.array(slug).max(20), leadsOf: z.array(slug).max(10) }),
  /** Never asked, though a team or role names them. */
  except: people,
});

const needs = z.array(gateNeed).max(5);
const gate = z.strictObject({ resolve: needs, close: needs });

const settings = z.strictObject({
  approvals: z.array(approvalRule).max(50),
  gates: z.strictObject({ incident: gate, 'service-request': gate, problem: gate, change: gate }),
});

export const deskSettings = z
  .strictObject({
    settings,
    /** Pass it back with a change. 0: nobody has changed them. */
    revision: z.number().int(),
    changedAt: instant.nullable(),
    changedBy: person.nullable(),
    can: z.strictObject({ edit: permission }),
  })
  .meta({ id: 'DeskSettings' });

export const getDeskSettings = route({
  id: 'getDeskSettings',
  method: 'GET',
  path: '/partnerships/:partnership/desk-settings',
  tag,
  summary: 'What the desk asks for: approvals and gates',
  description: 'For people of the IT teams.',
  params: partnershipParams,
  answer: deskSettings,
});

export const saveDeskSettings = route({
  id: 'saveDeskSettings',
  method: 'PUT',
  path: '/partnerships/:partnership/desk-settings',
  tag,
  summary: 'Change what the desk asks for',
  description:
    'For leads of either party; the shared history keeps before and after. With the `revision` that was read: where somebody changed them since, nothing is changed (409).',
  params: partnershipParams,
  body: z.strictObject({ settings, revision: z.number().int().min(0).max(2_000_000_000) }),
  answer: deskSettings,
});
