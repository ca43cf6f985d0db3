/** Exceptions with long lists in many dimensions: compiled where that is possible, refused in time where it is not. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { bigAgreement, seeded, situationsNearRules } from '../testing/agreement-big.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { compile, TooManyLists } from './compiled.js';
import { compileRouter, tryCompileRouter } from './router.js';

/** Every exception names about this share of all systems and sites. */
function longLists(exceptions: number, share: number): Agreement {
  const random = seeded(5);
  const base = bigAgreement('narrow', 1, { categories: 200, systems: 300, sites: 50, windows: 3, attributes: 0, rules: 20, exceptions });
  const some = (list: readonly { readonly id: string }[]) => {
    const ids = list.filter(() => random() < share).map((item) => item.id);
    return ids.length > 0 ? ids : null;
  };
  return {
    ...base,
    exceptions: base.exceptions.map((rule) => ({
      ...rule,
      when: {
        ...rule.when,
        priorities: null,
        categories: null,
        systems: some(base.systems),
        sites: some(base.sites),
        attributes: {},
      },
    })),
  };
}

describe('exceptions that name half of all systems and sites', () => {
  it('are routed as the naive evaluator does', () => {
    const agreement = longLists(300, 0.5);
    const router = compileRouter(agreement);
    for (const situation of situationsNearRules(agreement, 300, 3))
      expect(router.route(situation).outcome).toEqual(routeByScan(agreement, situation).outcome);
  });
});

describe('exceptions that overlap in more ways than can be told apart', () => {
  const agreement = longLists(400, 0.2);

  it('are refused with the cause and the rules, as a value', () => {
    const refused = tryCompileRouter(agreement, [1 << 12, 1 << 16]);
    expect(refused).toMatchObject({
      ok: false,
      text: expect.stringMatching(/^Too many long lists: x\d+, x\d+, x\d+ and 397 other exceptions/),
    });
    if (refused.ok) return;
    expect(refused.rules).toHaveLength(10);
    const length = (id: string) => {
      const { when } = agreement.exceptions.find((rule) => rule.id === id)!;
      return when.systems!.length + when.sites!.length;
    };
    expect(length(refused.rules[0]!)).toBe(Math.max(...agreement.exceptions.map((rule) => length(rule.id))));
  });

  it('are refused by the compiler itself after its last budget', () => {
    expect(() => compile([agreement], [1000, 1 << 16])).toThrow(TooManyLists);
  });

  it('an ordinary agreement compiles', () => {
    expect(tryCompileRouter(bigAgreement('narrow', 2))).toMatchObject({ ok: true });
  });
});
