/**
 * Rows to changes, by a mapping: the one place where cells of a file become words of this product.
 *
 * A row is used, refused with a reason (it goes to the receipt) or ignored by a rule of the mapping;
 * there is no fourth way.
 */
import { PRIORITIES, type Priority, TICKET_TYPES, type TicketType, type Tier } from '../../core/agreement/agreement.js';
import type { Instant } from '../../core/time.js';
import type { Change } from './change.js';
import { findColumn, type Header } from './csv/header.js';
import type { CsvProblem } from './csv/problem.js';
import { always, type CompiledField, compileField, type FieldContext, type FieldTable, shown, type Unlisted } from './field.js';
import { type InstantReader, instantReader, type NotAnInstant } from './instants.js';
import { MAPPED_STATUSES, type MappedStatus, type Mapping } from './mapping-schema.js';

export type RowReading =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'refused'; readonly number: string | null; readonly reason: string }
  | { readonly kind: 'ignored'; readonly reason: string };

export interface RowReader {
  /** The columns that are needed, from 0; a row holds one cell for each, in this order. */
  readonly positions: readonly number[];
  /** @param count how many columns the row really has */
  read(row: readonly string[], line: number, count: number): RowReading;
  /** Values that a table lacks, so far. */
  readonly unlisted: readonly Unlisted[];
}

const NOT_AN_INSTANT: Readonly<Record<NotAnInstant, (form: string) => string>> = {
  form: (form) => `is not of the form ${form}`,
  date: () => 'is no date or time that exists',
  range: () => 'lies outside 1900 to 2200',
};

type Rules = Omit<FieldTable<unknown>, 'whenUnknown'> & { 'when-unknown'?: unknown };
type AnyField = string | { always: unknown } | ({ column: string } & Rules) | ({ columns: string[] } & Rules);
type AnyTime = string | { column: string; form?: string | undefined; zone?: string | undefined };

const WHOLE = /^-?\d{1,15}$/;

/** Collects the columns that are asked for, and what is wrong with them. */
class Columns {
  readonly positions: number[] = [];
  readonly problems: CsvProblem[] = [];

  constructor(private readonly header: Header) {}

  slot(reference: string): number {
    const found = findColumn(this.header, reference);
    if (typeof found !== 'number') {
      if (!this.problems.some((problem) => problem.text === found.text)) this.problems.push(found);
      return 0;
    }
    const known = this.positions.indexOf(found);
    return known >= 0 ? known : this.positions.push(found) - 1;
  }
}

