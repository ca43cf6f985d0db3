/** What findings about facts have in common: their shape, and how systems are found on the register. */
import type { Agreement, ServedSystem } from '../agreement/agreement.js';
import type { SystemFacts } from './facts.js';
import type { Finding } from './finding.js';

type FactFinding = Pick<Finding, 'id' | 'kind' | 'text' | 'mend'> & Partial<Pick<Finding, 'subjects' | 'teams' | 'rules' | 'witness'>>;

/** A finding about facts, with what most of them leave open. */
export const factFinding = (found: FactFinding): Finding => ({
  severity: 'warning',
  regions: [],
  witness: null,
  at: null,
  perWeekMs: null,
  rules: [],
  teams: [],
  trafficShare: null,
  ...found,
});

/** Names are the same whatever their case. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

/** The systems of an agreement with what the register knows of each; null: it is not on it. */
export function registered(agreement: Agreement, facts: readonly SystemFacts[]): ReadonlyMap<ServedSystem, SystemFacts | null> {
  const byName = new Map(facts.map((one) => [nameKey(one.name), one]));
  return new Map(agreement.systems.map((system) => [system, byName.get(nameKey(system.name)) ?? null]));
}
