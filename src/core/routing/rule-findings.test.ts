/** Findings about rules: the second variation of the proof table, and one case of each kind. */
import { describe, expect, it } from 'vitest';
import type { Agreement, ExceptionRule } from '../agreement/agreement.js';
import { exception, harborLane, owns, row, situation } from '../testing/harbor-lane.js';
import { conflictPairs, conflicts } from './conflicts.js';
import { redundant, shadowed } from './effectless-findings.js';
import { gapFindings } from './gap-findings.js';
import { raciViolations } from './raci.js';
import { compileRouter } from './router.js';

const all = (agreement: Agreement) => {
  const router = compileRouter(agreement);
  return [...gapFindings(router), ...conflicts(router), ...shadowed(router), ...redundant(router), ...raciViolations(router)];
};
const named = (agreement: Agreement) =>
  all(agreement)
    .filter((finding) => finding.kind !== 'gap')
    .map(({ severity, id, text }) => [severity, id, text]);
const withExceptions = (...more: ExceptionRule[]): Agreement => ({ ...harborLane, exceptions: [...harborLane.exceptions, ...more] });
const withRows = (...more: Agreement['rules']): Agreement => ({ ...harborLane, rules: [...harborLane.rules, ...more] });
const x1 = harborLane.exceptions[0]!;

describe('Harbor Lane as it is', () => {
  it('has three gaps, which block, and nothing else', () => {
    expect(all(harborLane).map(({ kind, severity, text, mend }) => [kind, severity, text, mend])).toEqual([
      [
        'gap',
        'blocker',
        'Nobody owns Run › anything but Patching',
        'Add a row for Run › anything but Patching, or a row higher up that it inherits',
      ],
      [
        'gap',
        'blocker',
        'Nobody owns Reinforce › anything but Policy',
        'Add a row for Reinforce › anything but Policy, or a row higher up that it inherits',
      ],
      [
        'gap',
        'blocker',
        'Nobody owns Reinvent › anything but Cloud migration',
        'Add a row for Reinvent › anything but Cloud migration, or a row higher up that it inherits',
      ],
    ]);
  });

  it('gaps keep their ids from run to run, each its own', () => {
    const ids = all(harborLane).map((finding) => finding.id);
    expect(all(structuredClone(harborLane)).map((finding) => finding.id)).toEqual(ids);
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => /^gap:[0-9a-z]+$/.test(id))).toBe(true);
  });
});

describe('x2 = x1 with another team, behind x1', () => {
  const both = withExceptions({ ...x1, id: 'x2', ...owns('service-desk') });

  it('is a conflict on the whole of x2, and x2 is shadowed', () => {
    expect(named(both)).toEqual([
      [
        'warning',
        'conflict:x2',
        'Exceptions x1 and x2 both hold for Respond, Plant network with P1 and disagree: x1, listed first, gives it to Infrastructure (Accountable Onsite IT); x2 would give it to Service desk',
      ],
      [
        'warning',
        'shadowed:x2',
        'Exception x2 (Respond, Plant network, P1) never decides: rules before it take all of it, and Service desk gets nothing from it',
      ],
    ]);
    const [conflict] = conflicts(compileRouter(both));
    expect(conflict!.rules).toEqual(['x2', 'x1']);
    expect(conflict!.witness).toEqual(situation('password-reset', { system: 'plant-network', priority: 'P1' }));
    expect(conflict!.regions[0]!.situations).toBe(10 * 4 * 3 * 2 * 3);
  });
});

describe('rules that say the same', () => {
  it('of two for the same region the later is redundant', () => {
    expect(named(withExceptions({ ...x1, id: 'x2' })).map(([severity, id]) => [severity, id])).toEqual([['note', 'redundant:x2']]);
  });

  it('a row that repeats what it would inherit is redundant', () => {
    expect(named(withRows(row('r8', 'connectivity', owns('service-desk'))))).toEqual([
      [
        'note',
        'redundant:r8',
        'Rule r8 (Respond › Connectivity) changes nothing: without it Service desk has the same work by other rules',
      ],
    ]);
  });

  it('an exception that agrees with the rows beneath it is redundant', () => {
    const x0 = exception('x0', { categories: ['accounts'], priorities: ['P2'] }, owns('service-desk'));
    expect(named(withExceptions(x0)).map(([, id]) => id)).toEqual(['redundant:x0']);
  });

  it('a rule is kept when only another redundant rule would take its place', () => {
    const narrow = exception('x2', { categories: ['accounts'] }, owns('service-desk'));
    const wide = exception('x3', { categories: ['accounts'] }, owns('service-desk'));
    expect(named({ ...harborLane, exceptions: [narrow, wide] }).map(([, id]) => id)).toEqual(['redundant:x2', 'redundant:x3']);
    const needed = { ...harborLane, rules: harborLane.rules.filter((rule) => rule.id !== 'r1') };
    expect(named({ ...needed, exceptions: [narrow, wide] }).map(([, id]) => id)).toEqual(['redundant:x3']);
  });
});

