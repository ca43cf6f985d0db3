/**
 * SLA policies, escalation and hand-off rules: durations are positive, references exist.
 *
 * Worked example: a P1 target "respond within 0 min" can never be met and is a problem; a target on a
 * calendar that never opens can never be missed and is one too (see `validate-hours.ts`).
 */
import { type Agreement, type SlaPolicy, TICKET_TYPES, type TicketType } from './agreement.js';
import { checkNotEmpty, checkReference, checkReferences, type Directory, type Path, type Report } from './problem.js';

/** A hundred years: no target is longer. */
const LONGEST_MS = 100 * 366 * 86_400_000;

function checkDuration(report: Report, path: Path, what: string, ms: number | null): void {
  if (ms === null) return;
  if (!Number.isSafeInteger(ms) || ms <= 0 || ms > LONGEST_MS)
    report(path, `The time to ${what} is longer than nothing and at most 100 years`);
}

function checkThresholds(thresholds: readonly number[], path: Path, report: Report): void {
  if (thresholds.length === 0) report(path, 'The list of thresholds is empty');
  thresholds.forEach((percent, i) => {
    if (!(percent > 0 && percent <= 1000)) report([...path, i], 'A threshold is a percentage above 0, at most 1000');
    else if (i > 0 && percent <= thresholds[i - 1]!) report([...path, i], 'Thresholds are listed from low to high, each once');
  });
}

function checkPolicy(policy: SlaPolicy, path: Path, directory: Directory, report: Report): void {
  if (policy.targets.length === 0) report([...path, 'targets'], `The policy "${policy.name}" has no targets`);
  policy.targets.forEach((target, i) => {
    const here = [...path, 'targets', i];
    checkReference(report, [...here, 'calendar'], 'calendar', directory.calendars, target.calendar);
    checkNotEmpty(report, [...here, 'types'], 'types', target.types);
    checkDuration(report, [...here, 'respondMs'], 'respond', target.respondMs);
    checkDuration(report, [...here, 'updateMs'], 'update', target.updateMs);
    checkDuration(report, [...here, 'resolveMs'], 'resolve', target.resolveMs);
  });
  policy.holds.forEach((hold, i) => {
    const here = [...path, 'holds', i];
    checkReference(report, [...here, 'party'], 'party', directory.parties, hold.party);
    checkDuration(report, [...here, 'holdMs'], 'hold', hold.holdMs);
    const first = policy.holds.findIndex((other) => other.party === hold.party && other.priority === hold.priority);
    if (first < i) report(here, `"${hold.party}" has two limits for ${hold.priority}`);
  });
  checkThresholds(policy.thresholds, [...path, 'thresholds'], report);
}

function checkHandOff(agreement: Agreement, directory: Directory, report: Report): void {
  const { acceptWithinMs, bounceLimit, requiredFields } = agreement.handOff;
  checkDuration(report, ['handOff', 'acceptWithinMs'], 'accept a hand-off', acceptWithinMs);
  if (!Number.isSafeInteger(bounceLimit) || bounceLimit < 1 || bounceLimit > 100) {
    report(['handOff', 'bounceLimit'], 'The bounce limit is a whole number from 1 to 100');
  }
  requiredFields.forEach((required, i) => {
    const here = ['handOff', 'requiredFields', i];
    checkReference(report, [...here, 'category'], 'category', directory.categories, required.category);
    if (required.fields.length === 0) report([...here, 'fields'], 'The list of fields is empty');
    required.fields.forEach((field, j) => {
      if (field.trim() === '') report([...here, 'fields', j], 'The name of a field is empty');
      if (required.fields.indexOf(field) < j) report([...here, 'fields', j], `The field "${field}" is listed twice`);
    });
  });
}

/** Reports what is wrong with policies, escalation and hand-off rules. */
export function checkClocks(agreement: Agreement, directory: Directory, report: Report): void {
  if (agreement.policies.length === 0) report(['policies'], 'There is no SLA policy');
  agreement.policies.forEach((policy, i) => {
    checkPolicy(policy, ['policies', i], directory, report);
  });
  checkReference(report, ['defaultPolicy'], 'policy', directory.policies, agreement.defaultPolicy);
  agreement.escalation.forEach((step, i) => {
    const here = ['escalation', i];
    if (!(step.atPercent > 0 && step.atPercent <= 1000))
      report([...here, 'atPercent'], 'A step acts at a percentage above 0, at most 1000');
    checkNotEmpty(report, [...here, 'priorities'], 'priorities', step.priorities);
    checkReferences(report, [...here, 'notify'], 'team', directory.teams, step.notify);
    if (step.notify.length === 0 && !step.leads) report([...here, 'notify'], 'This step reaches nobody: name a team or the leads');
  });
  checkHandOff(agreement, directory, report);
}

/** Reports targets that never hold, because an earlier one takes their priority and types. */
export function warnOfClocks(agreement: Agreement, report: Report): void {
  agreement.policies.forEach(({ targets }, i) => {
    targets.forEach((target, j) => {
      const covered = targets.slice(0, j).filter((earlier) => earlier.priority === target.priority);
      const takes = (type: TicketType) => covered.some((earlier) => earlier.types === null || earlier.types.includes(type));
      if ((target.types ?? TICKET_TYPES).every(takes)) {
        report(['policies', i, 'targets', j], `This target never holds: earlier ones take every ${target.priority} that it names`);
      }
    });
  });
}
