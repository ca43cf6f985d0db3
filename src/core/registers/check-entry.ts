/**
 * Reads what a form or a row of a file says into the fields of a register, or says all that is wrong.
 *
 * Worked example: for a tool, `{ function: 'RMM', party: 'Northwind IT', primary: 'yes' }` is read as
 * function "rmm" of party `northwind`, primary; `{ function: 'rnm' }` is wrong in three places, and
 * "rmm" is named as what was probably meant.
 */
import type { Party } from '../agreement/agreement.js';
import { nearestName } from '../agreement/nearest.js';
import { parseDate } from '../calendar/civil-date.js';
import { type FieldValue, type FieldValues, REGISTER_FIELDS, type RegisterField, type RegisterKind } from './register.js';

/** What can be wrong with an entry: a key for words in the reader's language. */
export type EntryProblemCode =
  | 'name-empty'
  | 'too-long'
  | 'control-character'
  | 'reserved'
  | 'unknown-field'
  | 'needed'
  | 'one-value'
  | 'number'
  | 'date'
  | 'yes-no'
  | 'text-list'
  | 'too-many'
  | 'unknown-choice';

/** What was found, with what fills its words; `text` says the same in English. */
export interface Worded<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
  readonly text: string;
}

export interface EntryProblem extends Worded<EntryProblemCode> {
  /** `name` or a field of the kind. */
  readonly field: string;
}

export type CheckedEntry =
  | { readonly ok: true; readonly name: string; readonly values: FieldValues }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] };

const LONGEST = 200;
const MOST_LISTED = 50;
const CONTROL = /\p{Cc}/u;
const YES: ReadonlySet<string> = new Set(['yes', 'true', 'y', '1', 'ja']);
const NO: ReadonlySet<string> = new Set(['no', 'false', 'n', '0', 'nein']);

/** No agreement can name a system so, and what is registered is brought into one. */
const UNNAMEABLE = '__proto__';

type Wrong = Worded<EntryProblemCode>;
type Read = { readonly value: FieldValue } | { readonly problem: Wrong };

const wrong = (code: EntryProblemCode, text: string, params: Wrong['params'] = {}): Wrong => ({ code, params, text });
const reserved = wrong('reserved', `"${UNNAMEABLE}" is a reserved word and cannot be a name`);

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
  const nameProblem = named === '' ? wrong('name-empty', 'The name is empty') : named === UNNAMEABLE ? reserved : wrongText(named);
  if (nameProblem !== null) problems.push({ field: 'name', ...nameProblem });
  const fields = REGISTER_FIELDS[kind];
  for (const key of Object.keys(raw))
    if (!fields.some((field) => field.id === key)) problems.push({ field: key, ...unknownField(key, fields) });
  for (const field of fields) {
    const read = readField(field, Object.hasOwn(raw, field.id) ? raw[field.id] : null, parties);
    if ('problem' in read) problems.push({ field: field.id, ...read.problem });
    else if (read.value === null && field.required)
      problems.push({ field: field.id, ...wrong('needed', `"${field.id}" is needed`, { field: field.id }) });
    else values[field.id] = read.value;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, name: named, values };
}

/** One name stands once in a register. */
export const nameTaken = (name: string): Worded<'taken'> => ({ code: 'taken', params: { name }, text: `There is "${name}" already` });

/** A field that the kind does not have, with the one that was probably meant. */
export function unknownField(name: string, fields: readonly RegisterField[]): Wrong {
  const near = nearestName(
    name,
    fields.map((field) => field.id),
  );
  return wrong('unknown-field', `There is no field "${shortened(name)}"${meant(near)}`, { name: shortened(name), near: near ?? '' });
}

const shortened = (said: string): string => said.slice(0, 60);
const meant = (near: string | null): string => (near === null ? '' : `; did you mean "${near}"?`);

function wrongText(value: string): Wrong | null {
  if (value.length > LONGEST) return wrong('too-long', `Longer than ${LONGEST} characters`, { most: LONGEST });
  return CONTROL.test(value) ? wrong('control-character', 'It holds a control character') : null;
}

function readField(field: RegisterField, raw: unknown, parties: readonly Party[]): Read {
  if (raw === null || raw === undefined) return { value: field.type === 'list' ? [] : null };
  if (field.type === 'list') return readList(raw);
  const said = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw).trim() : null;
  if (said === null) return { problem: wrong('one-value', 'This is one value, not several') };
  if (said === '') return { value: null };
  switch (field.type) {
    case 'text': {
      const problem = wrongText(said);
      return problem === null ? { value: said } : { problem };
    }
    case 'number':
      return /^\d{1,9}$/.test(said) && Number(said) <= field.most
        ? { value: Number(said) }
        : {
            problem: wrong('number', `A whole number from 0 to ${field.most}, not "${shortened(said)}"`, {
              most: field.most,
              said: shortened(said),
            }),
          };
    case 'date':
      return parseDate(said) !== null
        ? { value: said }
        : { problem: wrong('date', `A day as YYYY-MM-DD, not "${shortened(said)}"`, { said: shortened(said) }) };
    case 'yes-no': {
      const word = said.toLowerCase();
      if (YES.has(word) || NO.has(word)) return { value: YES.has(word) };
      return { problem: wrong('yes-no', `Yes or no, not "${shortened(said)}"`, { said: shortened(said) }) };
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
  if (parts.some((part) => typeof part !== 'string')) return { problem: wrong('text-list', 'A list of texts') };
  const texts = [...new Set((parts as string[]).map((part) => part.trim()).filter((part) => part !== ''))];
  if (texts.length > MOST_LISTED) return { problem: wrong('too-many', `At most ${MOST_LISTED} of them`, { most: MOST_LISTED }) };
  const problem = texts.map(wrongText).find((one) => one !== null);
  return problem === undefined ? { value: texts } : { problem };
}

function unknown(said: string, choices: readonly string[]): Wrong {
  const near = nearestName(said, choices);
  const known = choices.join(', ');
  return wrong('unknown-choice', `"${shortened(said)}" is none of ${known}${meant(near)}`, {
    said: shortened(said),
    known,
    near: near ?? '',
  });
}
