/** Ways to a part of a file, and how they are walked in its YAML tree. */
import { isCollection, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { slug } from './names.js';
import type { Written } from './written.js';

/** A key, a position in a list, or the entry of a list with this id or name. */
export type EditStep = string | number | { readonly id: string };
export type EditPath = readonly EditStep[];

export type AgreementEdit =
  /** Replaces what stands at a path, or gives a key that is not there yet. */
  | { readonly set: EditPath; readonly value: Written }
  /** Appends to the list at a path; makes the list when there is none. */
  | { readonly add: EditPath; readonly value: Written }
  | { readonly remove: EditPath };

export const stepText = (step: EditStep): string =>
  typeof step === 'object' ? `"${step.id}"` : typeof step === 'number' ? `entry ${step}` : `"${step}"`;

/** Whether an entry of a list has this id, or this name. */
function isNamed(item: unknown, id: string): boolean {
  if (isScalar(item)) return item.value === id || (typeof item.value === 'string' && slug(item.value) === id);
  if (!isMap(item)) return false;
  const own = item.get('id');
  const name = item.get('name');
  return own === id || name === id || (own === undefined && typeof name === 'string' && slug(name) === id);
}

/** The key or position that a step means in a collection; null when there is none. */
export function keyOf(collection: Node, step: EditStep): string | number | null {
  if (isMap(collection)) return typeof step === 'string' ? step : null;
  if (!isSeq(collection)) return null;
  if (typeof step === 'number') return step >= 0 && step < collection.items.length ? step : null;
  const at = collection.items.findIndex((item) => isNamed(item, typeof step === 'object' ? step.id : step));
  return at === -1 ? null : at;
}

/** What stands at a key or position; null when nothing does. */
export function child(collection: Node, key: string | number): Node | null {
  const found: unknown = isCollection(collection) ? collection.get(key, true) : undefined;
  return isNode(found) ? found : null;
}

/** The pair of a map with this key. */
export function pairOf(map: Node, key: string | number): Pair<Node, Node | null> | null {
  if (!isMap(map)) return null;
  const found = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  return (found as Pair<Node, Node | null> | undefined) ?? null;
}
