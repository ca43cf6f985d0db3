/** Values that fit a JSON schema, and such that nearly do. */
import fc from 'fast-check';
import { oddText, oddValue } from './odd-values.js';

export type Schema = Readonly<Record<string, unknown>>;

export interface Source {
  /** Named schemas of the document. */
  readonly components: Readonly<Record<string, Schema>>;
  /** Names and ids that exist, so that what is generated leads somewhere. */
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

const DEEPEST = 5;

/** What the schema asks for. Where it says nothing (its rules are the server's), anything. */
export function valid(schema: Schema, source: Source, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, enum: choices, type } = schema;
  if (typeof $ref === 'string') return valid(source.components[$ref.split('/').pop()!] ?? {}, source, depth + 1);
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(choices)) return fc.constantFrom(...choices);
  const either = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
  if (either) return fc.oneof(...either.map((one) => valid(one, source, depth + 1)));
  if (type === 'object') return objects(schema, source, depth);
  if (type === 'array') return lists(schema, source, depth);
  if (type === 'string') return texts(schema, source);
  if (type === 'integer' || type === 'number') return numbers(schema);
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return oddValue;
}

/** The same with one thing wrong: a key too many, one missing, a value of another kind. */
export const broken = (schema: Schema, source: Source): fc.Arbitrary<unknown> =>
  fc.tuple(valid(schema, source), fc.nat(), oddValue, fc.constantFrom('change', 'drop', 'add')).map(([value, where, odd, how]) => {
    if (typeof value !== 'object' || value === null) return odd;
    const places = placesIn(value);
    const place = places[where % Math.max(1, places.length)];
    if (how === 'add' || place === undefined) Object.assign(value, { 'not known': odd });
    else if (how === 'drop') Reflect.deleteProperty(place.holder, place.key);
    else Reflect.set(place.holder, place.key, odd);
    return value;
  });

interface PlaceIn {
  readonly holder: object;
  readonly key: string;
}

const placesIn = (value: unknown): PlaceIn[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.keys(value)
        .slice(0, 50)
        .flatMap((key) => [{ holder: value, key }, ...placesIn((value as Record<string, unknown>)[key])]);

function objects(schema: Schema, source: Source, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties as Readonly<Record<string, Schema>> | undefined) ?? {});
  const required = new Set((schema.required as readonly string[] | undefined) ?? []);
  const shown = depth < DEEPEST ? properties : properties.filter(([key]) => required.has(key));
  const known = fc.record(Object.fromEntries(shown.map(([key, one]) => [key, valid(one, source, depth + 1)])), {
    requiredKeys: shown.filter(([key]) => required.has(key)).map(([key]) => key),
  } as never);
  const others = schema.additionalProperties;
  if (typeof others !== 'object' || others === null || properties.length > 0) return known;
  return fc.dictionary(fc.constantFrom(...source.names), valid(others as Schema, source, depth + 1), { maxKeys: 3 });
}

function lists(schema: Schema, source: Source, depth: number): fc.Arbitrary<unknown> {
  const fixed = schema.prefixItems as readonly Schema[] | undefined;
  if (fixed) return fc.tuple(...fixed.map((one) => valid(one, source, depth + 1)));
  const least = Number(schema.minItems ?? 0);
  const most = Math.min(Number(schema.maxItems ?? 3), Math.max(least, depth < DEEPEST ? 3 : 0));
  return fc.array(valid((schema.items as Schema | undefined) ?? {}, source, depth + 1), { minLength: least, maxLength: most });
}

function texts(schema: Schema, source: Source): fc.Arbitrary<unknown> {
  const longest = Math.min(Number(schema.maxLength ?? 200), 30_000);
  const shortest = Math.min(Number(schema.minLength ?? 0), longest);
  if (schema.format === 'uuid') return fc.oneof(fc.constantFrom(...source.ids), fc.uuid({ version: 7 }));
  if (schema.format === 'date') return fc.constantFrom('2026-12-01', '2026-02-28');
  if (schema.format === 'email') return fc.emailAddress();
  if (schema.format === undefined && typeof schema.pattern === 'string') return fc.stringMatching(new RegExp(schema.pattern, 'u'));
  const fits = (text: string) => text.length >= shortest && text.length <= longest;
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(...source.names, ...source.ids.slice(0, 5)).map((name) => (fits(name) ? name : 'x'.repeat(shortest))),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: shortest, maxLength: Math.min(longest, shortest + 50) }) },
    { weight: 1, arbitrary: oddText },
  );
}

function numbers(schema: Schema): fc.Arbitrary<unknown> {
  const from = Math.max(Number(schema.minimum ?? schema.exclusiveMinimum ?? -1000), -Number.MAX_SAFE_INTEGER);
  const to = Math.min(Number(schema.maximum ?? schema.exclusiveMaximum ?? from + 2000), Number.MAX_SAFE_INTEGER);
  const edges = fc.constantFrom(from, to);
  return schema.type === 'integer'
    ? fc.oneof(edges, fc.integer({ min: Math.ceil(from), max: Math.floor(to) }))
    : fc.oneof(edges, fc.double({ min: from, max: to, noNaN: true }));
}
