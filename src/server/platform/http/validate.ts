/** Input against the contract: params, query and body together, so that all problems are told at once. */
import { z } from 'zod';
import type { Place } from '../../../contract/errors.js';
import type { Operation } from '../../../contract/route.js';
import { Refusal } from './refusal.js';

const MAX_PLACES = 100;

type PartName = 'params' | 'query' | 'body';

/** The validated parts, or a refusal that names every place. */
export function validate(operation: Operation, raw: Readonly<Record<PartName, unknown>>): Record<PartName, unknown> {
  const places: Place[] = [];
  const part = (name: PartName, value: unknown): unknown => {
    const result = operation[name].safeParse(value);
    if (result.success) {
      places.push(...unstorable(result.data, [name], MAX_PLACES));
      return result.data;
    }
    for (const issue of result.error.issues) places.push(...placesOf(name, issue));
    return undefined;
  };
  const parts = {
    params: part('params', raw.params ?? {}),
    query: part('query', listsOf(operation.query, raw.query ?? {})),
    // An operation without a body takes an absent one.
    body: operation.wire === 'upload' ? undefined : part('body', raw.body ?? (takesNothing(operation.body) ? {} : raw.body)),
  };
  if (places.length > 0) throw new Refusal('invalid', { places: places.slice(0, MAX_PLACES), detail: places[0]?.text ?? '' });
  return parts;
}

function placesOf(part: PartName, issue: z.core.$ZodIssue): Place[] {
  const path = [part, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, MAX_PLACES).map((key) => ({ path: [...path, key.slice(0, 200)], text: 'This is not known here' }));
  return [{ path, text: issue.message }];
}

const DEEPEST = 100;

/** No text of people has these, and no database takes them: NUL, and halves of letters. */
const isUnstorable = (text: string): boolean => text.includes('\0') || /\p{Cs}/u.test(text);

function unstorable(value: unknown, path: readonly (string | number)[], most: number): Place[] {
  if (typeof value === 'string') return isUnstorable(value) ? [{ path: [...path], text: 'This has a character that no text has' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (path.length > DEEPEST) return [{ path: path.slice(0, 10), text: 'This goes deeper than anything here' }];
  const places: Place[] = [];
  for (const [key, one] of Object.entries(value)) {
    if (isUnstorable(key)) places.push({ path: [...path], text: 'A name in this has a character that no text has' });
    places.push(...unstorable(one, [...path, Array.isArray(value) ? Number(key) : key], most - places.length));
    if (places.length >= most) break;
  }
  return places;
}

const takesNothing = (schema: z.ZodType): boolean => schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;

/** A list in a query string with one entry looks like a plain value. */
function listsOf(schema: z.ZodType, query: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || typeof query !== 'object' || query === null) return query;
  const fixed: Record<string, unknown> = { ...query };
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = fixed[name];
    if (value !== undefined && !Array.isArray(value) && isList(field as z.ZodType)) fixed[name] = [value];
  }
  return fixed;
}

function isList(field: z.ZodType): boolean {
  if (field instanceof z.ZodArray) return true;
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable)
    return isList(field.unwrap() as z.ZodType);
  if (field instanceof z.ZodPipe) return isList(field.in as z.ZodType);
  return false;
}
