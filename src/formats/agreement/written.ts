/** What is about to be written as YAML: plain values, with the looks of a list or map where they matter. */
import { type Document, isMap, isScalar, type Node, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

/** Properties that are undefined are left out. */
export type Written =
  | string
  | number
  | boolean
  | null
  | readonly Written[]
  | { readonly [key: string]: Written | undefined }
  | Entries
  | Flow;

/** A map with keys of the person's choice, in order. */
export class Entries {
  readonly entries: readonly (readonly [string, Written])[];
  constructor(entries: readonly (readonly [string, Written])[]) {
    this.entries = entries;
  }
}

/** Written on one line: `{ priority: P1, respond: 15 min }`. */
export class Flow {
  readonly value: Written;
  constructor(value: Written) {
    this.value = value;
  }
}

export const entriesOf = (entries: readonly (readonly [string, Written])[]): Entries => new Entries(entries);
export const flow = (value: Written): Flow => new Flow(value);

/** One value alone, several as a list on one line. */
export const oneOrList = (values: readonly (string | number)[]): Written => (values.length === 1 ? values[0]! : flow(values));

/** The YAML nodes of a value. */
export function nodeOf(document: Document, written: Written): Node {
  if (written instanceof Flow) {
    const node = nodeOf(document, written.value) as YAMLMap | YAMLSeq;
    node.flow = true;
    return node;
  }
  if (Array.isArray(written)) {
    const list = document.createNode([]) as YAMLSeq;
    for (const item of written as readonly Written[]) list.add(nodeOf(document, item));
    return list;
  }
  if (written instanceof Entries || (typeof written === 'object' && written !== null)) {
    const entries = written instanceof Entries ? written.entries : (Object.entries(written) as [string, Written | undefined][]);
    const map = document.createNode({}) as YAMLMap;
    for (const [key, value] of entries) {
      if (value !== undefined) map.items.push(document.createPair(keyOf(key), nodeOf(document, value)) as never);
    }
    return map;
  }
  return document.createNode(written) as Node;
}

/** A key; `<<` in quotes, because bare it merges another map. */
function keyOf(key: string): Scalar {
  const scalar = new Scalar(key);
  if (key === '<<') scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** Puts an empty line, and a comment when given, above a key of a map. */
export function headline(map: Node, key: string, comment: string | null): void {
  if (!isMap(map)) return;
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined || !isScalar(pair.key)) return;
  pair.key.spaceBefore = true;
  if (comment !== null) pair.key.commentBefore = ` ${comment}`;
}
