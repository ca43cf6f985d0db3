/** Drafts of the agreement: edited by both parties at once, one small change at a time. */
import { z } from 'zod';
import { draftChange, draftChanges, thingId } from './agreement-shapes.js';
import { agreementShape, findingShape } from './agreements.js';
import { noContent, route } from './route.js';
import { instant, line, partnershipParams, permission, person, uuid } from './shapes.js';

const tag = 'Drafts';

const draftParams = partnershipParams.extend({ draft: uuid });

export const draftState = z.enum(['open', 'proposed', 'dropped']);

export const draftSummary = z
  .strictObject({
    id: uuid,
    name: z.string(),
    state: draftState,
    /** Counts its edits: an editor who saw it at a revision can ask for what came after. */
    revision: z.number().int(),
    /** The version that it began as a copy of. */
    basedOn: uuid.nullable(),
    createdAt: instant,
    createdBy: person.nullable(),
    editedAt: instant,
  })
  .meta({ id: 'DraftSummary' });

export const draft = draftSummary
  .extend({
    agreement: agreementShape,
    can: z.strictObject({ edit: permission, discuss: permission }),
  })
  .meta({ id: 'Draft' });

export const listDrafts = route({
  id: 'listDrafts',
  method: 'GET',
  path: '/partnerships/:partnership/drafts',
  tag,
  summary: 'Drafts of the agreement, the one edited last first',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(draftSummary).max(200), can: z.strictObject({ begin: permission }) }),
});

export const createDraft = route({
  id: 'createDraft',
  method: 'POST',
  path: '/partnerships/:partnership/drafts',
  tag,
  summary: 'Begin a draft as a copy of a version',
  description: 'For leads. A draft routes nothing; what is in force stays in force.',
  params: partnershipParams,
  body: z.strictObject({ name: line, agreement: uuid }),
  answer: draftSummary,
  status: 201,
});

export const getDraft = route({
  id: 'getDraft',
  method: 'GET',
  path: '/partnerships/:partnership/drafts/:draft',
  tag,
  summary: 'A draft, whole, with what the viewer may do to it',
  params: draftParams,
  answer: draft,
});

const conflict = z.strictObject({
  at: z.number().int(),
  subject: z.string(),
  now: z.unknown(),
  text: z.string(),
});

/** An edit that met another's is an expected outcome, not an error: what stands there now is shown, and nothing is lost. */
export const edited = z
  .discriminatedUnion('made', [
    z.strictObject({ made: z.literal(true), revision: z.number().int() }),
    z.strictObject({
      made: z.literal(false),
      revision: z.number().int(),
      conflicts: z.array(conflict),
      problems: z.array(z.strictObject({ path: z.array(z.union([z.string(), z.number()])), text: z.string() })),
    }),
  ])
  .meta({ id: 'Edited' });

export const editDraft = route({
  id: 'editDraft',
  method: 'POST',
  path: '/partnerships/:partnership/drafts/:draft/edits',
  tag,
  summary: 'Make an edit: all of its changes, or none',
  description:
    'Each change names what its author saw. Where that is no longer so, or where the result could not be read, nothing is made and the answer says what stands there. `key` names the request: sent again, it answers the same and changes nothing. To undo an edit, send its inverse.',
  params: draftParams,
  body: z.strictObject({ key: uuid, changes: draftChanges }),
  answer: edited,
});

export const draftEdit = z
  .strictObject({
    revision: z.number().int(),
    at: instant,
    by: person,
    changes: z.array(draftChange),
    /** The proposal that it makes real. */
    suggestion: uuid.nullable(),
  })
  .meta({ id: 'DraftEdit' });

export const listDraftEdits = route({
  id: 'listDraftEdits',
  method: 'GET',
  path: '/partnerships/:partnership/drafts/:draft/edits',
  tag,
  summary: 'Edits after a revision, oldest first',
  description: 'At most 200; `more` says that there are others behind the last one.',
  params: draftParams,
  query: z.strictObject({ after: z.coerce.number().int().min(0).max(1_000_000_000).default(0) }),
  answer: z.strictObject({ items: z.array(draftEdit).max(200), more: z.boolean() }),
});

export const watchDraft = route({
  id: 'watchDraft',
  method: 'GET',
  path: '/partnerships/:partnership/drafts/:draft/changes',
  wire: 'events',
  tag,
  summary: 'Follow a draft',
  description:
    'Server-sent events named `draft` with the revision and what happened; the event id is a cursor for catching up. Events named `presence` list who has the draft open and where; they are not kept, and a list replaces the one before.',
  params: draftParams,
  answer: z.strictObject({ revision: z.number().int(), kind: z.string() }),
});

/** Where somebody is in a draft: a part of it and, in the matrix, a cell. */
export const draftPlace = z.strictObject({
  part: z.string().min(1).max(40),
  cell: z.strictObject({ category: thingId, window: thingId, tier: z.union([z.literal(1), z.literal(2), z.literal(3)]) }).nullable(),
});

/** One open page of a draft. */
export const draftPresent = z.strictObject({ page: uuid, person, place: draftPlace }).meta({ id: 'DraftPresent' });

export const sayPresence = route({
  id: 'sayPresence',
  method: 'POST',
  path: '/partnerships/:partnership/drafts/:draft/presence',
  tag,
  summary: 'Say where a page is in a draft',
  description:
    'Told to others who follow the draft, and kept nowhere: a page says it again at least once a minute, or is taken as gone. `place` null: the page is closed.',
  params: draftParams,
  body: z.strictObject({ page: uuid, place: draftPlace.nullable() }),
  answer: noContent,
  status: 204,
});

export const dropDraft = route({
  id: 'dropDraft',
  method: 'DELETE',
  path: '/partnerships/:partnership/drafts/:draft',
  tag,
  summary: 'Drop a draft: it stays readable and can no longer be edited',
  params: draftParams,
  answer: draftSummary,
});

export const getDraftProof = route({
  id: 'getDraftProof',
  method: 'GET',
  path: '/partnerships/:partnership/drafts/:draft/proof',
  tag,
  summary: 'Prove a draft as it stands',
  params: draftParams,
  answer: z.strictObject({
    revision: z.number().int(),
    findings: z.array(findingShape),
    total: z.boolean(),
    ownedShare: z.number(),
    situations: z.number(),
    provedAt: instant,
  }),
});
