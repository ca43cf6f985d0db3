/** What is said about a draft: comments on a cell or a thing, and suggestions that the other party accepts or declines. */
import { z } from 'zod';
import { draftChange, draftChanges, thingId } from './agreement-shapes.js';
import { edited } from './drafts.js';
import { route } from './route.js';
import { instant, line, partnershipParams, permission, person, text, tier, uuid } from './shapes.js';

const tag = 'Drafts';

const draftParams = partnershipParams.extend({ draft: uuid });

/** What somebody speaks about: a cell of the grid, a thing by its list and id, or all of it. */
export const draftPlace = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('cell'), category: thingId, window: thingId, tier }),
    z.strictObject({ kind: z.literal('thing'), list: thingId, id: thingId }),
    z.strictObject({ kind: z.literal('draft') }),
  ])
  .meta({ id: 'DraftPlace' });

export const draftComment = z
  .strictObject({
    id: uuid,
    about: draftPlace,
    text: z.string(),
    at: instant,
    by: person,
    resolvedAt: instant.nullable(),
    resolvedBy: person.nullable(),
  })
  .meta({ id: 'DraftComment' });

export const suggestionState = z.enum(['open', 'accepted', 'declined', 'withdrawn']);

export const suggestion = z
  .strictObject({
    id: uuid,
    about: draftPlace,
    changes: z.array(draftChange),
    /** Why. */
    text: z.string(),
    at: instant,
    by: person,
    state: suggestionState,
    answer: z.strictObject({ text: z.string(), at: instant, by: person }).nullable(),
    can: z.strictObject({ answer: permission, withdraw: permission }),
  })
  .meta({ id: 'Suggestion' });

export const getDiscussion = route({
  id: 'getDiscussion',
  method: 'GET',
  path: '/partnerships/:partnership/drafts/:draft/discussion',
  tag,
  summary: 'Comments and suggestions of a draft, newest first',
  params: draftParams,
  answer: z.strictObject({ comments: z.array(draftComment).max(1_000), suggestions: z.array(suggestion).max(500) }),
});

export const commentDraft = route({
  id: 'commentDraft',
  method: 'POST',
  path: '/partnerships/:partnership/drafts/:draft/comments',
  tag,
  summary: 'Say something about a cell, a thing or the whole draft',
  params: draftParams,
  body: z.strictObject({ about: draftPlace, text }),
  answer: draftComment,
  status: 201,
});

export const resolveComment = route({
  id: 'resolveComment',
  method: 'PUT',
  path: '/partnerships/:partnership/drafts/:draft/comments/:comment/resolution',
  tag,
  summary: 'Mark a comment as dealt with',
  params: draftParams.extend({ comment: uuid }),
  answer: draftComment,
});

export const suggestChange = route({
  id: 'suggestChange',
  method: 'POST',
  path: '/partnerships/:partnership/drafts/:draft/suggestions',
  tag,
  summary: 'Suggest an edit to the other party',
  description: 'For everybody of an IT team. Nothing changes until a lead of another party accepts.',
  params: draftParams,
  body: z.strictObject({ about: draftPlace, changes: draftChanges, text }),
  answer: suggestion,
  status: 201,
});

export const acceptSuggestion = route({
  id: 'acceptSuggestion',
  method: 'POST',
  path: '/partnerships/:partnership/drafts/:draft/suggestions/:suggestion/acceptance',
  tag,
  summary: 'Accept a suggestion: its edit is made',
  description: 'Where the draft has moved on so that the edit no longer fits, nothing is made and the answer says what stands there.',
  params: draftParams.extend({ suggestion: uuid }),
  body: z.strictObject({ text: line.or(z.literal('')).default('') }),
  answer: edited,
});

export const declineSuggestion = route({
  id: 'declineSuggestion',
  method: 'POST',
  path: '/partnerships/:partnership/drafts/:draft/suggestions/:suggestion/decline',
  tag,
  summary: 'Decline a suggestion with a word',
  params: draftParams.extend({ suggestion: uuid }),
  body: z.strictObject({ text: line }),
  answer: suggestion,
});

export const withdrawSuggestion = route({
  id: 'withdrawSuggestion',
  method: 'DELETE',
  path: '/partnerships/:partnership/drafts/:draft/suggestions/:suggestion',
  tag,
  summary: 'Take back a suggestion of one’s own party',
  params: draftParams.extend({ suggestion: uuid }),
  answer: suggestion,
});