/** @returns a reader, or every column that the file lacks */
export const rowReader = (
  mapping: Mapping,
  header: Header,
): { readonly reader: RowReader } | { readonly problems: readonly CsvProblem[] } => {
  const { columns: given } = mapping;
  const columns = new Columns(header);
  const context: FieldContext = { unknown: new Set(['', ...mapping.unknown.map((cell) => cell.trim())]), unlisted: [] };

  const field = <Value>(name: string, spec: AnyField | undefined, plain: (cell: string) => Value | null): CompiledField<Value> | null => {
    if (spec === undefined) return null;
    if (typeof spec === 'string') return compileField<Value>(name, [spec], [columns.slot(spec)], {}, plain, context);
    if ('always' in spec) return always(spec.always as Value);
    const names = 'columns' in spec ? spec.columns : [spec.column];
    return compileField<Value>(
      name,
      names,
      names.map((one) => columns.slot(one)),
      { ...spec, whenUnknown: spec['when-unknown'] } as FieldTable<Value>,
      plain,
      context,
    );
  };
  const oneOf =
    <Value extends string>(all: readonly Value[]) =>
    (cell: string) =>
      all.find((value) => value === cell) ?? null;
  const text = (cell: string): string => cell;
  const slotOf = (reference: string | undefined): number => (reference === undefined ? -1 : columns.slot(reference));
  const instant = (spec: AnyTime | undefined): { slot: number; read: InstantReader; form: string } | null => {
    if (spec === undefined) return null;
    const asked = typeof spec === 'string' ? { column: spec } : spec;
    const form = asked.form ?? mapping.time;
    return { slot: columns.slot(asked.column), read: instantReader(form, asked.zone ?? mapping.zone), form };
  };

  const number = columns.slot(given.number);
  const times = {
    'changed-at': instant(given['changed-at']),
    'created-at': instant(given['created-at']),
    'responded-at': instant(given['responded-at']),
    'resolved-at': instant(given['resolved-at']),
    'closed-at': instant(given['closed-at']),
  };
  const order = slotOf(given.order);
  const status = field<MappedStatus>('status', given.status, oneOf(MAPPED_STATUSES));
  const team = field<string>('team', given.team, (cell) => (Object.hasOwn(mapping.teams, cell) ? cell : null));
  const teamSlot =
    given.team === undefined || (typeof given.team === 'object' && 'always' in given.team)
      ? -1
      : columns.slot(typeof given.team === 'string' ? given.team : given.team.column);
  const statusSlot =
    given.status === undefined || (typeof given.status === 'object' && 'always' in given.status)
      ? -1
      : columns.slot(typeof given.status === 'string' ? given.status : given.status.column);
  const tier = field<Tier>('tier', given.tier, (cell) => (cell === '1' || cell === '2' || cell === '3' ? (Number(cell) as Tier) : null));
  const priority = field<Priority>('priority', given.priority, oneOf(PRIORITIES));
  const category = field<string>('category', given.category, text);
  const type = field<TicketType>('type', given.type, oneOf(TICKET_TYPES));
  const system = field<string>('system', given.system, text);
  const site = field<string>('site', given.site, text);
  const attributes = Object.entries(given.attributes ?? {}).map(([id, spec]) => ({ id, read: field<string>(id, spec, text)! }));
  const requester = slotOf(given.requester);
  const subject = slotOf(given.subject);
  const assignee = slotOf(given.assignee);
  const by = slotOf(given.by);
  const metTarget = field<'met' | 'missed'>('met-target', given['met-target'], oneOf(['met', 'missed']));
  const reassignments = slotOf(given.reassignments);
  const responds = new Set(mapping['responded-when']);
  const ignored = mapping.ignore.map((rule) => ({
    slot: columns.slot(rule.column),
    values: new Set(rule.values.map((value) => value.trim())),
    column: rule.column,
  }));
  if (columns.problems.length > 0) return { problems: columns.problems };

  const width = header.names.length;
  const logged = mapping.shape === 'log';
  const said = (row: readonly string[], slot: number): string | null => {
    if (slot < 0) return null;
    const cell = row[slot]!.trim();
    return context.unknown.has(cell) ? null : cell;
  };

  const read = (row: readonly string[], line: number, count: number): RowReading => {
    const refused = (reason: string): RowReading => ({ kind: 'refused', number: count === width ? said(row, number) : null, reason });
    if (count !== width) return refused(`it has ${count} ${count === 1 ? 'column' : 'columns'}, the header has ${width}`);
    for (const rule of ignored) {
      const cell = row[rule.slot]!.trim();
      if (rule.values.has(cell)) return { kind: 'ignored', reason: `${rule.column} is "${shown(cell)}"` };
    }
    const ticket = said(row, number);
    if (ticket === null) return refused('it names no ticket: the number is empty');
    if (ticket.length > 200) return refused('the ticket number is longer than 200 characters');

    let refusal: RowReading | null = null;
    const take = <Value>(compiled: CompiledField<Value> | null): Value | null => {
      if (compiled === null || refusal !== null) return null;
      const reading = compiled(row);
      if (reading.kind === 'value') return reading.value;
      if (reading.kind === 'skip') refusal = { kind: 'ignored', reason: reading.reason };
      else if (reading.kind === 'refuse') refusal = refused(reading.reason);
      return null;
    };
    const at = (name: keyof typeof times): Instant | null => {
      const spec = times[name];
      if (spec === null || refusal !== null) return null;
      const cell = said(row, spec.slot);
      if (cell === null) return null;
      const value = spec.read(cell);
      if (typeof value === 'number') return value;
      refusal = refused(`${name}: "${shown(cell)}" ${NOT_AN_INSTANT[value](spec.form)}`);
      return null;
    };
    const whole = (name: string, slot: number): number | null => {
      const cell = refusal === null ? said(row, slot) : null;
      if (cell === null) return null;
      if (WHOLE.test(cell)) return Number(cell);
      refusal = refused(`${name}: "${shown(cell)}" is no whole number`);
      return null;
    };

    const createdAt = at('created-at');
    const changedAt = at('changed-at');
    const since = logged ? changedAt : createdAt;
    if (refusal === null && since === null) return refused(`${logged ? 'changed-at' : 'created-at'} is empty`);
    let extra: Record<string, string> | null = null;
    for (const attribute of attributes) {
      const value = take(attribute.read);
      if (value === null) continue;
      extra ??= {};
      extra[attribute.id] = value;
    }
    const met = take(metTarget);
    const change: Change = {
      line,
      number: ticket,
      at: since ?? 0,
      changedAt,
      order: whole('order', order),
      createdAt,
      respondedAt: at('responded-at'),
      resolvedAt: at('resolved-at'),
      closedAt: at('closed-at'),
      status: take(status),
      responds: responds.size > 0 && statusSlot >= 0 && responds.has(row[statusSlot]!.trim()),
      team: take(team),
      group: said(row, teamSlot),
      tier: take(tier),
      priority: take(priority),
      category: take(category),
      type: take(type),
      system: take(system),
      site: take(site),
      attributes: extra,
      requester: said(row, requester),
      subject: said(row, subject),
      assignee: said(row, assignee),
      by: said(row, by),
      metTarget: met === null ? null : met === 'met',
      reassignments: whole('reassignments', reassignments),
    };
    return refusal ?? { kind: 'change', change };
  };
  return { reader: { positions: columns.positions, read, unlisted: context.unlisted } };
};
