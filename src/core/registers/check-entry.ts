/**
 * Reads what a form or a row of a file says into the fields of a register, or says all that is wrong.
 *
 * Worked example: for a tool, `{ function: 'RMM', party: 'Northwind IT', primary: 'yes' }` is read as
 * function "rmm" of party `northwind`, primary; `{ function: 'rnm' }` is wrong in three places, and
 * "rmm" is named as what was probably meant.
 */
import type { Party } from '../agreement/agreement.js';
import { nearestName } from '../agreement/nearest.js';
import { type FieldValue, type FieldValues, REGISTER_FIELDS, type RegisterField, type RegisterKind } from './register.js';

export interface EntryProblem {
  /** `name` or a field of the kind. */
  readonly field: string;
  readonly text: string;
}

export type CheckedEntry =
  | { readonly ok: true; readonly name: string; readonly values: FieldValues }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] };

const LONGEST = 200;
const MOST_LISTED = 50;
const CONTROL = /\p{Cc}/u;
const YES: ReadonlySet<string> = new Set(['yes', 'true', 'y', '1', 'ja']);
const NO: ReadonlySet<string> = new Set(['no', 'false', 'n', '0', 'nein']);

type Read = { readonly value: FieldValue } | { readonly problem: string };

/**
 * One entry of a register.
 *
 * @param raw by field; texts are read as people write them; what is left out or empty is nothing
 * @param parties of the partnership, found by id or name
 * @example checkEntry('sites', 'Warehouse', { people: '12' }, parties) // { ok: true, name: 'Warehouse', values: { people: 12, … } }
 */
export function checkEntry(
  kind: RegisterKind,
  name: string,
  raw: Readonly<Record<string, unknown>>,
  parties: readonly Party[],
): CheckedEntry {
  const problems: EntryProblem[] = [];
  const values: Record<string, FieldValue> = {};
  const named = name.trim();
  if (named === '') problems.push({ field: 'name', text: 'The name is empty' });
  else if (wrongText(named) !== null) problems.push({ field: 'name', text: wrongText(named)! });
  const fields = REGISTER_FIELDS[kind];
  for (const key of Object.keys(raw))
    if (!fields.some((field) => field.id === key)) problems.push({ field: key, text: unknownField(key, fields) });
  for (const field of fields) {
    const read = readField(field, Object.hasOwn(raw, field.id) ? raw[field.id] : null, parties);
    if ('problem' in read) problems.push({ field: field.id, text: read.problem });
    else if (read.value === null && field.required) problems.push({ field: field.id, text: `"${field.id}" is needed` });
    else values[field.id] = read.value;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, name: named, values };
}

/** A field that the kind does not have, with the one that was probably meant. */
export function unknownField(name: string, fields: readonly RegisterField[]): string {
  const near = nearestName(
    name,
    fields.map((field) => field.id),
  );
  return `There is no field "${name.slice(0, 60)}"${near === null ? '' : `; did you mean "${near}"?`}`;
}

function wrongText(value: string): string | null {
  if (value.length > LONGEST) return `Longer than ${LONGEST} characters`;
  return CONTROL.test(value) ? 'It holds a control character' : null;
}

function readField(field: RegisterField, raw: unknown, parties: readonly Party[]): Read {
  if (raw === null || raw === undefined) return { value: field.type === 'list' ? [] : null };
  if (field.type === 'list') return readList(raw);
  const said = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw).trim() : null;
  if (said === null) return { problem: 'This is one value, not several' };
  if (said === '') return { value: null };
  switch (field.type) {
    case 'text': {
      const wrong = wrongText(said);
      return wrong === null ? { value: said } : { problem: wrong };
    }
    case 'number':
      return /^\d{1,9}$/.test(said) && Number(said) <= field.most
        ? { value: Number(said) }
        : { problem: `A whole number from 0 to ${field.most}, not "${said.slice(0, 60)}"` };
    case 'yes-no': {
      const word = said.toLowerCase();
      return YES.has(word) ? { value: true } : NO.has(word) ? { value: false } : { problem: `Yes or no, not "${said.slice(0, 60)}"` };
    }
    case 'choice': {
      const found = field.choices.find((one) => one === said.toLowerCase().replace(/[\s_]+/g, '-'));
      return found === undefined ? { problem: unknown(said, field.choices) } : { value: found };
    }
    case 'party': {
      const found = parties.find((one) => one.id === said) ?? parties.find((one) => one.name.toLowerCase() === said.toLowerCase());
      const names = parties.map((one) => one.name);
      return found === undefined ? { problem: unknown(said, names) } : { value: found.id };
    }
  }
}

/** In a file a list is one text, its parts apart by semicolons. */
function readList(raw: unknown): Read {
  const parts = typeof raw === 'string' ? raw.split(';') : Array.isArray(raw) ? (raw as unknown[]) : [raw];
  if (parts.some((part) => typeof part !== 'string')) return { problem: 'A list of texts' };
  const texts = [...new Set((parts as string[]).map((part) => part.trim()).filter((part) => part !== ''))];
  if (texts.length > MOST_LISTED) return { problem: `At most ${MOST_LISTED} of them` };
  const wrong = texts.map(wrongText).find((one) => one !== null);
  return wrong === undefined ? { value: texts } : { problem: wrong };
}

function unknown(said: string, known: readonly string[]): string {
  const near = nearestName(said, known);
  return `"${said.slice(0, 60)}" is none of ${known.join(', ')}${near === null ? '' : `; did you mean "${near}"?`}`;
}
