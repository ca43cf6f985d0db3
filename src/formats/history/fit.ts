/**
 * Fits a mapping to an agreement: what the mapping and the file's own cells call by name becomes the
 * agreement's id, and what the agreement does not know is listed.
 *
 * A team, system or site goes by id or name; a category by id, by a name that only one has, or by a
 * path such as "Respond › Hardware". A mapping that is not fitted takes every text as an id.
 */
import type { Agreement, Category } from '../../core/agreement/agreement.js';
import { nearestName } from '../../core/agreement/nearest.js';
import { Names } from '../agreement/names.js';
import type { FieldMapping, Mapping, MappingNames } from './mapping.js';

/** Something that the mapping names and the agreement does not have, or sees otherwise. */
export interface Misfit {
  /** `team`, `party`, `category`, `system`, `site` or `attribute:<id>`. */
  readonly kind: string;
  readonly value: string;
  readonly nearest: string | null;
  readonly text: string;
}

const SEPARATOR = /\s*[›>]\s*/;

const named = (kind: string, things: readonly { readonly id: string; readonly name: string }[]): Names => {
  const names = new Names(kind);
  for (const { id, name } of things) names.add(id, name);
  return names;
};

const only = (names: Names, text: string): string | null => {
  const found = names.candidates(text);
  return found.length === 1 ? found[0]!.id : null;
};

/** By id, by a name that only one category has, or by the last names of its path. */
const categoryFinder = (categories: readonly Category[]): ((text: string) => string | null) => {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const names = named('category', categories);
  const pathEnds = (id: string, path: readonly string[]): boolean => {
    let at = byId.get(id);
    for (let step = path.length - 1; step >= 0; step -= 1) {
      if (
        at === undefined ||
        !named('category', [at])
          .candidates(path[step]!)
          .some((thing) => thing.id === at!.id)
      )
        return false;
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    return true;
  };
  return (text) => {
    if (byId.has(text)) return text;
    const path = text.split(SEPARATOR).filter((step) => step !== '');
    if (path.length === 0) return null;
    const found = names.candidates(path.at(-1)!).filter(({ id }) => path.length === 1 || pathEnds(id, path));
    return found.length === 1 ? found[0]!.id : null;
  };
};

/** How an agreement's things are found by the names that people use. */
const namesOf = (agreement: Agreement): MappingNames & { readonly party: (text: string) => string | null } => {
  const teams = named('team', agreement.teams);
  const parties = named('party', agreement.parties);
  const systems = named('system', agreement.systems);
  const sites = named('site', agreement.sites);
  const attributes = new Map(agreement.attributes.map((attribute) => [attribute.id, named('value', attribute.values)]));
  return {
    team: (text) => only(teams, text),
    party: (text) => only(parties, text),
    category: categoryFinder(agreement.categories),
    system: (text) => only(systems, text),
    site: (text) => only(sites, text),
    attribute: (id, text) => {
      const values = attributes.get(id);
      return values === undefined ? null : only(values, text);
    },
  };
};

/**
 * @param agreement without problems
 * @returns the mapping in the agreement's ids, and what did not fit; a text that leads nowhere stays as it is
 */
export const fitMapping = (mapping: Mapping, agreement: Agreement): { readonly mapping: Mapping; readonly misfits: readonly Misfit[] } => {
  const names = namesOf(agreement);
  const misfits: Misfit[] = [];
  const miss = (kind: string, value: string, known: readonly { readonly id: string; readonly name: string }[], text: string) => {
    if (misfits.some((one) => one.kind === kind && one.value === value)) return;
    misfits.push({
      kind,
      value,
      nearest: nearestName(
        value,
        known.flatMap(({ id, name }) => [name, id]),
      ),
      text,
    });
  };
  const resolve =
    (kind: string, known: readonly { readonly id: string; readonly name: string }[], find: (text: string) => string | null) =>
    (text: string) => {
      const id = find(text);
      if (id === null) miss(kind, text, known, `the agreement has no ${kind.replace(/:.*/, '')} "${text}"`);
      return id ?? text;
    };
  const inIds = (field: FieldMapping<string> | null, find: (text: string) => string): FieldMapping<string> | null =>
    field === null
      ? null
      : {
          ...field,
          always: field.always === null ? null : find(field.always),
          values: field.values === null ? null : new Map([...field.values].map(([cell, value]) => [cell, find(value)])),
          default: field.default === null ? null : find(field.default),
          whenUnknown: field.whenUnknown === null ? null : find(field.whenUnknown),
        };

  const team = resolve('team', agreement.teams, names.team);
  const party = resolve('party', agreement.parties, names.party);
  const teams = new Map(
    [...mapping.teams].map(([text, { party: partyText, tier }]) => {
      const id = team(text);
      const said = party(partyText);
      const known = agreement.teams.find((one) => one.id === id);
      if (known !== undefined && known.party !== said)
        miss('party', partyText, [], `the mapping gives team "${text}" to ${partyText}, the agreement to ${known.party}`);
      return [id, { party: known?.party ?? said, tier }] as const;
    }),
  );
  const { columns } = mapping;
  const category = resolve('category', agreement.categories, names.category);
  return {
    mapping: {
      ...mapping,
      teams,
      names,
      columns: {
        ...columns,
        team: inIds(columns.team, team),
        category: inIds(columns.category, category)!,
        system: inIds(columns.system, resolve('system', agreement.systems, names.system)),
        site: inIds(columns.site, resolve('site', agreement.sites, names.site)),
        attributes: columns.attributes.map(({ id, field }) => {
          const values = agreement.attributes.find((attribute) => attribute.id === id)?.values ?? [];
          return {
            id,
            field: inIds(
              field,
              resolve(`attribute:${id}`, values, (text) => names.attribute(id, text)),
            )!,
          };
        }),
      },
    },
    misfits,
  };
};
