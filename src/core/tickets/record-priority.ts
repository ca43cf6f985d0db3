/**
 * Priority follows from impact and urgency by the matrix of the agreement, unless somebody overrides it
 * with a reason. An override holds when impact or urgency are corrected, until it is taken back; setting
 * the very priority that the matrix gives is taking it back.
 *
 * Example: medium × medium is P3. "The CEO's laptop" makes it P2, an override by Ana. Impact is found to
 * be high: the matrix now says P2 as well, and the override stays on record until somebody takes it back.
 */
import type { Level, Priority, PriorityMatrix } from '../agreement/agreement.js';
import type { Weighed } from './record-event.js';
import type { TicketState } from './state.js';

type Held = Pick<TicketState, 'impact' | 'urgency' | 'priority' | 'priorityOverride'>;

export interface WantedPriority {
  readonly priority?: Priority | undefined;
  readonly impact?: Level | undefined;
  readonly urgency?: Level | undefined;
}

/** What the matrix gives; null while impact or urgency are unknown. */
export function agreedPriority({ impact, urgency }: Pick<Held, 'impact' | 'urgency'>, matrix: PriorityMatrix): Priority | null {
  return impact === null || urgency === null ? null : matrix[impact][urgency];
}

export interface Reweighed {
  /** The priority that follows; absent when it stays. */
  readonly priority?: Priority;
  /** What goes on record with the classification. */
  readonly weighed: Weighed;
}

/**
 * What a correction of impact, urgency or priority amounts to.
 *
 * @example weighPriority({ impact: 'low', urgency: 'low', … }, matrix, { impact: 'high' })
 */
export function weighPriority(state: Held, matrix: PriorityMatrix, wanted: WantedPriority): Reweighed {
  const weight = { impact: wanted.impact ?? state.impact, urgency: wanted.urgency ?? state.urgency };
  const changed = weight.impact !== state.impact || weight.urgency !== state.urgency;
  const agreed = agreedPriority(weight, matrix);
  const follows = wanted.priority ?? (state.priorityOverride === null && changed ? agreed : null) ?? state.priority;
  const override = wanted.priority === undefined ? null : overrideBy(state, wanted.priority, agreed);
  return {
    ...(follows === state.priority ? {} : { priority: follows }),
    weighed: { ...(changed ? { weight } : {}), ...(override === null ? {} : { override }) },
  };
}

function overrideBy(state: Held, wanted: Priority, agreed: Priority | null): 'set' | 'taken-back' | null {
  const has = state.priorityOverride !== null;
  if (wanted === agreed) return has ? 'taken-back' : null;
  return wanted === state.priority && (has || agreed === null) ? null : 'set';
}

/** Gives the priority back to the matrix; null when there is nothing to take back, or impact and urgency are unknown. */
export function takeBackPriority(state: Held, matrix: PriorityMatrix): Reweighed | null {
  const agreed = agreedPriority(state, matrix);
  if (state.priorityOverride === null || agreed === null) return null;
  return { ...(agreed === state.priority ? {} : { priority: agreed }), weighed: { override: 'taken-back' } };
}
