/**
 * The sample's tickets are written as stories: who asked what, and what happened then. Times are
 * relative, so that the sample is as fresh on every day it is opened: a story begins some business
 * days ago at a time of day, or some minutes ago, and each step comes some minutes after the last.
 */
import type { Priority, TicketType, Tier, WaitReason } from '../../src/core/agreement/agreement.js';
import type { Audience, HandOffReason } from '../../src/core/tickets/event.js';
import type { Colleague } from '../people.js';

export type Begin = { readonly days: number; readonly time: string } | { readonly minutesAgo: number };

export interface Context {
  readonly tried: string;
  readonly evidence: string;
  readonly needed: string;
  readonly reason: HandOffReason;
  readonly fields?: Readonly<Record<string, string>>;
}

export type Step = { readonly after: number } & (
  | { readonly do: 'take'; readonly who: Colleague }
  | { readonly do: 'say'; readonly who: Colleague | 'requester'; readonly audience: Audience; readonly text: string }
  | { readonly do: 'wait'; readonly who: Colleague; readonly on: WaitReason; readonly note: string }
  | { readonly do: 'resume'; readonly who: Colleague }
  | { readonly do: 'hand'; readonly who: Colleague; readonly to: string; readonly context: Context }
  | { readonly do: 'accept'; readonly who: Colleague }
  | { readonly do: 'decline'; readonly who: Colleague; readonly reason: string }
  | { readonly do: 'raise'; readonly who: Colleague; readonly priority: Priority; readonly reason: string }
  | { readonly do: 'resolve'; readonly who: Colleague; readonly note: string }
  | { readonly do: 'reopen'; readonly reason: string }
  | { readonly do: 'close'; readonly who: Colleague }
);

export interface Story {
  readonly category: string;
  readonly subject: string;
  readonly text: string;
  readonly requester: string;
  readonly begin: Begin;
  readonly priority: Priority;
  readonly type: TicketType;
  readonly tier: Tier;
  readonly system: string | null;
  readonly site: string | null;
  readonly steps: readonly Step[];
}

type Told = Pick<Story, 'requester' | 'begin'> & Partial<Pick<Story, 'priority' | 'type' | 'tier' | 'system' | 'site'>>;

export const story = (category: string, subject: string, text: string, told: Told, ...steps: Step[]): Story => ({
  category,
  subject,
  text,
  priority: 'P3',
  type: 'incident',
  tier: 1,
  system: null,
  site: 'Main plant',
  ...told,
  steps,
});

export const HOUR = 60;
export const DAY = 24 * 60;

export const take = (after: number, who: Colleague): Step => ({ after, do: 'take', who });
/** To everyone on the ticket. */
export const tell = (after: number, who: Colleague, text: string): Step => ({ after, do: 'say', who, audience: 'requester', text });
/** By the requester. */
export const ask = (after: number, text: string): Step => ({ after, do: 'say', who: 'requester', audience: 'requester', text });
/** To both IT teams. */
export const share = (after: number, who: Colleague, text: string): Step => ({ after, do: 'say', who, audience: 'shared', text });
/** To the own party only. */
export const note = (after: number, who: Colleague, text: string): Step => ({ after, do: 'say', who, audience: 'own-party', text });
export const wait = (after: number, who: Colleague, on: WaitReason, text: string): Step => ({ after, do: 'wait', who, on, note: text });
export const resume = (after: number, who: Colleague): Step => ({ after, do: 'resume', who });
export const hand = (after: number, who: Colleague, to: string, context: Context): Step => ({ after, do: 'hand', who, to, context });
export const accept = (after: number, who: Colleague): Step => ({ after, do: 'accept', who });
export const decline = (after: number, who: Colleague, reason: string): Step => ({ after, do: 'decline', who, reason });
export const raise = (after: number, who: Colleague, priority: Priority, reason: string): Step => ({
  after,
  do: 'raise',
  who,
  priority,
  reason,
});
export const resolve = (after: number, who: Colleague, text: string): Step => ({ after, do: 'resolve', who, note: text });
export const reopen = (after: number, reason: string): Step => ({ after, do: 'reopen', reason });
export const close = (after: number, who: Colleague): Step => ({ after, do: 'close', who });

/** A ticket that was answered and resolved by one person, then closed. */
export const quick = (who: Colleague, first: number, answer: string, rest: number, result: string): Step[] => [
  take(Math.max(1, first - 2), who),
  tell(2, who, answer),
  resolve(rest, who, result),
  close(5 * DAY, who),
];