describe('rows of one category', () => {
  it('conflict in the cells that both hold, where no exception comes before them', () => {
    const rows = withRows(row('r8', 'hardware', owns('infrastructure'), { tiers: [3] }));
    expect(named(rows)).toEqual([
      [
        'warning',
        'conflict:r8',
        'Rules r2 and r8 both hold for Respond › Hardware, Business, tier 3 and disagree: r2, listed first, gives it to Onsite IT; r8 would give it to Infrastructure',
      ],
    ]);
    expect(conflictPairs(compileRouter(rows))).toEqual([{ winner: 'r2', loser: 'r8' }]);
    const taken = exception('x0', { categories: ['hardware'], tiers: [3] }, owns('onsite-it'));
    expect(conflictPairs(compileRouter({ ...rows, exceptions: [taken] }))).toEqual([]);
  });
});

describe('conflicts of three', () => {
  const three = withExceptions(
    exception('x2', { systems: ['plant-network'] }, owns('service-desk')),
    exception('x3', { categories: ['respond'], priorities: ['P1'] }, owns('security-operations')),
  );

  it('are gathered by the rule that loses', () => {
    expect(conflicts(compileRouter(three)).map((finding) => [finding.id, finding.rules])).toEqual([
      ['conflict:x2', ['x2', 'x1']],
      ['conflict:x3', ['x3', 'x1']],
    ]);
  });

  it('name several winners in one sentence', () => {
    const loser = exception('x4', { categories: ['respond'] }, owns('onsite-it'));
    const finding = conflicts(compileRouter({ ...three, exceptions: [...three.exceptions, loser] })).find(
      ({ id }) => id === 'conflict:x4',
    )!;
    expect(finding.text).toBe('Exception x4 (Onsite IT) disagrees with 3 listed before it, which decide where both hold: x1, x2 and x3');
    expect(finding.mend).toContain('List x4 before x1, x2 and x3');
  });
});

describe('RACI', () => {
  const violations = (agreement: Agreement) => raciViolations(compileRouter(agreement)).map(({ id, text }) => [id, text]);

  it('a rule without Accountable or Responsible team, or one that repeats a team', () => {
    const broken = owns('service-desk', { accountable: null, informed: ['service-desk'] });
    expect(
      violations(withRows(row('r8', 'connectivity', broken), row('r9', 'accounts', owns('service-desk', { responsible: [] })))),
    ).toEqual([
      ['raci:r8:accountable', 'Rule r8 (Respond › Connectivity) names no Accountable team'],
      ['raci:r8:repeated', 'Rule r8 (Respond › Connectivity) lists Service desk as Responsible and again as Consulted or Informed'],
      ['raci:r9:responsible', 'Rule r9 (Respond › Accounts) names no Responsible team'],
    ]);
  });

  it('policy decided by a provider, only where the rule decides', () => {
    const reinforce = withRows(row('r8', 'reinforce', owns('service-desk')));
    expect(violations(reinforce)).toEqual([]);
    const without = { ...reinforce, rules: reinforce.rules.filter((rule) => rule.id !== 'r6') };
    expect(violations(without)).toEqual([
      [
        'raci:r8:internal',
        'Rule r8 (Reinforce) makes Service desk of Northwind IT Accountable, where only the internal party may be, for Reinforce › Policy',
      ],
    ]);
    expect(raciViolations(compileRouter(without))[0]!.witness!.category).toBe('policy');
  });

  it('an exception that no situation reaches breaks no rule', () => {
    const hidden: ExceptionRule = { ...x1, id: 'x2', ...owns('service-desk', { accountable: null }) };
    expect(violations(withExceptions(hidden))).toEqual([]);
    expect(violations({ ...harborLane, exceptions: [hidden] })).toEqual([
      ['raci:x2:accountable', 'Exception x2 (Respond, Plant network, P1) names no Accountable team'],
    ]);
  });
});
