/**
 * What events do to the record of a ticket. None of them changes who holds it; merging ends it.
 *
 * Example: tagged `vpn`, then linked as child of another, then merged into a third: closed, points to
 * the third, and keeps tag and link.
 */
import type { Instant } from '../time.js';
import type { Draft } from './draft.js';
import type { TicketEvent } from './event.js';
import type { LinkEventBody } from './link-event.js';
import type { MergeEventBody } from './merge-event.js';
import type { RecordEventBody } from './record-event.js';

type Classified = Extract<TicketEvent, { kind: 'classified' }>;

/** Impact, urgency and the override that come with a classification. */
export function weigh(draft: Draft, event: Classified, at: Instant): void {
  if (event.weight !== undefined) {
    draft.impact = event.weight.impact;
    draft.urgency = event.weight.urgency;
  }
  if (event.override === 'set') draft.priorityOverride = { by: event.by, at, reason: event.reason };
  else if (event.override === 'taken-back') draft.priorityOverride = null;
}

/** Remembers when somebody of the requester's side last wrote. */
export function noteWord(draft: Draft, event: TicketEvent, at: Instant): void {
  if (event.by.kind === 'requester') draft.lastWords = { ...draft.lastWords, [event.by.person]: at };
}

/** Applies an event of the record in place. */
export function record(draft: Draft, event: RecordEventBody | LinkEventBody | MergeEventBody, at: Instant): void {
  switch (event.kind) {
    case 'touched':
      draft.alsoTouches = event.systems;
      return;
    case 'tagged':
      draft.tags = [...new Set([...draft.tags.filter((tag) => !event.remove.includes(tag)), ...event.add])].sort();
      return;
    case 'wish-dated':
      draft.wishAt = event.wishAt;
      return;
    case 'watcher-added':
      draft.watchers = union(draft.watchers, [event.person]);
      return;
    case 'watcher-removed':
      draft.watchers = draft.watchers.filter((person) => person !== event.person);
      return;
    case 'requester-changed':
      draft.requester = event.requester;
      return;
    case 'linked':
      draft.links = [...draft.links, { as: event.as, ticket: event.ticket, at }];
      return;
    case 'unlinked':
      draft.links = draft.links.filter((link) => link.as !== event.as || link.ticket !== event.ticket);
      return;
    case 'merged':
      draft.mergedInto = event.into;
      draft.status = 'closed';
      draft.resolvedAt ??= at;
      draft.closedAt = at;
      return;
    case 'unmerged':
      draft.mergedInto = null;
      draft.status = 'open';
      draft.resolvedAt = null;
      draft.closedAt = null;
      return;
    case 'joined':
      draft.joined = [...draft.joined, { ticket: event.ticket, people: event.people, at }];
      draft.watchers = union(draft.watchers, event.people);
      return;
    case 'parted': {
      const gone = draft.joined.find((one) => one.ticket === event.ticket)?.people ?? [];
      draft.joined = draft.joined.filter((one) => one.ticket !== event.ticket);
      const stay = draft.joined.flatMap((one) => one.people);
      draft.watchers = draft.watchers.filter((person) => !gone.includes(person) || stay.includes(person));
      return;
    }
    default:
      event satisfies never;
  }
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];
