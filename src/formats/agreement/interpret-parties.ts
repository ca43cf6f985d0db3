/** Parties, teams, systems, sites and attributes of the agreement file. */
import type { Attribute, Party, ServedSystem, Site, Team } from '../../core/agreement/agreement.js';
import type { Path } from '../../core/agreement/problem.js';
import { Names } from './names.js';
import type { Found } from './read-shape.js';
import type { PlaceKind, Reading } from './reading.js';
import type { Spot } from './report.js';
import type { AgreementFileRead } from './schema.js';

interface NamedRead {
  readonly name?: Found<string>;
  readonly id?: Found<string>;
}

/** A list whose entries are a name, or an object with a name. */
type NamedList<T> = Found<readonly Found<string | T>[]> | undefined;

/**
 * Reads a list of named things and makes their names known.
 *
 * @param make what the core calls such a thing, from its id, its name and what else was read
 */
function namedThings<T extends NamedRead, Made>(
  list: NamedList<T>,
  path: Path,
  names: Names,
  reading: Reading,
  make: (id: string, name: string, rest: T | null, path: Path, spot: Spot) => Made,
  kind?: PlaceKind,
): Made[] {
  const made: Made[] = [];
  reading.mark(path, list?.spot);
  for (const { value, spot } of list?.value ?? []) {
    const entry = typeof value === 'string' ? null : value;
    const name = typeof value === 'string' ? { value, spot } : value.name;
    if (name === undefined) {
      names.incomplete = true;
      continue;
    }
    const here = [...path, made.length];
    const id = reading.id(entry?.id, name.value, name.spot);
    if (id === 'none' || /^\s*none\s*$/i.test(name.value))
      reading.report.add(name.spot, '"none" is a reserved word: it means none or unknown');
    names.add(id, name.value);
    if (kind !== undefined) reading.place(kind, id, name.spot);
    reading.mark(here, spot);
    reading.mark([...here, 'name'], name.spot);
    reading.mark([...here, 'id'], entry?.id?.spot ?? name.spot);
    made.push(make(id, name.value, entry, here, spot));
  }
  return made;
}

/** Whether entries of a list were lost, so that a reference may lead to one of them. */
function lost(list: Found<unknown> | undefined, required: boolean, reading: Reading): boolean {
  return list === undefined ? required : reading.report.within(list.spot);
}

export function interpretParties(file: AgreementFileRead, reading: Reading): Party[] {
  reading.parties.incomplete = lost(file.parties, true, reading);
  return namedThings(
    file.parties,
    ['parties'],
    reading.parties,
    reading,
    (id, name, rest): Party => ({ id, name, kind: rest?.kind?.value ?? 'provider' }),
    'party',
  );
}

export function interpretTeams(file: AgreementFileRead, reading: Reading): Team[] {
  reading.teams.incomplete = lost(file.teams, true, reading);
  type TeamRead = NonNullable<AgreementFileRead['teams']>['value'][number]['value'];
  const make = (id: string, name: string, team: TeamRead | null, path: Path): Team => {
    const { parties, calendars, report } = reading;
    reading.mark([...path, 'party'], team?.party?.spot);
    reading.mark([...path, 'coverage'], team?.coverage?.spot);
    const rota = team?.['on-call'];
    const at = [...path, 'onCall'];
    reading.mark(at, rota?.spot);
    reading.mark([...at, 'calendar'], rota?.value.calendar?.spot);
    reading.mark([...at, 'people'], rota?.value.people?.spot);
    reading.mark([...at, 'turnDays'], rota?.value['turn-days']?.spot);
    reading.mark([...at, 'from'], rota?.value.from?.spot);
    const resolved = (names: Names, found: Found<string> | undefined) =>
      (found === undefined ? null : names.resolve(found.value, found.spot, report)) ?? '';
    return {
      id,
      name,
      party: resolved(parties, team?.party),
      coverage: resolved(calendars, team?.coverage),
      onCall:
        rota === undefined
          ? null
          : {
              calendar: resolved(calendars, rota.value.calendar),
              people: (rota.value.people?.value ?? []).map((person) => person.value),
              turnDays: rota.value['turn-days']?.value ?? 7,
              from: rota.value.from?.value ?? '2026-01-01',
            },
    };
  };
  return namedThings(file.teams, ['teams'], reading.teams, reading, make, 'team');
}

export function interpretSystems(file: AgreementFileRead, reading: Reading): ServedSystem[] {
  reading.systems.incomplete = lost(file.systems, false, reading);
  return namedThings(
    file.systems,
    ['systems'],
    reading.systems,
    reading,
    (id, name, rest, path): ServedSystem => {
      reading.mark([...path, 'owner'], rest?.owner?.spot);
      const owner = rest?.owner === undefined ? null : reading.parties.resolve(rest.owner.value, rest.owner.spot, reading.report);
      return { id, name, criticality: rest?.criticality?.value ?? 'ordinary', owner };
    },
    'system',
  );
}

export function interpretSites(file: AgreementFileRead, reading: Reading): Site[] {
  reading.sites.incomplete = lost(file.sites, false, reading);
  return namedThings(file.sites, ['sites'], reading.sites, reading, (id, name): Site => ({ id, name }), 'site');
}

export function interpretAttributes(file: AgreementFileRead, reading: Reading): Attribute[] {
  reading.attributes.incomplete = lost(file.attributes, false, reading);
  return namedThings(
    file.attributes,
    ['attributes'],
    reading.attributes,
    reading,
    (id, name, rest, path): Attribute => {
      const values = new Names(`value of ${name}`);
      values.incomplete = lost(rest?.values, true, reading);
      reading.values.set(id, values);
      return {
        id,
        name,
        values: namedThings(rest?.values, [...path, 'values'], values, reading, (value, valueName) => ({ id: value, name: valueName })),
      };
    },
    'attribute',
  );
}
