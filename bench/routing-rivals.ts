/**
 * The same decision by other means: two rule engines, an authorisation library, and what a careful
 * programmer writes by hand. Each gets the rules in their order of precedence, as lists of values.
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { type Enforcer, newEnforcer, newModelFromString } from 'casbin';
import { Engine } from 'json-rules-engine';
import type { Agreement } from '../src/core/agreement/agreement.js';
import type { Situation } from '../src/core/agreement/situation.js';
import { dimensionsOf, valueIn } from '../src/core/routing/dimensions.js';
import { ruleBoxes } from '../src/core/routing/rule-boxes.js';

/** A rule as all of them take it: for each dimension the values it holds for, or null for any. */
interface PlainRule {
  readonly id: string;
  readonly when: Readonly<Record<string, readonly string[] | null>>;
}

export interface Rival {
  readonly name: string;
  /** Decisions in one round: fewer for the slow ones. */
  readonly calls: number;
  /** The rule that decides, or null. */
  readonly decide: (situation: Situation) => string | null | Promise<string | null>;
}

const NONE = '-';
/** No rule lies behind this many. */
const LAST = 1_000_000;

/** All rules in order of precedence; `null` values become a word of their own. */
function plainRules(agreement: Agreement): { readonly keys: readonly string[]; readonly rules: readonly PlainRule[] } {
  const dimensions = dimensionsOf([agreement]);
  const { exceptions, rows } = ruleBoxes(agreement, dimensions);
  const keys = dimensions.map((dimension) => dimension.key.replace('.', '_'));
  const rules = [...exceptions, ...rows].map(({ id, box }) => ({
    id,
    when: Object.fromEntries(keys.map((key, at) => [key, box[at]?.map((value) => dimensions[at]!.values[value] ?? NONE) ?? null])),
  }));
  return { keys, rules };
}

/** A situation as a flat record, made before the clock starts wherever a rival wants one. */
function factsOf(agreement: Agreement): (situation: Situation) => Record<string, string> {
  const dimensions = dimensionsOf([agreement]);
  return (situation) =>
    Object.fromEntries(dimensions.map((dimension) => [dimension.key.replace('.', '_'), valueIn(situation, dimension) ?? NONE]));
}

/** Facts are made once for each situation, so that rivals are not charged for them. */
function remembered<Facts>(make: (situation: Situation) => Facts): (situation: Situation) => Facts {
  const known = new WeakMap<Situation, Facts>();
  return (situation) => {
    let facts = known.get(situation);
    if (facts === undefined) {
      facts = make(situation);
      known.set(situation, facts);
    }
    return facts;
  };
}

/** Rule after rule, each a set per dimension that it asks for. */
export function handWrittenScan(agreement: Agreement): Rival {
  const { keys, rules } = plainRules(agreement);
  const compiled = rules.map((rule) => ({
    id: rule.id,
    tests: keys.flatMap((key) => (rule.when[key] ? [{ key, values: new Set(rule.when[key]) }] : [])),
  }));
  const facts = remembered(factsOf(agreement));
  return {
    name: 'hand-written scan',
    calls: 100_000,
    decide: (situation) => {
      const own = facts(situation);
      for (const rule of compiled) if (rule.tests.every(({ key, values }) => values.has(own[key]!))) return rule.id;
      return null;
    },
  };
}

/** For each value of each dimension the rules that allow it, as bits; the first bit that all share decides. */
export function bitsetIndex(agreement: Agreement): Rival {
  const { keys, rules } = plainRules(agreement);
  const words = (rules.length + 31) >>> 5;
  const dimensions = dimensionsOf([agreement]);
  const index = keys.map((key, at) => {
    const byValue = new Map(dimensions[at]!.values.map((value) => [value ?? NONE, new Int32Array(words)]));
    for (const [place, rule] of rules.entries())
      for (const value of rule.when[key] ?? byValue.keys()) byValue.get(value)![place >>> 5]! |= 1 << (place & 31);
    return { key, byValue };
  });
  const facts = remembered(factsOf(agreement));
  const rows: Int32Array[] = [];
  return {
    name: 'bitset index',
    calls: 1_000_000,
    decide: (situation) => {
      const own = facts(situation);
      for (let at = 0; at < index.length; at += 1) rows[at] = index[at]!.byValue.get(own[index[at]!.key]!)!;
      for (let word = 0; word < words; word += 1) {
        let all = -1;
        for (let at = 0; at < rows.length && all !== 0; at += 1) all &= rows[at]![word]!;
        if (all !== 0) return rules[word * 32 + 31 - Math.clz32(all & -all)]!.id;
      }
      return null;
    },
  };
}

