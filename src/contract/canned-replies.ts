/** Replies kept for later, with variables: personal ones, those of a team, those of a party. */
import { z } from 'zod';
import { CANNED_OWNERS } from '../core/tickets/canned-owner.js';
import { noContent, route } from './route.js';
import { instant, line, partnershipParams, permission, person, slug, text, uuid } from './shapes.js';

const tag = 'Canned replies';

const owner = z.strictObject({
  kind: z.enum(CANNED_OWNERS),
  /** The id of the person, team or party. */
  id: slug,
});

export const cannedReply = z
  .strictObject({
    id: uuid,
    owner,
    name: z.string(),
    text: z.string(),
    updatedAt: instant,
    updatedBy: person,
    /** Pass it back with an edit. */
    revision: z.number().int(),
    can: z.strictObject({ edit: permission }),
  })
  .meta({ id: 'CannedReply' });

/** Most that one person, team or party keeps. */
export const MOST_CANNED = 200;

export const listCannedReplies = route({
  id: 'listCannedReplies',
  method: 'GET',
  path: '/partnerships/:partnership/canned-replies',
  tag,
  summary: 'The canned replies that the caller may use, by name',
  description: 'Own ones, those of the own teams (for a lead: of all teams of the party) and those of the party. Nothing of another party.',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(cannedReply).max(1_000) }),
});

const body = z.strictObject({ owner, name: line, text });

export const addCannedReply = route({
  id: 'addCannedReply',
  method: 'POST',
  path: '/partnerships/:partnership/canned-replies',
  tag,
  summary: 'Keep a reply for later',
  description: 'Unknown variables are named (400). 422 with causes where the owner has a reply of this name, or too many.',
  params: partnershipParams,
  body,
  answer: cannedReply,
  status: 201,
});

const one = partnershipParams.extend({ reply: uuid });

export const editCannedReply = route({
  id: 'editCannedReply',
  method: 'PUT',
  path: '/partnerships/:partnership/canned-replies/:reply',
  tag,
  summary: 'Change a canned reply',
  description: 'With the `revision` that was read: where somebody changed it since, nothing is changed (409).',
  params: one,
  body: body.extend({ revision: z.number().int().min(1).max(2_000_000_000) }),
  answer: cannedReply,
});

export const removeCannedReply = route({
  id: 'removeCannedReply',
  method: 'DELETE',
  path: '/partnerships/:partnership/canned-replies/:reply',
  tag,
  summary: 'Throw a canned reply away',
  params: one,
  answer: noContent,
  status: 204,
});
