/** What routing answers. */
import type { Assignment, Tier } from '../agreement/agreement.js';
import type { PolicyId, RuleId, TeamId, WindowId } from '../ids.js';

/** Somebody owns it: the rule that says so, with the cell it stood in when it is a row of the grid. */
export interface Owned extends Assignment {
  readonly owned: true;
  readonly rule: RuleId;
  readonly cell: { readonly window: WindowId; readonly tier: Tier } | null;
  /** The team that gets the ticket: the first Responsible, otherwise the Accountable one. */
  readonly team: TeamId;
  /** The rule's policy, or the agreement's default. */
  readonly policy: PolicyId;
}

/** No rule holds. An alarm, never a silent fallback. */
export interface Unowned {
  readonly owned: false;
}

export type RouteOutcome = Owned | Unowned;
