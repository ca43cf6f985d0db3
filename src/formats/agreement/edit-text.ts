/**
 * Edits in the text itself, so that nothing but the edited lines changes.
 *
 * What is returned here is a proposal: `edit.ts` takes it only when it reads as the same edit made in
 * the YAML document would.
 */
import { Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { type AgreementEdit, child, type EditPath, keyOf, pairOf } from './edit-path.js';
import { Entries, Flow, nodeOf, type Written } from './written.js';

const STYLE = { lineWidth: 0, flowCollectionPadding: false } as const;

/** One value on one line, as it may stand between brackets too. */
function inline(value: Written): string {
  if (value instanceof Flow) return inline(value.value);
  if (Array.isArray(value)) return `[${(value as readonly Written[]).map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = value instanceof Entries ? value.entries : (Object.entries(value) as [string, Written | undefined][]);
    const parts = entries.flatMap(([key, each]) => (each === undefined ? [] : [`${inline(key)}: ${inline(each)}`]));
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  return new Document([value], { version: '1.2' })
    .toString({ ...STYLE, collectionStyle: 'flow' })
    .trim()
    .slice(1, -1)
    .trim();
}

/** Several lines, without the last line end. */
function block(value: Written): string {
  const document = new Document(null, { version: '1.2' });
  document.contents = nodeOf(document, value) as never;
  return document.toString({ ...STYLE, flowCollectionPadding: true }).trimEnd();
}

const isPlain = (value: Written): boolean => value === null || typeof value !== 'object' || value instanceof Flow;

const indented = (lines: string, by: string): string =>
  lines
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');

/** Where the content of a node ends: behind its last visible character. */
function endOf(node: Node): number {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1) as { key: Node; value: Node | null } | undefined;
    if (last !== undefined)
      return isScalar(last.value) && last.value.range?.[0] === last.value.range?.[1]
        ? (last.value.range?.[1] ?? 0)
        : endOf(last.value ?? last.key);
  }
  if (isSeq(node) && node.flow !== true) {
    const last = node.items.at(-1) as Node | undefined;
    if (last !== undefined) return endOf(last);
  }
  return node.range?.[1] ?? 0;
}

class TextEditor {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The end of the line in which a content ends; a text block ends with its line. */
  #lineEnd(end: number): number {
    if (this.#text[end - 1] === '\n') return end - 1;
    const found = this.#text.indexOf('\n', end);
    return found === -1 ? this.#text.length : found;
  }

  #indentAt(offset: number): string {
    return /^ */.exec(this.#text.slice(this.#lineStart(offset), offset))![0];
  }

  #replace(from: number, to: number, by: string): string {
    return this.#text.slice(0, from) + by + this.#text.slice(to);
  }

  /** Whether an empty line stands above the line of an offset. */
  #blankAbove(offset: number): boolean {
    return /\n[^\S\n]*\n$/.test(this.#text.slice(0, this.#lineStart(offset)));
  }

  /** Puts an entry behind the last one of a collection. */
  #append(collection: Node, entry: { readonly inline: string; readonly block: string }): string | null {
    const items = isMap(collection)
      ? collection.items.map((pair) => pair.key as Node)
      : isSeq(collection)
        ? (collection.items as Node[])
        : [];
    const first = items[0]?.range?.[0];
    const last = items.at(-1);
    if ((collection as { flow?: boolean }).flow === true) {
      const close = (collection.range?.[1] ?? 0) - 1;
      const inside = this.#text.slice(collection.range?.[0] ?? 0, close).trimEnd().length + (collection.range?.[0] ?? 0);
      return this.#replace(
        inside,
        inside,
        items.length === 0 ? entry.inline : `${this.#text[inside - 1] === ',' ? '' : ','} ${entry.inline}`,
      );
    }
    if (first === undefined || last === undefined) return null;
    const end = this.#lineEnd(endOf(collection));
    const gap = items.length > 1 && this.#blankAbove(last.range?.[0] ?? 0) ? '\n' : '';
    return this.#replace(end, end, `\n${gap}${indented(entry.block, this.#indentAt(first))}`);
  }

  add(list: Node, value: Written): string | null {
    return this.#append(list, { inline: inline(value), block: block([value]) });
  }

  setKey(map: Node, key: string, value: Written): string | null {
    const entry = isPlain(value) ? `${inline(key)}: ${inline(value)}` : block(new Entries([[key, value]]));
    return this.#append(map, { inline: `${inline(key)}: ${inline(value)}`, block: entry });
  }

  /** Puts a value in the place of another. */
  replace(holder: Node, node: Node, key: string | number, value: Written): string | null {
    const [from] = node.range ?? [0];
    const inFlow = (holder as { flow?: boolean }).flow === true;
    const isLine = isScalar(node) || (node as { flow?: boolean }).flow === true;
    if (inFlow || (isPlain(value) && isLine)) return this.#replace(from, endOf(node), inline(value));
    if (isSeq(holder)) {
      const column = ' '.repeat(from - this.#lineStart(from));
      return this.#replace(from, endOf(node), indented(isPlain(value) ? inline(value) : block(value), column).trimStart());
    }
    const pair = pairOf(holder, key);
    const keyEnd = pair?.key.range?.[1];
    if (keyEnd === undefined || this.#text[keyEnd] !== ':') return null;
    const below = isPlain(value) ? '' : `\n${indented(block(value), `${this.#indentAt(pair!.key.range![0])}  `)}`;
    const beside = isPlain(value) ? ` ${inline(value)}` : '';
    if (isLine) {
      const rest = this.#text.slice(endOf(node), this.#lineEnd(endOf(node)));
      return this.#replace(keyEnd + 1, this.#lineEnd(endOf(node)), `${beside}${rest}${below}`);
    }
    const keyLine = this.#text.slice(keyEnd + 1, this.#lineEnd(keyEnd));
    return this.#replace(keyEnd + 1, this.#lineEnd(endOf(node)), `${beside}${keyLine}${below}`);
  }

  /** Takes the lines of an entry out, and one of two empty lines that would meet. */
  remove(holder: Node, key: string | number): string | null {
    const items = isMap(holder) ? holder.items.length : isSeq(holder) ? holder.items.length : 0;
    if (items < 2 || (holder as { flow?: boolean }).flow === true) return null;
    const pair = pairOf(holder, key);
    const node = child(holder, key);
    const from = pair === null ? node?.range?.[0] : pair.key.range?.[0];
    if (from === undefined) return null;
    const end = node === null ? (pair?.key.range?.[1] ?? from) : Math.max(endOf(node), from);
    const start = this.#lineStart(from);
    if (!/^ *(?:- *)?$/.test(this.#text.slice(start, from)) || (pair !== null && /-/.test(this.#text.slice(start, from)))) return null;
    let until = Math.min(this.#lineEnd(end) + 1, this.#text.length);
    if (this.#blankAbove(from) && /^[^\S\n]*\n/.test(this.#text.slice(until))) until = this.#text.indexOf('\n', until) + 1;
    return this.#replace(start, until, '');
  }
}

/** The collection that holds the last step, walked without any alias; null when there is one on the way. */
function holderWithoutAlias(document: Document, path: EditPath): Node | null {
  let node: Node | null = document.contents;
  for (const step of path.slice(0, -1)) {
    const key: string | number | null = node === null || isAlias(node) ? null : keyOf(node, step);
    node = key === null ? null : child(node!, key);
  }
  return node === null || isAlias(node) ? null : node;
}

/** The text after one edit; null when the edit is none that can be made in the text. */
export function editInText(text: string, document: Document, edit: AgreementEdit): string | null {
  const path = 'set' in edit ? edit.set : 'add' in edit ? edit.add : edit.remove;
  const step = path.at(-1);
  const holder = holderWithoutAlias(document, path);
  const key = holder === null || step === undefined ? null : keyOf(holder, step);
  if (holder === null || key === null) return null;
  const node = child(holder, key);
  const editor = new TextEditor(text);
  if ('remove' in edit) return editor.remove(holder, key);
  if (node !== null && (isAlias(node) || node.anchor !== undefined || node.tag !== undefined)) return null;
  if ('add' in edit) {
    if (isSeq(node)) return editor.add(node, edit.value);
    return node === null && typeof key === 'string' ? editor.setKey(holder, key, [edit.value]) : null;
  }
  if (node === null) return typeof key === 'string' ? editor.setKey(holder, key, edit.value) : null;
  return editor.replace(holder, node, key, edit.value);
}
