/**
 * Brings registered systems and sites into a draft of the agreement, as changes that can be shown first.
 *
 * A system or site of the draft is the registered one of the same name, in any case of letters. What the
 * draft lacks is added under a new id; where criticality or owner differ, the register is followed. What
 * the register leaves open (no owner, or an owner who is no party of the draft) changes nothing, and
 * nothing is ever taken out: what only the draft has is listed and stays.
 *
 * Worked example: the draft has "ERP", important, of nobody; the register has "erp", critical, of
 * Northwind, and "Scanner". Two changes: ERP becomes critical and Northwind's, and Scanner is added.
 */
import type { Agreement, ServedSystem } from '../agreement/agreement.js';
import { freshId } from '../agreement/slug.js';
import type { DraftChange } from '../drafting/change.js';

export interface RegisteredSystem {
  readonly name: string;
  readonly criticality: ServedSystem['criticality'];
  /** A party; null where nobody is known. */
  readonly owner: string | null;
}

export interface RegisteredLandscape {
  readonly systems: readonly RegisteredSystem[];
  readonly sites: readonly { readonly name: string }[];
}

/** A system of the draft that differs from the register. */
export interface SystemDifference {
  readonly name: string;
  readonly criticality: { readonly was: ServedSystem['criticality']; readonly now: ServedSystem['criticality'] } | null;
  readonly owner: { readonly was: string | null; readonly now: string } | null;
}

export interface BroughtIn {
  /** In terms of the draft that was given; empty where nothing is to do. */
  readonly changes: readonly DraftChange[];
  readonly addedSystems: readonly string[];
  readonly addedSites: readonly string[];
  readonly differing: readonly SystemDifference[];
  /** In the draft only, by name; they stay. */
  readonly unregisteredSystems: readonly string[];
  readonly unregisteredSites: readonly string[];
}

const folded = (name: string): string => name.trim().toLowerCase();

/**
 * What bringing the registers into a draft changes.
 *
 * @param draft without problems
 * @param registered of two with one name the first is meant
 * @returns changes for one edit, or for several one after the other in their order
 * @example bringIn(draft, { systems: [{ name: 'ERP', criticality: 'critical', owner: null }], sites: [] }).addedSystems // ['ERP']
 */
export function bringIn(draft: Pick<Agreement, 'parties' | 'systems' | 'sites'>, registered: RegisteredLandscape): BroughtIn {
  const parties = new Set(draft.parties.map((party) => party.id));
  const known = (owner: string | null): string | null => (owner !== null && parties.has(owner) ? owner : null);
  const changes: DraftChange[] = [];
  const addedSystems: string[] = [];
  const addedSites: string[] = [];
  const differing: SystemDifference[] = [];

  const systems = matched(draft.systems, registered.systems);
  const systemIds = new Set(draft.systems.map((system) => system.id));
  for (const { there, wanted } of systems.pairs) {
    const owner = known(wanted.owner);
    if (there === null) {
      const item = { id: newId(wanted.name, 'system', systemIds), name: wanted.name.trim(), criticality: wanted.criticality, owner };
      changes.push({ kind: 'put', list: 'systems', item, was: null });
      addedSystems.push(item.name);
      continue;
    }
    const item = { ...there, criticality: wanted.criticality, owner: owner ?? there.owner };
    if (item.criticality === there.criticality && item.owner === there.owner) continue;
    changes.push({ kind: 'put', list: 'systems', item, was: there });
    differing.push({
      name: there.name,
      criticality: item.criticality === there.criticality ? null : { was: there.criticality, now: item.criticality },
      owner: owner === null || owner === there.owner ? null : { was: there.owner, now: owner },
    });
  }

  const sites = matched(draft.sites, registered.sites);
  const siteIds = new Set(draft.sites.map((site) => site.id));
  for (const { there, wanted } of sites.pairs) {
    if (there !== null) continue;
    const item = { id: newId(wanted.name, 'site', siteIds), name: wanted.name.trim() };
    changes.push({ kind: 'put', list: 'sites', item, was: null });
    addedSites.push(item.name);
  }
  return {
    changes,
    addedSystems,
    addedSites,
    differing,
    unregisteredSystems: systems.only,
    unregisteredSites: sites.only,
  };
}

interface Matched<There, Wanted> {
  readonly pairs: readonly { readonly there: There | null; readonly wanted: Wanted }[];
  /** Names that stand in the draft only. */
  readonly only: readonly string[];
}

function matched<There extends { readonly name: string }, Wanted extends { readonly name: string }>(
  draft: readonly There[],
  registered: readonly Wanted[],
): Matched<There, Wanted> {
  const byName = new Map<string, There>();
  for (const one of draft) if (!byName.has(folded(one.name))) byName.set(folded(one.name), one);
  const wanted = new Map<string, Wanted>();
  for (const one of registered) if (folded(one.name) !== '' && !wanted.has(folded(one.name))) wanted.set(folded(one.name), one);
  return {
    pairs: [...wanted].map(([name, one]) => ({ there: byName.get(name) ?? null, wanted: one })),
    only: draft.filter((one) => !wanted.has(folded(one.name))).map((one) => one.name),
  };
}

/** An id that is free, and taken from now on. */
function newId(name: string, kind: string, taken: Set<string>): string {
  const id = freshId(name, taken, kind);
  taken.add(id);
  return id;
}
