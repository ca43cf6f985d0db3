/** Templates of tickets: what is asked for again and again, written down once. */
import { z } from 'zod';
import { MOST_TEMPLATE_ITEMS } from '../core/tickets/template-decide.js';
import { TEMPLATE_OWNERS } from '../core/tickets/template-owner.js';
import { checklistText } from './checklists.js';
import { noContent, route } from './route.js';
import { instant, level, line, partnershipParams, permission, person, slug, text, ticketType, tier, uuid } from './shapes.js';
import { tagWords } from './ticket-record.js';
import { ticketParams } from './ticket-shapes.js';

const tag = 'Ticket templates';

const owner = z.strictObject({
  kind: z.enum(TEMPLATE_OWNERS),
  /** The id of the person, team or party; for a shared one the party that keeps it. */
  id: slug,
});

export const templateContent = z
  .strictObject({
    subject: line,
    text,
    type: ticketType,
    category: slug,
    impact: level,
    urgency: level,
    tier,
    system: slug.nullable(),
    site: slug.nullable(),
    tags: tagWords,
    checklist: z.array(checklistText).max(MOST_TEMPLATE_ITEMS),
  })
  .meta({ id: 'TicketTemplateContent' });

export const ticketTemplate = z
  .strictObject({
    id: uuid,
    owner,
    name: z.string(),
    content: templateContent,
    /** How many tickets were made from it. */
    uses: z.number().int(),
    archivedAt: instant.nullable(),
    updatedAt: instant,
    updatedBy: person,
    /** Pass it back with a change. */
    revision: z.number().int(),
    can: z.strictObject({ edit: permission }),
  })
  .meta({ id: 'TicketTemplate' });

/** Most that one person, team or party keeps. */
export const MOST_TEMPLATES = 200;

export const listTicketTemplates = route({
  id: 'listTicketTemplates',
  method: 'GET',
  path: '/partnerships/:partnership/ticket-templates',
  tag,
  summary: 'The templates that the caller may use, the most used first',
  description:
    'Own ones, those of the own teams (for a lead: of all teams of the party), those of the party, and what either IT team shares. Requesters: 403.',
  params: partnershipParams,
  query: z.strictObject({ archived: z.enum(['with']).optional() }),
  answer: z.strictObject({ items: z.array(ticketTemplate).max(1_000) }),
});

const body = z.strictObject({ owner, name: line, content: templateContent });
const revision = z.number().int().min(1).max(2_000_000_000);

export const addTicketTemplate = route({
  id: 'addTicketTemplate',
  method: 'POST',
  path: '/partnerships/:partnership/ticket-templates',
  tag,
  summary: 'Keep a template',
  description:
    'What the agreement in force does not know is named with its place (400). 422 where the owner has a template of this name, or too many.',
  params: partnershipParams,
  body,
  answer: ticketTemplate,
  status: 201,
});

const one = partnershipParams.extend({ template: uuid });

export const editTicketTemplate = route({
  id: 'editTicketTemplate',
  method: 'PUT',
  path: '/partnerships/:partnership/ticket-templates/:template',
  tag,
  summary: 'Change a template; tickets made from it stay as they are',
  description: 'With the `revision` that was read: where somebody changed it since, nothing is changed (409).',
  params: one,
  body: body.extend({ revision }),
  answer: ticketTemplate,
});

export const archiveTicketTemplate = route({
  id: 'archiveTicketTemplate',
  method: 'PUT',
  path: '/partnerships/:partnership/ticket-templates/:template/archived',
  tag,
  summary: 'Put a template away, or take it out again',
  description: 'What recurs from an archived template pauses, and says so.',
  params: one,
  body: z.strictObject({ archived: z.boolean(), revision }),
  answer: ticketTemplate,
});

export const applyTicketTemplate = route({
  id: 'applyTicketTemplate',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/template',
  tag,
  summary: 'Add the tags and the checklist of a template to a ticket that was made from it',
  description: 'What is there already stays as it is: repeating the call adds nothing. Counts a use.',
  params: ticketParams,
  body: z.strictObject({ template: uuid }),
  answer: noContent,
  status: 204,
});
