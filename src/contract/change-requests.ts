/** Requests to change the agreement: anybody may ask, a lead answers, and what is accepted becomes a draft. */
import { z } from 'zod';
import { draftPlace } from './draft-discussion.js';
import { route } from './route.js';
import { cursor, instant, line, page, partnershipParams, permission, person, text, uuid } from './shapes.js';

const tag = 'Change requests';

const requestParams = partnershipParams.extend({ request: uuid });

export const CHANGE_REQUEST_STATES = ['open', 'accepted', 'declined', 'withdrawn'] as const;
export const changeRequestState = z.enum(CHANGE_REQUEST_STATES);

export const changeRequest = z
  .strictObject({
    id: uuid,
    title: z.string(),
    text: z.string(),
    /** What it is about; `draft` stands for the agreement as a whole. */
    about: draftPlace,
    at: instant,
    by: person,
    state: changeRequestState,
    answer: z.strictObject({ text: z.string(), at: instant, by: person }).nullable(),
    /** What it became. */
    draft: uuid.nullable(),
    can: z.strictObject({ answer: permission, withdraw: permission }),
  })
  .meta({ id: 'ChangeRequest' });

export const listChangeRequests = route({
  id: 'listChangeRequests',
  method: 'GET',
  path: '/partnerships/:partnership/change-requests',
  tag,
  summary: 'Requests to change the agreement, newest first',
  description: 'People of the IT teams see all, requesters their own.',
  params: partnershipParams,
  query: z.strictObject({
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    state: changeRequestState.optional(),
  }),
  answer: page(changeRequest),
});

export const askForChange = route({
  id: 'askForChange',
  method: 'POST',
  path: '/partnerships/:partnership/change-requests',
  tag,
  summary: 'Ask for a change of the agreement',
  description: '`key` names the request: sent again, it answers the same and changes nothing.',
  params: partnershipParams,
  body: z.strictObject({ title: line, text, about: draftPlace.default({ kind: 'draft' }), key: uuid.optional() }),
  answer: changeRequest,
  status: 201,
});

export const acceptChangeRequest = route({
  id: 'acceptChangeRequest',
  method: 'POST',
  path: '/partnerships/:partnership/change-requests/:request/acceptance',
  tag,
  summary: 'Accept a request: a draft begins from the agreement in force',
  description: 'For leads. With `draft` it goes into a draft that is open already.',
  params: requestParams,
  body: z.strictObject({ text: line.or(z.literal('')).default(''), draft: uuid.nullable().default(null) }),
  answer: changeRequest,
});

export const declineChangeRequest = route({
  id: 'declineChangeRequest',
  method: 'POST',
  path: '/partnerships/:partnership/change-requests/:request/decline',
  tag,
  summary: 'Decline a request with a word',
  params: requestParams,
  body: z.strictObject({ text: line }),
  answer: changeRequest,
});

export const withdrawChangeRequest = route({
  id: 'withdrawChangeRequest',
  method: 'DELETE',
  path: '/partnerships/:partnership/change-requests/:request',
  tag,
  summary: 'Take back a request of one’s own',
  params: requestParams,
  answer: changeRequest,
});
