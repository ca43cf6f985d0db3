/**
 * One mapped field: from the cells of a row to a value, by the mapping's table.
 *
 * In order: a cell that is empty or an unknown marker takes `whenUnknown`, or is not known. Without a
 * table the cell is the value. With one, a cell that the table lacks takes `default`, or what
 * `otherwise` says; `otherwise` itself defaults to `stop`.
 *
 * @example
 *   priority: { column: urgency, values: { '1 - High': P1 }, otherwise: stop }
 *   // '1 - High' is P1; '7' refuses the row: `priority: "7" is not in the table`
 */
import { nearestName } from '../../core/agreement/nearest.js';
import type { FieldMapping } from './mapping.js';

export type Reading<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

export type CompiledField<Value> = (row: readonly string[]) => Reading<Value>;

/** A value of the file that its table lacks, and what became of its rows. */
export interface Unlisted {
  readonly field: string;
  readonly column: string;
  readonly value: string;
  readonly became: 'refused' | 'ignored' | 'not known' | 'the default';
  count: number;
}

const SEPARATOR = ' › ';
/** Distinct cells remembered per field; columns of free text have more, and then look up each time. */
const REMEMBERED = 20_000;
/** Distinct unlisted values counted per field. */
const COUNTED = 1_000;

const UNKNOWN = { kind: 'unknown' } as const;

/** Copies a text out of the chunk that it was cut from, so that remembering it does not keep the chunk. */
export const detached = (text: string): string => {
  const copy = Buffer.from(text, 'utf8').toString('utf8');
  return copy === text ? copy : Buffer.from(text, 'utf16le').toString('utf16le');
};

/** Cuts a shown value to a length that fits a message. */
export const shown = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value);

export interface FieldContext {
  readonly unknown: ReadonlySet<string>;
  readonly unlisted: Unlisted[];
}

/**
 * @param name of the field, for messages
 * @param slots where its columns stand in a row, from the top of a path down
 * @param plain what a cell means without a table: a value, or null when it is none
 */
export const compileField = <Value>(
  name: string,
  mapping: FieldMapping<Value>,
  slots: readonly number[],
  plain: (cell: string) => Value | null,
  context: FieldContext,
): CompiledField<Value> => {
  const { values, always } = mapping;
  if (always !== null) {
    const reading: Reading<Value> = { kind: 'value', value: always };
    return () => reading;
  }
  const column = mapping.columns.join(SEPARATOR);
  const whenUnknown: Reading<Value> = mapping.whenUnknown === null ? UNKNOWN : { kind: 'value', value: mapping.whenUnknown };

  const unlisted = (cell: string): { reading: Reading<Value>; count: Unlisted } => {
    const value = detached(shown(cell));
    const tally = (became: Unlisted['became']): Unlisted => ({ field: name, column, value, became, count: 0 });
    if (mapping.default !== null) return { reading: { kind: 'value', value: mapping.default }, count: tally('the default') };
    if (mapping.otherwise === 'unknown') return { reading: UNKNOWN, count: tally('not known') };
    const near = values === null ? null : nearestName(cell, values.keys());
    const hint = near === null ? '' : `; the nearest is "${shown(near)}"`;
    const reason = values === null ? `${name}: "${value}" is no ${name}` : `${name}: "${value}" is not in the table${hint}`;
    if (mapping.otherwise === 'skip') return { reading: { kind: 'skip', reason: `${name} is "${value}"` }, count: tally('ignored') };
    return { reading: { kind: 'refuse', reason }, count: tally('refused') };
  };

  const interpret = (cells: readonly string[]): { reading: Reading<Value>; count: Unlisted | null } => {
    const end = cells.findIndex((cell) => context.unknown.has(cell));
    const known = end === -1 ? cells : cells.slice(0, end);
    if (known.length === 0) return { reading: whenUnknown, count: null };
    if (values === null) {
      const value = plain(known.join(SEPARATOR));
      if (value !== null) return { reading: { kind: 'value', value }, count: null };
    } else {
      for (let length = known.length; length > 0; length -= 1) {
        const value = values.get(known.slice(0, length).join(SEPARATOR));
        if (value !== undefined) return { reading: { kind: 'value', value }, count: null };
      }
    }
    return unlisted(known.join(SEPARATOR));
  };

  const remembered = new Map<string, { reading: Reading<Value>; count: Unlisted | null }>();
  let counted = 0;
  const single = slots.length === 1 ? slots[0]! : null;
  return (row) => {
    const key = single === null ? slots.map((slot) => row[slot]).join('\u001f') : row[single]!;
    let found = remembered.get(key);
    if (found === undefined) {
      found = interpret(slots.map((slot) => row[slot]!.trim()));
      if (found.count !== null && counted < COUNTED) {
        counted += 1;
        const same = context.unlisted.find((one) => one.field === name && one.value === found!.count!.value);
        if (same === undefined) context.unlisted.push(found.count);
        else found = { reading: found.reading, count: same };
      }
      if (remembered.size < REMEMBERED) remembered.set(detached(key), found);
    }
    if (found.count !== null) found.count.count += 1;
    return found.reading;
  };
};
