/**
 * Reads a YAML tree by the schema of the agreement file.
 *
 * Everything that fits is returned with its place; everything that does not is reported and left out,
 * so that one mistake hides no other. What a text means (hours, durations, names of teams) is not
 * decided here.
 */
import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { z } from 'zod';
import type { ProblemReport, Spot } from './report.js';
import { type Kind, kindOf, type YamlTree } from './yaml-tree.js';

/** A value together with where it stands. */
export interface Found<T> {
  readonly value: T;
  readonly spot: Spot;
}

/** A value of a record, with where its key stands. */
export interface Keyed<T> extends Found<T> {
  readonly key: Spot;
}

/** What is read of each schema: objects lose what did not fit, lists skip it, records are maps in file order. */
export type Read<S> =
  S extends z.ZodOptional<infer I>
    ? Read<I>
    : S extends z.ZodObject<infer Shape>
      ? { readonly [K in keyof Shape]?: Found<Read<Shape[K]>> }
      : S extends z.ZodArray<infer E>
        ? readonly Found<Read<E>>[]
        : S extends z.ZodRecord<infer _K, infer V>
          ? ReadonlyMap<string, Keyed<Read<V>>>
          : S extends z.ZodUnion<infer Options>
            ? Read<Options[number]>
            : S extends z.ZodType
              ? z.output<S>
              : never;

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly (string | number)[];
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

const taken = new WeakMap<z.ZodType, readonly z.ZodType[]>();

/** The schemas that a value may follow: optional, lazy and union parts taken apart, once per schema. */
function alternatives(schema: z.ZodType): readonly z.ZodType[] {
  const known = taken.get(schema);
  if (known !== undefined) return known;
  const definition = definitionOf(schema);
  let found: readonly z.ZodType[] = [schema];
  if (definition.type === 'optional') found = alternatives(definition.innerType!);
  else if (definition.type === 'lazy') found = alternatives(definition.getter!());
  else if (definition.type === 'union') found = definition.options!.flatMap((option) => alternatives(option));
  taken.set(schema, found);
  return found;
}

const KINDS: Readonly<Record<string, Kind>> = {
  object: 'map',
  record: 'map',
  array: 'list',
  string: 'text',
  enum: 'text',
  number: 'number',
  boolean: 'boolean',
  null: 'nothing',
};

function kindOfSchema(schema: z.ZodType): Kind {
  const definition = definitionOf(schema);
  if (definition.type === 'literal') return typeof definition.values![0] === 'number' ? 'number' : 'text';
  return KINDS[definition.type]!;
}

