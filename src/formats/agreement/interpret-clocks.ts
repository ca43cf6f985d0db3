/** SLA policies, escalation, hand-off rules and the priority matrix of the agreement file. */
import {
  type EscalationStep,
  type HandOffRules,
  LEVELS,
  type Priority,
  type PriorityMatrix,
  type SlaPolicy,
  type SlaTarget,
} from '../../core/agreement/agreement.js';
import type { Path } from '../../core/agreement/problem.js';
import { MINUTE } from '../../core/time.js';
import type { CategoryNames } from './category-names.js';
import { categoryOf, idsOf } from './interpret-rules.js';
import { manyOf, manyOrAny, type Reading } from './reading.js';
import type { AgreementFileRead } from './schema.js';

export const DEFAULT_THRESHOLDS: readonly number[] = [50, 75, 90, 100];

export const DEFAULT_HAND_OFF: HandOffRules = {
  transfer: 'on-acceptance',
  acceptWithinMs: 30 * MINUTE,
  bounceLimit: 2,
  requiredFields: [],
  noAccess: 'request-and-hold',
};

export const DEFAULT_MATRIX: PriorityMatrix = {
  high: { high: 'P1', medium: 'P2', low: 'P3' },
  medium: { high: 'P2', medium: 'P3', low: 'P4' },
  low: { high: 'P3', medium: 'P4', low: 'P4' },
};

type PolicyRead = NonNullable<AgreementFileRead['policies']>['value'][number]['value'];
type TargetRead = NonNullable<PolicyRead['targets']>['value'][number]['value'];

function targetOf(target: TargetRead, path: Path, reading: Reading): SlaTarget {
  const { calendar } = target;
  reading.mark([...path, 'calendar'], calendar?.spot);
  reading.mark([...path, 'types'], target.type?.spot);
  reading.mark([...path, 'respondMs'], target.respond?.spot);
  reading.mark([...path, 'updateMs'], target.update?.spot);
  reading.mark([...path, 'resolveMs'], target.resolve?.spot);
  return {
    priority: target.priority?.value ?? 'P1',
    types: manyOrAny(target.type)?.map((type) => type.value) ?? null,
    calendar: (calendar === undefined ? null : reading.calendars.resolve(calendar.value, calendar.spot, reading.report)) ?? '',
    respondMs: reading.duration(target.respond),
    updateMs: reading.duration(target.update),
    resolveMs: reading.duration(target.resolve),
    pausedWhile: manyOf(target['paused-while']).map((reason) => reason.value),
  };
}

function policyOf(policy: PolicyRead, id: string, path: Path, reading: Reading): SlaPolicy {
  reading.mark([...path, 'id'], policy.id?.spot ?? policy.name?.spot);
  reading.mark([...path, 'targets'], policy.targets?.spot);
  reading.mark([...path, 'thresholds'], policy.thresholds?.spot);
  policy.thresholds?.value.forEach(({ spot }, i) => {
    reading.mark([...path, 'thresholds', i], spot);
  });
  return {
    id,
    name: policy.name?.value ?? '',
    targets: (policy.targets?.value ?? []).map((target, i) => {
      reading.mark([...path, 'targets', i], target.spot);
      return targetOf(target.value, [...path, 'targets', i], reading);
    }),
    holds: (policy.holds?.value ?? []).map(({ value: { party, priority, hold }, spot }, i) => {
      reading.mark([...path, 'holds', i], spot);
      reading.mark([...path, 'holds', i, 'holdMs'], hold?.spot);
      return {
        party: (party === undefined ? null : reading.parties.resolve(party.value, party.spot, reading.report)) ?? '',
        priority: priority?.value ?? 'P1',
        holdMs: reading.duration(hold) ?? 1,
      };
    }),
    thresholds: policy.thresholds?.value.map((threshold) => threshold.value) ?? DEFAULT_THRESHOLDS,
  };
}

