/** What folding a ticket's events says about the work on it. */
import type { PersonId } from '../ids.js';
import type { Instant } from '../time.js';
import type { Actor } from './event.js';
import type { GateNeed } from './gate-needs.js';

export interface ChecklistItem {
  readonly id: string;
  readonly text: string;
  /** Who ticked it, and when; null while it is to be done. */
  readonly done: { readonly by: Actor; readonly at: Instant } | null;
}

export interface ApprovalAnswer {
  readonly person: PersonId;
  readonly answer: 'approved' | 'declined';
  readonly reason: string;
  readonly at: Instant;
}

export interface Approval {
  readonly id: string;
  readonly rule: string;
  readonly name: string;
  readonly needed: number;
  readonly people: readonly PersonId[];
  readonly askedAt: Instant;
  readonly answers: readonly ApprovalAnswer[];
  readonly outcome: 'waiting' | 'granted' | 'refused' | 'withdrawn';
  /** When it was granted, refused or withdrawn. */
  readonly settledAt: Instant | null;
}

export interface WorkState {
  readonly checklist: readonly ChecklistItem[];
  readonly approvals: readonly Approval[];
  /** What a lead let pass; null when nothing, and again after reopening. */
  readonly gateOverride: { readonly by: Actor; readonly at: Instant; readonly gates: readonly GateNeed[]; readonly reason: string } | null;
  readonly template: string | null;
}
