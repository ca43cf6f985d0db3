/**
 * Ready-made agreements to start from: whole, realistic, each proved total. They lie beside this file
 * as YAML with comments, so that they can be read, copied and taken apart by hand.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

interface StarterEntry {
  readonly id: string;
  readonly title: string;
  /** One sentence. */
  readonly description: string;
}

export const STARTERS = [
  {
    id: 'manufacturer',
    title: 'Manufacturer with one IT generalist',
    description:
      '35 people and a plant: a generalist keeps the shop floor by day, the provider does the rest and is on call for production.',
  },
  {
    id: 'professional-services',
    title: 'Professional services with an after-hours provider',
    description: '200 people and three IT staff: they answer by day, the provider answers after hours and runs the platforms.',
  },
  {
    id: 'healthcare',
    title: 'Healthcare with a provider and a separate SOC',
    description:
      'Several sites and three parties: clinical IT in house, a provider for desk and network, a SOC that leads security incidents.',
  },
] as const satisfies readonly StarterEntry[];

export type StarterId = (typeof STARTERS)[number]['id'];
export const STARTER_IDS = STARTERS.map(({ id }) => id) as unknown as readonly [StarterId, ...StarterId[]];

/** What one's own partnership puts in the place of the made-up names; what is left out stays. */
export interface StarterNames {
  readonly name?: string;
  readonly internalName?: string;
  /** The managed service provider; a further provider keeps its name. */
  readonly providerName?: string;
  readonly zone?: string;
}

/** Beside this file in the sources; in a build beside the bundle, which keeps its parts in `chunks`. */
function folder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  if (path.basename(here) === 'starters') return here;
  return path.join(path.basename(here) === 'chunks' ? path.dirname(here) : here, 'starters');
}

/**
 * The text of an agreement file to start from, with its comments and with one's own names.
 *
 * @example starterText('manufacturer', { internalName: 'Harbor Lane' })
 */
export function starterText(id: StarterId, names: StarterNames = {}): string {
  // Where the schema lies is true of this folder only.
  const text = readFileSync(path.join(folder(), `${id}.yaml`), 'utf8').replace(/^# yaml-language-server:.*\n#\n/, '');
  const document = parseDocument(text);
  const wanted: (readonly [readonly (string | number)[], string | undefined])[] = [
    [['name'], names.name],
    [['zone'], names.zone],
  ];
  const parties = document.get('parties', true);
  if (isSeq(parties))
    for (const [at, party] of parties.items.entries()) {
      if (!isMap(party)) continue;
      if (party.get('kind') === 'internal') wanted.push([['parties', at, 'name'], names.internalName]);
      else if (party.get('id') === 'provider') wanted.push([['parties', at, 'name'], names.providerName]);
    }
  const edits = wanted.flatMap(([place, value]) => {
    if (value === undefined) return [];
    const node = document.getIn(place, true);
    if (!isScalar(node) || !node.range) throw new Error(`The starter ${id} has nothing at ${place.join('.')}`);
    // A JSON string is a YAML string, whatever it holds.
    return [{ from: node.range[0], to: node.range[1], text: JSON.stringify(value) }];
  });
  return edits.sort((a, b) => b.from - a.from).reduce((whole, edit) => whole.slice(0, edit.from) + edit.text + whole.slice(edit.to), text);
}
