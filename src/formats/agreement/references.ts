/** The names of everything in an agreement: what a reference means, and how one is best written. */
import type { Agreement } from '../../core/agreement/agreement.js';
import { CategoryNames } from './category-names.js';
import { Names } from './names.js';

export interface References {
  readonly categories: CategoryNames;
  readonly parties: Names;
  readonly teams: Names;
  readonly calendars: Names;
  readonly windows: Names;
  readonly systems: Names;
  readonly sites: Names;
  readonly policies: Names;
  readonly attributes: Names;
  readonly values: ReadonlyMap<string, Names>;
}

function namesOf(kind: string, things: readonly { readonly id: string; readonly name: string }[]): Names {
  const names = new Names(kind);
  for (const { id, name } of things) names.add(id, name);
  return names;
}

/** The names of an agreement without problems. Calendars have no name but their id. */
export function referencesOf(agreement: Agreement): References {
  return {
    categories: new CategoryNames(agreement.categories, false),
    parties: namesOf('party', agreement.parties),
    teams: namesOf('team', agreement.teams),
    calendars: namesOf(
      'calendar',
      Object.keys(agreement.calendars).map((id) => ({ id, name: id })),
    ),
    windows: namesOf('window', agreement.windows.windows),
    systems: namesOf('system', agreement.systems),
    sites: namesOf('site', agreement.sites),
    policies: namesOf('policy', agreement.policies),
    attributes: namesOf('attribute', agreement.attributes),
    values: new Map(agreement.attributes.map((attribute) => [attribute.id, namesOf('value', attribute.values)])),
  };
}
