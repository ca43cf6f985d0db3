/**
 * Edits an agreement file in place: its comments, anchors and order survive.
 *
 * Every edit is made twice: in the text, where it touches the edited lines only, and in the YAML
 * document. The edited text is taken when it says what the edited document says; otherwise, as for
 * edits that go through an alias, the document is written out, which may tidy up white space.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Document, isAlias, isCollection, isNode, isScalar, isSeq, type Node, visit } from 'yaml';
import type { FileProblem } from '../place.js';
import { type AgreementEdit, child, type EditPath, type EditStep, keyOf, stepText } from './edit-path.js';
import { editInText } from './edit-text.js';
import { loadDocument } from './load.js';
import { nodeOf, type Written } from './written.js';

export type EditedText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** An edit that does not fit the file. */
class Misfit extends Error {}

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
function holderOf(document: Document, path: EditPath): { holder: Node; key: string | number; step: EditStep } {
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
  const key = keyOf(holder, step);
  if (key === null) throw new Misfit(`There is no ${stepText(step)} in the file`);
  return { holder, key, step };
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
  const { holder, key, step } = holderOf(document, path);
  const leaving = child(holder, key);
  if (!isCollection(holder) || !holder.has(key)) throw new Misfit(`There is no ${stepText(step)} in the file`);
  if (leaving !== null) rescueAnchors(document, leaving);
  holder.delete(key);
}

function set(document: Document, path: EditPath, value: Written): void {
  const { holder, key } = holderOf(document, path);
  const before = child(holder, key);
  const node = nodeOf(document, value);
  if (before !== null && !isAlias(before)) {
    rescueAnchors(document, before);
    node.comment = before.comment ?? null;
    node.commentBefore = before.commentBefore ?? null;
    if (before.spaceBefore === true) node.spaceBefore = true;
  }
  if (isCollection(holder)) holder.set(key, node);
}

function add(document: Document, path: EditPath, value: Written): void {
  const { holder, key, step } = holderOf(document, path);
  if (!isCollection(holder)) throw new Misfit(`There is no ${stepText(step)} in the file`);
  let list = child(holder, key);
  if (isAlias(list)) {
    list = copyOf(document, list);
    holder.set(key, list);
  }
  if (list === null || (isScalar(list) && list.value === null)) holder.set(key, nodeOf(document, [value]));
  else if (isSeq(list)) list.add(nodeOf(document, value));
  else throw new Misfit(`${stepText(step)} is no list`);
}

/** What a document says; undefined when its aliases expand to too much. */
function meaning(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 1_000 });
  } catch {
    return undefined;
  }
}

/** The looks of a file, as far as the document can be written with them. */
function looksOf(text: string) {
  return { lineWidth: 0, flowCollectionPadding: /[{[] \S/.test(text), indentSeq: !/^[\w-]+:[^\S\n]*\n- /m.test(text) };
}

function applied(text: string, edit: AgreementEdit): EditedText {
  const read = loadDocument(text);
  if (!read.ok) return read;
  const { document } = read.loaded;
  const path = 'set' in edit ? edit.set : 'add' in edit ? edit.add : edit.remove;
  const proposal = editInText(read.loaded.text, document, edit);
  try {
    if ('set' in edit) set(document, edit.set, edit.value);
    else if ('add' in edit) add(document, edit.add, edit.value);
    else remove(document, edit.remove);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    const steps = path.map((step) => (typeof step === 'object' ? step.id : step));
    return { ok: false, problems: [{ line: 1, column: 1, path: steps, text: error.message, expected: null, nearest: null }] };
  }
  if (proposal !== null) {
    const reread = loadDocument(proposal);
    const wanted = meaning(document);
    if (reread.ok && wanted !== undefined && isDeepStrictEqual(meaning(reread.loaded.document), wanted))
      return { ok: true, text: proposal };
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
