/** What a rule really decides, seen along the dimensions that clocks depend on. */
import type { Priority, TicketType } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { WindowId } from '../ids.js';
import type { Owned } from '../routing/outcome.js';

/** One combination in which the rule is the first that holds, for some category, tier, system, site and attributes. */
export interface DutyCell {
  readonly type: TicketType;
  readonly priority: Priority;
  readonly window: WindowId;
}

/**
 * An outcome with the combinations in which it is reached. A rule that others overrule everywhere
 * in a combination does not have that combination.
 */
export interface Duty {
  readonly outcome: Owned;
  readonly cells: readonly DutyCell[];
  /** A concrete situation of the combination that the rule decides. */
  witness(cell: DutyCell): Situation;
}
