/** A situation: what is known of a piece of work when the agreement is asked who owns it. */
import type { AttributeId, CategoryId, SiteId, SystemId, WindowId } from '../ids.js';
import type { Priority, TicketType, Tier } from './agreement.js';

/** `null` in an optional dimension means none or unknown; an attribute left out is null. */
export interface Situation {
  readonly category: CategoryId;
  readonly type: TicketType;
  readonly tier: Tier;
  readonly priority: Priority;
  readonly window: WindowId;
  readonly system: SystemId | null;
  readonly site: SiteId | null;
  readonly attributes?: Readonly<Record<AttributeId, string | null>>;
}