function wordsFor(schema: z.ZodType): string {
  const definition = definitionOf(schema);
  const example = schema.meta()?.examples;
  const first = Array.isArray(example) ? JSON.stringify(example[0]).replace(/^"|"$/g, '') : null;
  switch (definition.type) {
    case 'enum':
      return Object.values(definition.entries!)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1');
    case 'literal':
      return definition.values!.join(', ').replace(/, ([^,]*)$/, ' or $1');
    case 'string':
      return first === null ? 'text' : `text such as ${first}`;
    case 'number':
      return first === null ? 'a number' : `a number such as ${first}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return `the keys ${Object.keys(definition.shape!).slice(0, 4).join(', ')}${Object.keys(definition.shape!).length > 4 ? ', …' : ''}`;
    case 'record':
      return 'names with a value each';
    default:
      return 'nothing';
  }
}

const expectedOf = (schemas: readonly z.ZodType[]): string => [...new Set(schemas.map(wordsFor))].join(', or ');

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  map: 'keys with values',
  list: 'a list',
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  nothing: 'nothing',
};

export class ShapeReader {
  readonly #tree: YamlTree;
  readonly #report: ProblemReport;

  constructor(tree: YamlTree, report: ProblemReport) {
    this.#tree = tree;
    this.#report = report;
  }

  /** Reads a node by a schema; undefined when it does not fit, which is reported. */
  read<S extends z.ZodType>(schema: S, node: Node | null, at: Spot): Found<Read<S>> | undefined {
    const spot = this.#tree.spot(node, at.trail, at);
    return this.#tree.enter(node, spot, (target) => {
      // Of an aliased value the place is where its text stands.
      const here = this.#tree.spot(target, at.trail, spot);
      const value = this.#value(schema, target, here);
      return value === undefined ? undefined : { value: value as Read<S>, spot: here };
    });
  }

  #value(schema: z.ZodType, node: Node | null, spot: Spot): unknown {
    const options = alternatives(schema);
    const kind = kindOf(node);
    const fitting = options.filter((option) => kindOfSchema(option) === kind);
    const chosen = fitting.length > 1 && isMap(node) ? this.#mapOption(fitting, node) : fitting[0];
    if (chosen === undefined) return this.#refuse(options, kind, node, spot);
    switch (definitionOf(chosen).type) {
      case 'object':
        return this.#object(chosen, node!, spot);
      case 'record':
        return this.#record(chosen, node!, spot);
      case 'array':
        return this.#array(chosen, node!, spot);
      default:
        return this.#scalar(chosen, node, spot);
    }
  }

  #refuse(options: readonly z.ZodType[], kind: Kind, node: Node | null, spot: Spot): undefined {
    const expected = expectedOf(options);
    const kinds = options.map(kindOfSchema);
    if (kind === 'nothing') this.#report.add(spot, 'Nothing is written here', { expected });
    else if (kind === 'number' && kinds.includes('text')) {
      const source = isScalar(node) ? (node.source ?? String(node.value)) : '';
      this.#report.add(spot, `This is a number; as text it stands in quotes: "${source}"`, { expected });
    } else this.#report.add(spot, `This is ${KIND_WORDS[kind]}`, { expected });
    return undefined;
  }

  /** A map that could be an object or a record is the object when it has one of the object's keys. */
  #mapOption(options: readonly z.ZodType[], node: Node): z.ZodType | undefined {
    const object = options.find((option) => definitionOf(option).type === 'object');
    const record = options.find((option) => definitionOf(option).type === 'record');
    const shape = object === undefined ? {} : definitionOf(object).shape!;
    const named = isMap(node) && node.items.some((pair) => isScalar(pair.key) && Object.hasOwn(shape, String(pair.key.value)));
    return named ? object : (record ?? object);
  }

  #object(schema: z.ZodType, node: Node, spot: Spot): Record<string, Found<unknown>> {
    const shape = definitionOf(schema).shape!;
    const result: Record<string, Found<unknown>> = {};
    const given = new Set<string>();
    for (const { key, keySpot, node: value } of this.#tree.entries(node, spot)) {
      const part = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (part === undefined) {
        // Keys of the person's own, for anchors, stand at the top of the file only.
        if (spot.trail === null && key.startsWith('x-')) continue;
        const known = Object.keys(shape).filter((name) => !given.has(name));
        this.#report.add(keySpot, `The key "${key}" is unknown here`, {
          expected: known.length <= 8 ? known.join(', ') : null,
          wanted: key,
          known,
        });
        continue;
      }
      given.add(key);
      const found = this.read(part, value, keySpot);
      if (found !== undefined) result[key] = found;
    }
    for (const [key, part] of Object.entries(shape)) {
      if (!given.has(key) && definitionOf(part).type !== 'optional') {
        this.#report.add(spot, `The key "${key}" is missing`, { expected: expectedOf(alternatives(part)) });
      }
    }
    return result;
  }

  #record(schema: z.ZodType, node: Node, spot: Spot): Map<string, Keyed<unknown>> {
    const result = new Map<string, Keyed<unknown>>();
    for (const { key, keySpot, node: value } of this.#tree.entries(node, spot)) {
      const found = this.read(definitionOf(schema).valueType!, value, keySpot);
      if (found !== undefined) result.set(key, { ...found, key: keySpot });
    }
    return result;
  }

  #array(schema: z.ZodType, node: Node, spot: Spot): Found<unknown>[] {
    const result: Found<unknown>[] = [];
    if (!isSeq(node)) return result;
    node.items.forEach((item, i) => {
      const found = this.read(definitionOf(schema).element!, isNode(item) ? item : null, {
        ...spot,
        trail: { step: i, above: spot.trail },
      });
      if (found !== undefined) result.push(found);
    });
    return result;
  }

  #scalar(schema: z.ZodType, node: Node | null, spot: Spot): unknown {
    const value: unknown = isScalar(node) ? node.value : null;
    const definition = definitionOf(schema);
    if (definition.type === 'enum' || definition.type === 'literal') {
      const allowed = definition.type === 'enum' ? Object.values(definition.entries!) : definition.values!;
      if (allowed.includes(value as string)) return value;
      this.#report.add(spot, `${typeof value === 'string' ? `"${value.slice(0, 60)}"` : String(value)} is not one of the choices`, {
        expected: wordsFor(schema),
        ...(typeof value === 'string' ? { wanted: value, known: allowed.map(String) } : {}),
      });
      return undefined;
    }
    if (value === null || typeof value === 'boolean') return value;
    const parsed = schema.safeParse(typeof value === 'bigint' ? Number(value) : value);
    if (parsed.success) return parsed.data;
    return this.#refuseScalar(schema, value, spot);
  }

  #refuseScalar(schema: z.ZodType, value: unknown, spot: Spot): undefined {
    if (typeof value === 'string') {
      if (value.trim() === '') this.#report.add(spot, 'This text is empty', { expected: wordsFor(schema) });
      else if (value.length > ((schema as z.ZodString).maxLength ?? Number.POSITIVE_INFINITY)) {
        this.#report.add(spot, `This text is too long (${value.length} characters)`, {
          expected: `at most ${(schema as z.ZodString).maxLength}`,
        });
      } else this.#report.add(spot, `"${value.slice(0, 60)}" cannot be read`, { expected: wordsFor(schema) });
      return undefined;
    }
    const number = schema as z.ZodNumber;
    const bounds = number.minValue !== null && Number.isSafeInteger(number.minValue) && number.minValue > 0;
    const upper = number.maxValue !== null && number.maxValue < Number.MAX_SAFE_INTEGER ? ` to ${number.maxValue}` : '';
    this.#report.add(spot, `${String(value)} is not possible here`, {
      expected: bounds ? `a whole number from ${number.minValue}${upper}` : 'a number',
    });
    return undefined;
  }
}
