/**
 * A decision explains itself: what was decided, and everything that made it so.
 *
 * `code` is stable and names the kind of reason, so that a screen can translate it; `ref` names the
 * rule, row, calendar entry or event that it came from; `text` is the same in plain English.
 *
 * @example { code: 'route.rule', ref: 'r2', text: 'Rule r2: Respond › Hardware, business hours' }
 */
export interface Cause {
  readonly code: string;
  readonly ref: string | null;
  readonly text: string;
}

/** An outcome together with its causes, in the order in which they were weighed. */
export interface Decision<Outcome> {
  readonly outcome: Outcome;
  readonly causes: readonly Cause[];
}
