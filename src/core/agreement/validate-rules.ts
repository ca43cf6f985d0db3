/**
 * Rules and exceptions refer to things that exist, and say something.
 *
 * Who may be Accountable for what is not decided here: a rule without an Accountable team is a
 * finding of the proof. A rule that names a team that does not exist cannot be read at all.
 *
 * Worked example: a rule with `windows: []` would hold in no window; it is a problem, because
 * leaving the list out is how "any" is said.
 */
import type { Agreement, Assignment, Condition } from './agreement.js';
import { checkNotEmpty, checkReference, checkReferences, type Directory, type Known, type Path, type Report } from './problem.js';

function checkAssignment(rule: Assignment, path: Path, directory: Directory, report: Report): void {
  const { teams, policies } = directory;
  if (rule.accountable !== null) checkReference(report, [...path, 'accountable'], 'team', teams, rule.accountable);
  for (const role of ['responsible', 'consulted', 'informed'] as const) {
    checkReferences(report, [...path, role], 'team', teams, rule[role]);
  }
  if (rule.policy !== null) checkReference(report, [...path, 'policy'], 'policy', policies, rule.policy);
}

function checkChoices(report: Report, path: Path, kind: string, list: readonly (string | number | null)[] | null): void {
  checkNotEmpty(report, path, kind, list);
  list?.forEach((value, i) => {
    if (list.indexOf(value) < i) report([...path, i], `${value === null ? 'None' : `"${value}"`} is listed twice`);
  });
}

function checkKnown(report: Report, path: Path, kind: string, things: Known, list: readonly (string | null)[] | null): void {
  list?.forEach((id, i) => {
    if (id !== null) checkReference(report, [...path, i], kind, things, id);
  });
}

function checkCondition(when: Condition, path: Path, directory: Directory, report: Report): void {
  const kinds = {
    categories: ['category', directory.categories],
    windows: ['window', directory.windows],
    systems: ['system', directory.systems],
    sites: ['site', directory.sites],
  } as const;
  for (const [key, [kind, things]] of Object.entries(kinds)) {
    const list = when[key as keyof typeof kinds];
    checkChoices(report, [...path, key], key, list);
    checkKnown(report, [...path, key], kind, things, list);
  }
  for (const key of ['types', 'tiers', 'priorities'] as const) checkChoices(report, [...path, key], key, when[key]);
  for (const [attribute, list] of Object.entries(when.attributes)) {
    const here = [...path, 'attributes', attribute];
    checkReference(report, here, 'attribute', directory.attributes, attribute);
    checkChoices(report, here, 'values', list);
    const values = directory.values.get(attribute);
    if (values !== undefined) checkKnown(report, here, 'value', values, list);
  }
}

/** Reports what is wrong with grid rules and exceptions. */
export function checkRules(agreement: Agreement, directory: Directory, report: Report): void {
  agreement.rules.forEach((rule, i) => {
    const path = ['rules', i];
    checkReference(report, [...path, 'category'], 'category', directory.categories, rule.category);
    checkChoices(report, [...path, 'windows'], 'windows', rule.windows);
    checkKnown(report, [...path, 'windows'], 'window', directory.windows, rule.windows);
    checkChoices(report, [...path, 'tiers'], 'tiers', rule.tiers);
    checkAssignment(rule, path, directory, report);
  });
  agreement.exceptions.forEach((rule, i) => {
    checkCondition(rule.when, ['exceptions', i, 'when'], directory, report);
    checkAssignment(rule, ['exceptions', i], directory, report);
  });
}
