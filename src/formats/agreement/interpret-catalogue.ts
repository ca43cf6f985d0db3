/** The service catalogue of the agreement file: names within names, under the four Rs. */
import { type Category, FOUR_RS, type FourR } from '../../core/agreement/agreement.js';
import { CategoryNames } from './category-names.js';
import { slug } from './names.js';
import type { Found, Keyed } from './read-shape.js';
import type { Reading } from './reading.js';
import type { Spot } from './report.js';
import type { AgreementFileRead } from './schema.js';

const ROOT_NAMES: Readonly<Record<FourR, string>> = { run: 'Run', respond: 'Respond', reinforce: 'Reinforce', reinvent: 'Reinvent' };

/** One item of the outline, as it was read: `categoryItem` of the schema, which refers to itself and so has no exact type. */
type Item = string | NodeRead | ReadonlyMap<string, Keyed<readonly Found<Item>[]>>;

interface NodeRead {
  readonly name?: Found<string>;
  readonly id?: Found<string>;
  readonly decides?: Found<Category['decides']>;
  readonly under?: Found<readonly Found<Item>[]>;
}

interface Node {
  readonly name: string;
  readonly at: Spot;
  readonly id?: Found<string> | undefined;
  readonly decides?: Category['decides'];
  readonly under: readonly Found<Item>[];
}

/** The categories that one item stands for: usually one, several when a map lists several names. */
function nodesOf(item: Found<Item>): Node[] {
  const { value, spot } = item;
  if (typeof value === 'string') return [{ name: value, at: spot, under: [] }];
  if (value instanceof Map) {
    return [...(value as ReadonlyMap<string, Keyed<readonly Found<Item>[]>>)].map(([name, branch]) => ({
      name,
      at: branch.key,
      under: branch.value,
    }));
  }
  const node = value as NodeRead;
  if (node.name === undefined) return [];
  return [{ name: node.name.value, at: node.name.spot, id: node.id, decides: node.decides?.value ?? null, under: node.under?.value ?? [] }];
}

/** Reads the catalogue: the four roots first, then each R's outline from top to bottom. */
export function interpretCatalogue(file: AgreementFileRead, reading: Reading): { categories: Category[]; names: CategoryNames } {
  const roots: Category[] = [];
  const below: Category[] = [];
  const taken = new Map<string, string>();
  const catalogue = file.catalogue;
  reading.mark(['categories'], catalogue?.spot);

  const add = (list: Category[], category: Category, at: Spot): void => {
    taken.set(category.id, category.name);
    reading.place('category', category.id, at);
    list.push(category);
  };

  const addBelow = (parent: string, items: readonly Found<Item>[]): void => {
    for (const node of items.flatMap(nodesOf)) {
      const id = reading.id(node.id, node.name, node.at);
      if (taken.has(id)) {
        const hint = node.id === undefined ? `an \`id\` of its own, such as ${parent}-${slug(node.name)}` : 'an id that is used once';
        reading.report.add(node.id?.spot ?? node.at, `"${node.name}" would have the id "${id}", which "${taken.get(id)}" has already`, {
          expected: hint,
        });
      }
      reading.mark(['categories', roots.length + below.length], node.at);
      add(below, { id, name: node.name, parent, decides: node.decides ?? null }, node.at);
      addBelow(id, node.under);
    }
  };

  const outlines: [FourR, readonly Found<Item>[]][] = FOUR_RS.map((root) => {
    const found = catalogue?.value[root] as Found<NodeRead | readonly Found<Item>[] | null> | undefined;
    const value = found?.value ?? [];
    const node: NodeRead = Array.isArray(value) ? {} : (value as NodeRead);
    reading.mark(['categories', roots.length], found?.spot);
    add(
      roots,
      { id: root, name: node.name?.value ?? ROOT_NAMES[root], parent: null, decides: node.decides?.value ?? null },
      found?.spot ?? catalogue?.spot ?? { from: 0, to: 0, trail: null },
    );
    return [root, Array.isArray(value) ? (value as readonly Found<Item>[]) : (node.under?.value ?? [])];
  });
  for (const [root, items] of outlines) addBelow(root, items);

  const categories = [...roots, ...below];
  return { categories, names: new CategoryNames(categories, catalogue === undefined || reading.report.within(catalogue.spot)) };
}