/** Rules by priority; the first to succeed stops the engine. */
export function jsonRulesEngine(agreement: Agreement): Rival {
  const { keys, rules } = plainRules(agreement);
  const engine = new Engine();
  for (const [place, rule] of rules.entries()) {
    const all = keys.flatMap((key) => (rule.when[key] ? [{ fact: key, operator: 'in', value: [...rule.when[key]] }] : []));
    const conditions = { all: all.length > 0 ? all : [{ fact: 'category', operator: 'notEqual', value: '' }] };
    engine.addRule({ conditions, event: { type: rule.id }, priority: rules.length - place, onSuccess: () => engine.stop() });
  }
  const facts = remembered(factsOf(agreement));
  return {
    name: 'json-rules-engine',
    calls: 300,
    decide: async (situation) => (await engine.run(facts(situation))).events[0]?.type ?? null,
  };
}

/** Policies are tried in their order; the first that allows decides and is named. */
export async function casbin(agreement: Agreement): Promise<Rival> {
  const { keys, rules } = plainRules(agreement);
  // A field of the name "priority" would reorder the policies.
  const fields = keys.map((key) => `of_${key}`);
  const model = newModelFromString(`
[request_definition]
r = ${fields.join(', ')}
[policy_definition]
p = ${fields.join(', ')}, id
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = ${fields.map((key) => `oneOf(r.${key}, p.${key})`).join(' && ')}
`);
  const enforcer: Enforcer = await newEnforcer(model);
  await enforcer.addFunction('oneOf', (value: string, list: string) => list === '*' || list.includes(`|${value}|`));
  await enforcer.addPolicies(
    rules.map((rule) => [...keys.map((key) => (rule.when[key] ? `|${rule.when[key].join('|')}|` : '*')), rule.id]),
  );
  const facts = remembered(factsOf(agreement));
  return {
    name: 'casbin',
    calls: 300,
    decide: async (situation) => {
      const own = facts(situation);
      const [, explanation] = await enforcer.enforceEx(...keys.map((key) => own[key]!));
      return explanation[explanation.length - 1] ?? null;
    },
  };
}

/** Cedar has no order of policies: all that hold are reported, and the earliest of them decides. */
export function cedarWasm(agreement: Agreement): Rival {
  const { keys, rules } = plainRules(agreement);
  const staticPolicies = Object.fromEntries(
    rules.map((rule, place) => {
      const tests = keys.flatMap((key) => (rule.when[key] ? [`${JSON.stringify(rule.when[key])}.contains(context.${key})`] : []));
      return [String(place), `permit(principal, action, resource) when { ${tests.join(' && ') || 'true'} };`];
    }),
  );
  cedar.preparsePolicySet('rules', { staticPolicies, templates: {}, templateLinks: [] });
  const facts = remembered(factsOf(agreement));
  return {
    name: 'cedar-wasm',
    calls: 300,
    decide: (situation) => {
      const answer = cedar.statefulIsAuthorized({
        principal: { type: 'Ticket', id: '1' },
        action: { type: 'Action', id: 'route' },
        resource: { type: 'Desk', id: '1' },
        context: facts(situation),
        preparsedPolicySetId: 'rules',
        entities: [],
      });
      if (answer.type !== 'success') throw new Error(answer.errors.map((error) => error.message).join('; '));
      const first = answer.response.diagnostics.reason.reduce((least, id) => Math.min(least, Number(id)), LAST);
      return first === LAST ? null : rules[first]!.id;
    },
  };
}
