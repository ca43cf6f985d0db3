/**
 * Edits an agreement file in place: its comments, anchors and order survive.
 *
 * A value that replaces a value on its own line is spliced into the text, so that nothing else
 * changes. Larger edits go through the YAML document, which may tidy up white space.
 */
import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Node, visit } from 'yaml';
import type { FileProblem } from '../place.js';
import { loadDocument } from './load.js';
import { slug } from './names.js';
import { nodeOf, type Written } from './written.js';

/** A key, a position in a list, or the entry of a list with this id or name. */
export type EditStep = string | number | { readonly id: string };
export type EditPath = readonly EditStep[];

export type AgreementEdit =
  /** Replaces what stands at a path, or gives a key that is not there yet. */
  | { readonly set: EditPath; readonly value: Written }
  /** Appends to the list at a path; makes the list when there is none. */
  | { readonly add: EditPath; readonly value: Written }
  | { readonly remove: EditPath };

export type EditedText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** An edit that does not fit the file. */
class Misfit extends Error {}

const stepText = (step: EditStep): string =>
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
function keyOf(collection: Node, step: EditStep): string | number | null {
  if (isMap(collection)) return typeof step === 'string' ? step : null;
  if (!isSeq(collection)) return null;
  if (typeof step === 'number') return step >= 0 && step < collection.items.length ? step : null;
  const at = collection.items.findIndex((item) => isNamed(item, typeof step === 'object' ? step.id : step));
  return at === -1 ? null : at;
}

function child(collection: Node, key: string | number): Node | null {
  const found: unknown = isCollection(collection) ? collection.get(key, true) : undefined;
  return isNode(found) ? found : null;
}

/** A copy of what an alias stands for, without anchors, so that the original stays as it is. */
function copyOf(document: Document, alias: Node): Node {
  const target = isAlias(alias) ? alias.resolve(document) : alias;
  if (!isNode(target)) throw new Misfit('An alias leads nowhere');
  const copy = target.clone() as Node;
  visit(copy, {
    Node: (_, node) => {
      if (!isAlias(node)) delete node.anchor;
    },
  });
  return copy;
}

/** The collection in which the last step of a path lies; what is aliased on the way is copied first. */
function holderOf(document: Document, path: EditPath): { holder: Node; step: EditStep } {
  const step = path.at(-1);
  if (step === undefined || document.contents === null) throw new Misfit('The path is empty');
  let holder: Node = document.contents;
  for (const each of path.slice(0, -1)) {
    const key = keyOf(holder, each);
    const next = key === null ? null : child(holder, key);
    if (key === null || next === null) throw new Misfit(`There is no ${stepText(each)} in the file`);
    if (isAlias(next) && isCollection(holder)) {
      const copy = copyOf(document, next);
      holder.set(key, copy);
      holder = copy;
    } else holder = next;
  }
  return { holder, step };
}