/** Reads the policies and makes their names known. */
export function interpretPolicies(file: AgreementFileRead, reading: Reading): SlaPolicy[] {
  reading.mark(['policies'], file.policies?.spot);
  reading.policies.incomplete = file.policies === undefined || file.policies.value.some(({ value }) => value.name === undefined);
  const policies: SlaPolicy[] = [];
  for (const { value, spot } of file.policies?.value ?? []) {
    if (value.name === undefined) continue;
    const id = reading.id(value.id, value.name.value, value.name.spot);
    const path = ['policies', policies.length];
    reading.policies.add(id, value.name.value);
    reading.place('policy', id, value.name.spot);
    reading.mark(path, spot);
    policies.push(policyOf(value, id, path, reading));
  }
  return policies;
}

/** The default policy: the one that is named, else the only one. */
export function interpretDefaultPolicy(file: AgreementFileRead, policies: readonly SlaPolicy[], reading: Reading): string {
  const found = file['default-policy'];
  reading.mark(['defaultPolicy'], found?.spot ?? file.policies?.spot);
  if (found !== undefined) return reading.policies.resolve(found.value, found.spot, reading.report) ?? '';
  if (policies.length > 1 && file.policies !== undefined) {
    reading.report.add(file.policies.spot, 'There are several policies and no `default-policy`', {
      expected: `\`default-policy\` with one of ${policies.map((policy) => policy.name).join(', ')}`,
    });
  }
  return policies.length === 1 ? policies[0]!.id : '';
}

function percentOf(value: number | string): number {
  return typeof value === 'number' ? value : Number(value.replace('%', ''));
}

export function interpretEscalation(file: AgreementFileRead, reading: Reading): EscalationStep[] {
  return (file.escalation?.value ?? []).map(({ value: step, spot }, i) => {
    const path = ['escalation', i];
    reading.mark(path, spot);
    reading.mark([...path, 'id'], step.id?.spot);
    reading.mark([...path, 'atPercent'], step.at?.spot);
    reading.mark([...path, 'priorities'], step.priority?.spot);
    reading.mark([...path, 'notify'], step.notify?.spot);
    if (step.id !== undefined) reading.place('step', step.id.value, spot);
    return {
      id: step.id?.value ?? '',
      clock: step.clock?.value ?? 'resolve',
      atPercent: step.at === undefined ? 100 : percentOf(step.at.value),
      priorities: manyOrAny(step.priority)?.map((priority) => priority.value) ?? null,
      notify: idsOf(manyOf(step.notify), reading.teams, [...path, 'notify'], reading),
      leads: step.leads?.value ?? false,
      wake: step.wake?.value ?? false,
    };
  });
}

export function interpretHandOff(file: AgreementFileRead, categories: CategoryNames, reading: Reading): HandOffRules {
  const rules = file['hand-off']?.value ?? {};
  const within = rules['accept-within'];
  const required = rules['required-fields'];
  reading.mark(['handOff'], file['hand-off']?.spot);
  reading.mark(['handOff', 'acceptWithinMs'], within?.spot);
  return {
    transfer: rules.transfer?.value ?? DEFAULT_HAND_OFF.transfer,
    acceptWithinMs: reading.duration(within) ?? DEFAULT_HAND_OFF.acceptWithinMs,
    bounceLimit: rules['bounce-limit']?.value ?? DEFAULT_HAND_OFF.bounceLimit,
    requiredFields: (required?.value ?? []).map(({ value, spot }, i) => {
      const path = ['handOff', 'requiredFields', i];
      reading.mark(path, spot);
      reading.mark([...path, 'category'], value.category?.spot);
      reading.mark([...path, 'fields'], value.fields?.spot);
      return {
        category: categoryOf(value.category, categories, reading) ?? '',
        fields: manyOf(value.fields).map((field) => field.value),
      };
    }),
    noAccess: rules['no-access']?.value ?? DEFAULT_HAND_OFF.noAccess,
  };
}

export function interpretPriorityMatrix(file: AgreementFileRead): PriorityMatrix {
  const found = file['priority-matrix']?.value;
  if (found === undefined) return DEFAULT_MATRIX;
  const row = (level: (typeof LEVELS)[number]): Record<(typeof LEVELS)[number], Priority> => {
    const given = found[level]?.value ?? {};
    return Object.fromEntries(LEVELS.map((urgency) => [urgency, given[urgency]?.value ?? DEFAULT_MATRIX[level][urgency]])) as Record<
      (typeof LEVELS)[number],
      Priority
    >;
  };
  return { high: row('high'), medium: row('medium'), low: row('low') };
}
