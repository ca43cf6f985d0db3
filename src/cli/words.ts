/** Things of an agreement in words, for people at a terminal. */
import type { Agreement, Scope, SlaTarget } from '../core/agreement/agreement.js';
import type { Situation } from '../core/agreement/situation.js';
import type { TeamId } from '../core/ids.js';
import { durationText } from '../core/sla/duration-text.js';
import type { CategoryNames } from '../formats/agreement/category-names.js';
import { referencesOf } from '../formats/agreement/references.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

const nameOf = (things: readonly Named[], id: string): string => things.find((thing) => thing.id === id)?.name ?? id;

/** @example 'Service desk (Northwind IT)' */
export function teamText(agreement: Agreement, id: TeamId): string {
  const team = agreement.teams.find((each) => each.id === id);
  return team === undefined ? id : `${team.name} (${nameOf(agreement.parties, team.party)})`;
}

export const teamNames = (agreement: Agreement, ids: readonly TeamId[]): string =>
  ids.length === 0 ? 'nobody' : ids.map((id) => nameOf(agreement.teams, id)).join(', ');

const CATEGORIES = new WeakMap<Agreement, CategoryNames>();

/** The category names of an agreement, made once: a proof of a large one tells thousands of situations. */
function categoriesOf(agreement: Agreement): CategoryNames {
  const names = CATEGORIES.get(agreement) ?? referencesOf(agreement).categories;
  CATEGORIES.set(agreement, names);
  return names;
}

/** @example 'Run › Backup, incident, tier 1, P1, Business, no system, no site' */
export function situationText(agreement: Agreement, situation: Situation): string {
  const attributes = agreement.attributes.flatMap((attribute) => {
    const value = situation.attributes?.[attribute.id] ?? null;
    return value === null ? [] : [`${attribute.name} ${nameOf(attribute.values, value)}`];
  });
  return [
    categoriesOf(agreement).wayTo(situation.category),
    situation.type.replace('-', ' '),
    `tier ${situation.tier}`,
    situation.priority,
    nameOf(agreement.windows.windows, situation.window),
    situation.system === null ? 'no system' : nameOf(agreement.systems, situation.system),
    situation.site === null ? 'no site' : nameOf(agreement.sites, situation.site),
    ...attributes,
  ].join(', ');
}

export const SCOPE_TEXT: Readonly<Record<Scope, string>> = {
  included: 'included',
  project: 'project: not part of the included hours',
  out: 'out of scope',
};

/** @example 'respond within 1 h, resolve within 8 h, on office' */
export function targetText(target: SlaTarget): string {
  const parts = (
    [
      ['respond within', target.respondMs],
      ['update every', target.updateMs],
      ['resolve within', target.resolveMs],
    ] as const
  ).flatMap(([words, ms]) => (ms === null ? [] : [`${words} ${durationText(ms)}`]));
  return parts.length === 0 ? 'no targets' : `${parts.join(', ')}, on ${target.calendar}`;
}
