import type { Ctx } from './context.js';
import type { Occasion } from './platform/events/events.js';

/** Who and when of a member's request, for `events.emit`. */
export const authorOf = (ctx: Pick<Ctx, 'partnership' | 'now' | 'person'>): Occasion => ({
  partnership: ctx.partnership,
  now: ctx.now,
  by: { kind: 'person', name: ctx.person.id },
});
