/**
 * What is written of the work on a ticket: its checklist, its approvals, gates that a lead opened, and the
 * template that it was made from.
 */
import type { PersonId } from '../ids.js';
import type { Instant } from '../time.js';
import type { GateNeed } from './gate-needs.js';

/** What somebody does with a checklist. */
export type ChecklistChange =
  | { readonly do: 'add'; readonly items: readonly { readonly id: string; readonly text: string }[] }
  | { readonly do: 'edit'; readonly item: string; readonly text: string }
  | { readonly do: 'tick'; readonly item: string; readonly done: boolean }
  | { readonly do: 'remove'; readonly item: string }
  /** `to`: the place it then has, from 0. */
  | { readonly do: 'move'; readonly item: string; readonly to: number };

export type WorkEventBody =
  | { readonly kind: 'checklist-changed'; readonly change: ChecklistChange }
  /** `needed` of `people` have to say yes. `rule`: the row of the desk settings that asks. */
  | {
      readonly kind: 'approval-asked';
      readonly approval: string;
      readonly rule: string;
      readonly name: string;
      readonly needed: number;
      readonly people: readonly PersonId[];
    }
  | { readonly kind: 'approval-answered'; readonly approval: string; readonly answer: 'approved' | 'declined'; readonly reason: string }
  | { readonly kind: 'approval-withdrawn'; readonly approval: string; readonly reason: string }
  /** A lead lets it be resolved and closed although these are not fulfilled, until it is reopened. */
  | { readonly kind: 'gates-overridden'; readonly gates: readonly GateNeed[]; readonly reason: string }
  /** `recurring`: the schedule that made it by itself, for `dueAt`. `missed`: earlier turns that nobody made up for. */
  | {
      readonly kind: 'templated';
      readonly template: string;
      readonly recurring: string | null;
      readonly dueAt: Instant | null;
      readonly missed: number;
    };