/** Moves anchors that go away with a node to the first alias that needs each. */
function rescueAnchors(document: Document, leaving: Node): void {
  const anchored = new Map<string, Node>();
  visit(leaving, {
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  visit(document, (_, node) => {
    if (node === leaving) return visit.SKIP;
    const heir = isAlias(node) ? anchored.get(node.source) : undefined;
    if (!isAlias(node) || heir === undefined) return undefined;
    anchored.delete(node.source);
    return heir;
  });
}

function remove(document: Document, path: EditPath): void {
  const { holder, step } = holderOf(document, path);
  const key = keyOf(holder, step);
  const leaving = key === null ? null : child(holder, key);
  if (key === null || !isCollection(holder) || !holder.has(key)) throw new Misfit(`There is no ${stepText(step)} in the file`);
  if (leaving !== null) rescueAnchors(document, leaving);
  holder.delete(key);
}

function set(document: Document, path: EditPath, value: Written): void {
  const { holder, step } = holderOf(document, path);
  const key = keyOf(holder, step);
  if (key === null || !isCollection(holder)) throw new Misfit(`There is no ${stepText(step)} in the file`);
  const before = child(holder, key);
  const node = nodeOf(document, value);
  if (before !== null && !isAlias(before)) {
    rescueAnchors(document, before);
    node.comment = before.comment ?? null;
    node.commentBefore = before.commentBefore ?? null;
    if (before.spaceBefore === true) node.spaceBefore = true;
  }
  holder.set(key, node);
}

function add(document: Document, path: EditPath, value: Written): void {
  const { holder, step } = holderOf(document, path);
  const key = keyOf(holder, step);
  if (key === null || !isCollection(holder)) throw new Misfit(`There is no ${stepText(step)} in the file`);
  let list = child(holder, key);
  if (isAlias(list)) {
    list = copyOf(document, list);
    holder.set(key, list);
  }
  if (list === null || (isScalar(list) && list.value === null)) holder.set(key, nodeOf(document, [value]));
  else if (isSeq(list)) list.add(nodeOf(document, value));
  else throw new Misfit(`${stepText(step)} is no list`);
}

/** The text with one plain value in place of another; null when the edit is larger than that. */
function spliced(text: string, document: Document, path: EditPath, value: Written): string | null {
  if (typeof value === 'object' && value !== null) return null;
  let node: Node | null = document.contents;
  let inFlow = false;
  for (const step of path) {
    if (node === null || isAlias(node)) return null;
    if (isCollection(node) && node.flow === true) inFlow = true;
    const key = keyOf(node, step);
    node = key === null ? null : child(node, key);
  }
  if (!isScalar(node) || !node.range || node.anchor !== undefined || node.tag !== undefined) return null;
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL' || node.range[0] === node.range[1]) return null;
  const written = document.createNode(inFlow ? [value] : { key: value }, { flow: inFlow });
  const fresh = document.clone() as Document;
  fresh.contents = written as never;
  fresh.commentBefore = null;
  fresh.comment = null;
  const line = fresh.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  const replacement = inFlow ? line.slice(1, -1) : line.slice('key: '.length);
  if (replacement.includes('\n')) return null;
  return text.slice(0, node.range[0]) + replacement + text.slice(node.range[1]);
}

/** The looks of a file: white space inside `[ ]` and `{ }`, the width of an indent, whether lists are indented. */
function looksOf(text: string) {
  const bare = text.match(/[[{][^\s\]}]/g)?.length ?? 0;
  const padded = text.match(/[[{] \S/g)?.length ?? 0;
  const indent = /^( +)[^\s#-]/m.exec(text)?.[1]?.length ?? 2;
  return {
    lineWidth: 0,
    flowCollectionPadding: padded > bare,
    indent: Math.min(indent, 8),
    indentSeq: !/^[\w-]+:[^\S\n]*\n- /m.test(text),
  };
}

function applied(text: string, edit: AgreementEdit): EditedText {
  const read = loadDocument(text);
  if (!read.ok) return read;
  const { document } = read.loaded;
  const path = 'set' in edit ? edit.set : 'add' in edit ? edit.add : edit.remove;
  try {
    if ('set' in edit) {
      const short = spliced(text, document, edit.set, edit.value);
      if (short !== null) return { ok: true, text: short };
      set(document, edit.set, edit.value);
    } else if ('add' in edit) add(document, edit.add, edit.value);
    else remove(document, edit.remove);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    const steps = path.map((step) => (typeof step === 'object' ? step.id : step));
    return { ok: false, problems: [{ line: 1, column: 1, path: steps, text: error.message, expected: null, nearest: null }] };
  }
  return { ok: true, text: document.toString(looksOf(text)) };
}

/**
 * Applies edits one after the other.
 *
 * @returns the new text, or why an edit does not fit; then nothing is changed
 * @example editAgreement(text, [{ set: ['rules', { id: 'r2' }, 'when'], value: 'any' }])
 */
export function editAgreement(text: string, edits: readonly AgreementEdit[]): EditedText {
  let edited = text;
  for (const edit of edits) {
    const result = applied(edited, edit);
    if (!result.ok) return result;
    edited = result.text;
  }
  return { ok: true, text: edited };
}
