/**
 * A problem: something in an agreement that cannot be meant, with the way to it.
 *
 * `path` leads through the agreement's own properties: `['rules', 2, 'accountable']`. `text` is one
 * sentence; `nearest` is the known name that was most likely meant.
 */
import type { Agreement } from './agreement.js';
import { nearestName } from './nearest.js';

export type Path = readonly (string | number)[];

export interface AgreementProblem {
  readonly path: Path;
  readonly text: string;
  readonly nearest: string | null;
}

export type Report = (path: Path, text: string, nearest?: string | null) => void;

/** Something that others refer to by id. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** The things of one kind that may be referred to. */
export interface Known {
  has(id: string): boolean;
  /** The id of the nearest one, by id or by name. */
  nearest(wanted: string): string | null;
}

function known(things: readonly Named[]): Known {
  const ids = new Set(things.map((thing) => thing.id));
  return {
    has: (id) => ids.has(id),
    nearest: (wanted) => {
      const near = nearestName(wanted, [...ids, ...things.map((thing) => thing.name)]);
      if (near === null || ids.has(near)) return near;
      return things.find((thing) => thing.name === near)?.id ?? null;
    },
  };
}

/** Everything that a reference in an agreement may lead to. */
export interface Directory {
  readonly parties: Known;
  readonly teams: Known;
  readonly calendars: Known;
  readonly categories: Known;
  readonly windows: Known;
  readonly systems: Known;
  readonly sites: Known;
  readonly policies: Known;
  readonly attributes: Known;
  readonly values: ReadonlyMap<string, Known>;
}

/** The directory of an agreement; of two things with one id, either may be meant. */
export function directory(agreement: Agreement): Directory {
  return {
    parties: known(agreement.parties),
    teams: known(agreement.teams),
    calendars: known(Object.keys(agreement.calendars).map((id) => ({ id, name: id }))),
    categories: known(agreement.categories),
    windows: known(agreement.windows.windows),
    systems: known(agreement.systems),
    sites: known(agreement.sites),
    policies: known(agreement.policies),
    attributes: known(agreement.attributes),
    values: new Map(agreement.attributes.map((attribute) => [attribute.id, known(attribute.values)])),
  };
}

/** Reports a reference that leads nowhere. */
export function checkReference(report: Report, path: Path, kind: string, things: Known, id: string): void {
  if (!things.has(id)) report(path, `There is no ${kind} "${id}"`, things.nearest(id));
}

/** Reports references that lead nowhere or are given twice, and a list without any entry. */
export function checkReferences(report: Report, path: Path, kind: string, things: Known, ids: readonly string[]): void {
  ids.forEach((id, i) => {
    checkReference(report, [...path, i], kind, things, id);
    if (ids.indexOf(id) < i) report([...path, i], `The ${kind} "${id}" is listed twice`);
  });
}

/** Reports a list that is given and empty: it would hold for nothing. */
export function checkNotEmpty(report: Report, path: Path, what: string, list: readonly unknown[] | null): void {
  if (list !== null && list.length === 0) report(path, `This list of ${what} is empty, so it never holds; leave it out to mean any`);
}
