/**
 * A task of an IT department, as it is known before anybody decided who does it.
 *
 * Every task belongs to one category of the service catalogue, and so to one R. `hours` is what it
 * usually takes in a week at a company of 100 people; a company of 50 begins with half of it.
 *
 * Worked example: "Reset a password" belongs to Respond › Passwords and sign-in, is tier 1, of low
 * risk, comes up daily, takes 1.5 hours a week at 100 people, and is usually done by a provider.
 */
import type { Category, FourR, Tier } from '../agreement/agreement.js';
import type { PartyId } from '../ids.js';

export type TaskRisk = 'low' | 'medium' | 'high';
export const TASK_RISKS: readonly TaskRisk[] = ['low', 'medium', 'high'];

/** What somebody must know to do it. */
export type TaskSkill =
  | 'desk'
  | 'endpoints'
  | 'servers'
  | 'network'
  | 'cloud'
  | 'security'
  | 'data'
  | 'applications'
  | 'governance'
  | 'projects';
export const TASK_SKILLS: readonly TaskSkill[] = [
  'desk',
  'endpoints',
  'servers',
  'network',
  'cloud',
  'security',
  'data',
  'applications',
  'governance',
  'projects',
];

export type TaskFrequency = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'as-needed';
export const TASK_FREQUENCIES: readonly TaskFrequency[] = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'as-needed'];

export type UsualOwner = 'internal' | 'provider' | 'shared';
export const USUAL_OWNERS: readonly UsualOwner[] = ['internal', 'provider', 'shared'];

/** What a person decides for a task: the internal team keeps it, gives it to the provider, or both do it. */
export type TaskDecision = 'keep' | 'delegate' | 'share';
export const TASK_DECISIONS: readonly TaskDecision[] = ['keep', 'share', 'delegate'];

export interface ItTask {
  readonly id: string;
  readonly title: string;
  /** A category of `TASK_CATEGORIES`. */
  readonly category: string;
  readonly r: FourR;
  readonly tier: Tier;
  readonly risk: TaskRisk;
  readonly skill: TaskSkill;
  readonly frequency: TaskFrequency;
  readonly usual: UsualOwner;
  /** Hours a week, usual at 100 people. */
  readonly hours: number;
  /** One line: what it is. */
  readonly text: string;
  /** Policy, strategy and risk acceptance can only be kept. */
  readonly decides: Category['decides'];
}

/** A task with what a partnership knows of it. */
export interface MappedTask extends ItTask {
  /** Hours a week that it takes now. */
  readonly hoursNow: number;
  /** Null: nobody decided yet; it stays where it is. */
  readonly decision: TaskDecision | null;
  /** Which provider takes what is shared or given away; null: the first one. */
  readonly provider: PartyId | null;
}
