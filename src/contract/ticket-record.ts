/** What is kept on a ticket besides its conversation. */
import { z } from 'zod';
import { noContent, route } from './route.js';
import { instant, partnershipParams, slug, uuid } from './shapes.js';
import { command, ticketParams } from './ticket-shapes.js';

export const recordTag = 'Ticket record';
const recordCommand = { ...command, tag: recordTag } as const;

/** A word in lower case without spaces at its ends; the server makes it so. */
export const tagWord = z.string().trim().min(1).max(40);
export const tagWords = z.array(tagWord).max(20);

export const findTicketByNumber = route({
  id: 'findTicketByNumber',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/by-number/:number',
  tag: recordTag,
  summary: 'Which ticket a number leads to',
  description: 'The number of a merged ticket leads to the one that goes on for it, for ever.',
  params: partnershipParams.extend({ number: z.string().min(1).max(40) }),
  answer: z.strictObject({ id: uuid, number: z.string(), subject: z.string(), redirectedFrom: z.string().nullable() }),
});

export const setTicketSystems = route({
  ...recordCommand,
  id: 'setTicketSystems',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/systems',
  summary: 'Say which systems it touches; the first one routes it',
  params: ticketParams,
  body: z.strictObject({ systems: z.array(slug).max(20), reason: z.string().trim().max(200).default('') }),
});

export const takeBackPriority = route({
  ...recordCommand,
  id: 'takeBackPriority',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/priority-override',
  summary: "Take back a priority that was set by hand: the agreement's matrix decides again",
  params: ticketParams,
});

export const tagTicket = route({
  ...recordCommand,
  id: 'tagTicket',
  method: 'PATCH',
  path: '/partnerships/:partnership/tickets/:ticket/tags',
  summary: 'Add and remove tags',
  params: ticketParams,
  body: z.strictObject({ add: tagWords.default([]), remove: tagWords.default([]) }),
});

export const listTags = route({
  id: 'listTags',
  method: 'GET',
  path: '/partnerships/:partnership/ticket-tags',
  tag: recordTag,
  summary: 'Tags in use, for typing ahead',
  description: 'In order of the alphabet, at most 20. For people of the IT teams.',
  params: partnershipParams,
  query: z.strictObject({ prefix: z.string().trim().max(40).default('') }),
  answer: z.strictObject({ items: z.array(z.string()).max(20) }),
});

export const setWishDate = route({
  ...recordCommand,
  id: 'setWishDate',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/wish-date',
  summary: 'Wish for a date, beside the clocks; null takes it away',
  params: ticketParams,
  body: z.strictObject({ at: instant.nullable() }),
});

const watcherParams = ticketParams.extend({ person: uuid });

export const addWatcher = route({
  ...recordCommand,
  id: 'addWatcher',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/watchers/:person',
  summary: 'Let a member watch it',
  description: 'A requester who watches it reads and writes what everyone on the ticket does.',
  params: watcherParams,
});

export const removeWatcher = route({
  ...recordCommand,
  id: 'removeWatcher',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/watchers/:person',
  summary: 'End the watching',
  params: watcherParams,
  answer: noContent,
  status: 204,
});

export const changeRequester = route({
  ...recordCommand,
  id: 'changeRequester',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/requester',
  summary: 'Say whose ticket it is',
  description: 'The one it was before does not reach it any more, unless he watches it.',
  params: ticketParams,
  body: z.strictObject({ person: uuid }),
});

export const transferTicket = route({
  ...recordCommand,
  id: 'transferTicket',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/team',
  summary: 'Give it to another team of the party that holds it',
  params: ticketParams,
  body: z.strictObject({ team: slug }),
});
