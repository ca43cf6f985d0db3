/**
 * Suggests whether a task is kept, shared or given away. A person decides; this only says what speaks for what.
 *
 * Each reason pulls towards giving away (above 0) or keeping (below 0); the sum decides: 0.5 and more
 * gives away, -0.5 and less keeps, between the two both do it. Three weights, 0 to 100, say how much a
 * company minds: `capacity` that its people lack time, `risk` that a mistake is costly, `expertise`
 * that nobody in house knows how. Policy, strategy and risk acceptance are kept whatever the weights.
 *
 * Worked example: "Reset a password" is usually a provider's (+0.8) and comes up daily; with capacity
 * at 50 and a team that has more work than hours that adds 0.6; its medium risk at 50 takes 0.35 away:
 * 1.05, so delegate.
 */
import type { Cause, Decision } from '../decision.js';
import type { ItTask, TaskDecision, TaskFrequency, TaskRisk, TaskSkill, UsualOwner } from './task.js';

export interface TaskWeights {
  /** Each 0 to 100. */
  readonly capacity: number;
  readonly risk: number;
  readonly expertise: number;
}

export const USUAL_WEIGHTS: TaskWeights = { capacity: 50, risk: 50, expertise: 50 };

/** What is known of the company's own IT. */
export interface TeamFacts {
  /** Hours a week that its IT people have. */
  readonly hoursAvailable: number;
  /** Hours a week that all tasks take. */
  readonly hoursNeeded: number;
  /** What its people know; null when nobody said. */
  readonly skills: readonly TaskSkill[] | null;
}

const USUAL: Readonly<Record<UsualOwner, number>> = { internal: -0.8, shared: 0, provider: 0.8 };
const USUAL_TEXT: Readonly<Record<UsualOwner, string>> = {
  internal: 'Usually the internal team does this',
  shared: 'Usually both do this',
  provider: 'Usually a provider does this',
};
/** How often it breaks into a day. */
const INTERRUPTS: Readonly<Record<TaskFrequency, number>> = {
  daily: 1,
  weekly: 0.7,
  'as-needed': 0.5,
  monthly: 0.4,
  quarterly: 0.25,
  yearly: 0.15,
};
const COSTLY: Readonly<Record<TaskRisk, number>> = { low: 0, medium: 0.7, high: 1.4 };
/** How hard it is to find somebody who knows it. */
const RARE: Readonly<Record<TaskSkill, number>> = {
  desk: 0.2,
  endpoints: 0.4,
  applications: 0.4,
  governance: 0,
  projects: 0.6,
  servers: 0.9,
  data: 0.9,
  network: 1.1,
  cloud: 1.1,
  security: 1.4,
};

/**
 * Whether to keep, share or give away a task, with the reasons in the order in which they were weighed.
 *
 * @param weights each 0 to 100
 * @example suggestOwner(acceptRisk, USUAL_WEIGHTS, facts).outcome // 'keep'
 */
export function suggestOwner(
  task: Pick<ItTask, 'decides' | 'usual' | 'frequency' | 'risk' | 'skill'>,
  weights: TaskWeights,
  facts: TeamFacts,
): Decision<TaskDecision> {
  if (task.decides !== null) {
    const text = 'Policy, strategy and risk acceptance can only be internal';
    return { outcome: 'keep', causes: [{ code: 'task.decides', ref: task.decides, text }] };
  }
  const causes: Cause[] = [{ code: `task.usual-${task.usual}`, ref: null, text: USUAL_TEXT[task.usual] }];
  let pull = USUAL[task.usual];
  const weigh = (amount: number, code: string, ref: string, text: string): void => {
    if (amount === 0) return;
    pull += amount;
    causes.push({ code, ref, text });
  };
  const load = loadOf(facts);
  weigh(
    (weights.capacity / 100) * INTERRUPTS[task.frequency] * load,
    load > 1 ? 'task.too-much-work' : 'task.takes-time',
    task.frequency,
    load > 1 ? 'The team has more work than hours, and this adds to it' : 'It takes time that the team has other use for',
  );
  weigh((-weights.risk / 100) * COSTLY[task.risk], `task.risk-${task.risk}`, task.risk, `A mistake is of ${task.risk} risk to the company`);
  const known = facts.skills?.includes(task.skill) ?? null;
  weigh(
    (weights.expertise / 100) * RARE[task.skill] * (known === true ? -0.5 : known === false ? 1 : 0.5),
    known === true ? 'task.skill-here' : known === false ? 'task.skill-missing' : 'task.skill-rare',
    task.skill,
    known === true ? 'Somebody in house knows it' : known === false ? 'Nobody in house knows it' : 'It needs special knowledge',
  );
  return { outcome: pull >= 0.5 ? 'delegate' : pull <= -0.5 ? 'keep' : 'share', causes };
}

/** How full the week is, between half and one and a half; one where nobody said how many hours there are. */
function loadOf({ hoursAvailable, hoursNeeded }: TeamFacts): number {
  if (!(hoursAvailable > 0)) return 1;
  return Math.min(1.5, Math.max(0.5, hoursNeeded / hoursAvailable));
}
