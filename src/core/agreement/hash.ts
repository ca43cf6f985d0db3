/**
 * One agreement, one text, one digest.
 *
 * Two copies of an agreement that say the same give the same canonical text, whatever the order in
 * which their properties were written; the parties sign the SHA-256 digest of that text.
 *
 * Worked example: `{ "b": [1.0, "x"], "a": null }` has the canonical text `{"a":null,"b":[1,"x"]}`.
 *
 * Source: RFC 8785, JSON Canonicalization Scheme: properties sorted by UTF-16 code units, no white
 * space, numbers and strings as ECMAScript serialises them.
 */
import type { Agreement } from './agreement.js';
import { sha256Hex, utf8Bytes } from './sha256.js';

/** Half of a surrogate pair: text that no encoding of Unicode can carry. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function quoted(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new Error('a text with half of a surrogate pair has no canonical form');
  return JSON.stringify(text);
}

/**
 * The canonical JSON text of a value (RFC 8785).
 *
 * @param value null, booleans, finite numbers, strings, arrays and plain objects of these; a property that is undefined is left out
 * @returns the text; equal values give equal texts
 * @throws Error for what JSON cannot say: functions, NaN, infinities, undefined in an array, half of a surrogate pair
 * @example canonicalText({ b: 1, a: [true] }) // '{"a":[true],"b":1}'
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${value} has no canonical form`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    // Comparing strings with < compares UTF-16 code units, which is the order the standard asks for.
    members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${quoted(key)}:${canonicalText(member)}`).join(',')}}`;
  }
  throw new Error(`a ${typeof value} has no canonical form`);
}

/**
 * The digest that the parties sign.
 *
 * @returns SHA-256 of the canonical text as UTF-8: 64 lower-case hexadecimal digits
 */
export function agreementHash(agreement: Agreement): string {
  return sha256Hex(utf8Bytes(canonicalText(agreement)));
}
