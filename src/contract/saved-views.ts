/** Views of the queue that people keep: filters, order, grouping and columns under a name. */
import { z } from 'zod';
import { TICKET_GROUPS, ticketSort } from './queue.js';
import { noContent, route } from './route.js';
import { line, partnershipParams, permission, person, priority, slug, ticketType, tier, uuid } from './shapes.js';

const tag = 'Saved views';
const viewParams = partnershipParams.extend({ view: uuid });
const on = z.literal(true);

/** As the address of the queue has it; only what is set. */
export const viewSearch = z
  .strictObject({
    status: z.enum(['new', 'open', 'waiting', 'resolved', 'closed', 'active', 'all']).optional(),
    priority: priority.optional(),
    type: ticketType.optional(),
    tier: tier.optional(),
    party: slug.optional(),
    team: slug.optional(),
    assignee: z.union([uuid, z.literal('me'), z.literal('nobody')]).optional(),
    requester: uuid.optional(),
    category: slug.optional(),
    system: slug.optional(),
    site: slug.optional(),
    tag: z.string().trim().min(1).max(40).optional(),
    unowned: on.optional(),
    proposed: on.optional(),
    breached: on.optional(),
    untouched: on.optional(),
    late: on.optional(),
    due: z.enum(['soon', 'over']).optional(),
    search: z.string().trim().max(100).optional(),
    sort: z.union([ticketSort, z.enum(['priority', 'status', 'holder', 'assignee', 'category'])]).optional(),
    direction: z.enum(['asc', 'desc']).optional(),
    group: z.enum(TICKET_GROUPS).optional(),
    columns: z.string().max(400).optional(),
    /** Kept in the queue over all partnerships, and shown there alone. */
    across: on.optional(),
  })
  .meta({ id: 'ViewSearch' });

export const VIEW_REACHES = ['personal', 'team', 'shared'] as const;
const reach = z.enum(VIEW_REACHES);

export const savedView = z
  .strictObject({
    id: uuid,
    name: z.string(),
    /** `personal`: its owner finds it; `team`: the people of one team; `shared`: both IT teams. */
    reach,
    team: z.string().nullable(),
    search: viewSearch,
    by: person,
    can: z.strictObject({ change: permission }),
  })
  .meta({ id: 'SavedView' });

export const listViews = route({
  id: 'listViews',
  method: 'GET',
  path: '/partnerships/:partnership/views',
  tag,
  summary: 'The views of the queue that the caller finds, in his order',
  params: partnershipParams,
  answer: z.strictObject({
    items: z.array(savedView).max(300),
    /** The queue opens with it; null: with what is active. */
    defaultView: uuid.nullable(),
    can: z.strictObject({ team: permission, shared: permission }),
  }),
});

const viewCount = z.strictObject({
  /** The id of a saved view, or the name of one that every queue has. */
  view: z.string(),
  count: z.number().int().nullable(),
  more: z.boolean(),
});

export const countViews = route({
  id: 'countViews',
  method: 'GET',
  path: '/partnerships/:partnership/view-counts',
  tag,
  summary: 'How many tickets each view has now',
  description:
    'Counting ends at a hundred tickets, or after so many were looked at: `more` says that there may be others. A view with words to search for is not counted.',
  params: partnershipParams,
  answer: z.strictObject({
    items: z.array(viewCount).max(310),
  }),
});

export const createView = route({
  id: 'createView',
  method: 'POST',
  path: '/partnerships/:partnership/views',
  tag,
  summary: 'Keep a view',
  description:
    'Anybody keeps personal views. A member of a team keeps views for it, a lead for every team of the party and for both IT teams.',
  params: partnershipParams,
  body: z.strictObject({
    name: line,
    reach: reach.default('personal'),
    team: slug.nullable().default(null),
    search: viewSearch,
    key: z.string().min(1).max(100).optional(),
  }),
  answer: savedView,
  status: 201,
});

export const changeView = route({
  id: 'changeView',
  method: 'PATCH',
  path: '/partnerships/:partnership/views/:view',
  tag,
  summary: 'Rename a view, share it otherwise, or keep other filters under it',
  params: viewParams,
  body: z.strictObject({ name: line.optional(), reach: reach.optional(), team: slug.nullable().optional(), search: viewSearch.optional() }),
  answer: savedView,
});

export const removeView = route({
  id: 'removeView',
  method: 'DELETE',
  path: '/partnerships/:partnership/views/:view',
  tag,
  summary: 'Remove a view for everybody who finds it',
  params: viewParams,
  answer: noContent,
  status: 204,
});

export const arrangeViews = route({
  id: 'arrangeViews',
  method: 'PUT',
  path: '/partnerships/:partnership/view-order',
  tag,
  summary: 'The caller’s own order of the views, and the one that the queue opens with',
  params: partnershipParams,
  body: z.strictObject({ places: z.array(uuid).max(300), defaultView: uuid.nullable() }),
  answer: noContent,
  status: 204,
});

/** Personal views of all partnerships of the caller, for the queue over all of them. */
export const listMyViews = route({
  id: 'listMyViews',
  method: 'GET',
  path: '/views',
  access: 'session',
  tag,
  summary: 'My personal views in all my partnerships',
  answer: z.strictObject({
    items: z.array(z.strictObject({ id: uuid, partnership: uuid, name: z.string(), search: viewSearch })).max(500),
  }),
});

export const countMyViews = route({
  id: 'countMyViews',
  method: 'GET',
  path: '/view-counts',
  access: 'session',
  tag,
  summary: 'How many tickets each of my views has over all my partnerships now',
  description:
    'The views that every queue has, and my personal ones. Counting ends at a hundred tickets, or after so many open ones of each partnership: `more` says that there may be others. A view with words, with ended tickets, or with what only one partnership knows is not counted.',
  answer: z.strictObject({ items: z.array(viewCount).max(510) }),
});
