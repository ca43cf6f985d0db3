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
import { type CompiledField, compileField, type FieldContext, shown, type Unlisted } from './field.js';
import { type InstantReader, instantReader, type NotAnInstant } from './instants.js';
import type { FieldMapping, MappedStatus, Mapping, TimeMapping } from './mapping.js';
import { MAPPED_STATUSES } from './mapping-schema.js';

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
  const context: FieldContext = { unknown: mapping.unknown, unlisted: [] };

  const field = <Value>(
    name: string,
    spec: FieldMapping<Value> | null,
    plain: (cell: string) => Value | null,
  ): CompiledField<Value> | null =>
    spec === null
      ? null
      : compileField<Value>(
          name,
          spec,
          spec.columns.map((column) => columns.slot(column)),
          plain,
          context,
        );
  const oneOf =
    <Value extends string>(all: readonly Value[]) =>
    (cell: string) =>
      all.find((value) => value === cell) ?? null;
  const { names } = mapping;
  const slotOf = (reference: string | null): number => (reference === null ? -1 : columns.slot(reference));
  const instant = (spec: TimeMapping | null): { slot: number; read: InstantReader; form: string } | null =>
    spec === null ? null : { slot: columns.slot(spec.column), read: instantReader(spec.form, spec.zone), form: spec.form };

  const number = columns.slot(given.number);
  const times = {
    'changed-at': instant(given.changedAt),
    'created-at': instant(given.createdAt),
    'responded-at': instant(given.respondedAt),
    'resolved-at': instant(given.resolvedAt),
    'closed-at': instant(given.closedAt),
  };
  const order = slotOf(given.order);
  const status = field<MappedStatus>('status', given.status, oneOf(MAPPED_STATUSES));
  const team = field<string>('team', given.team, (cell) => {
    const id = names?.team(cell) ?? cell;
    return mapping.teams.has(id) ? id : null;
  });
  const slotOfField = (spec: FieldMapping<unknown> | null): number =>
    spec === null || spec.columns.length === 0 ? -1 : columns.slot(spec.columns[0]!);
  const teamSlot = slotOfField(given.team);
  const statusSlot = slotOfField(given.status);
  const tier = field<Tier>('tier', given.tier, (cell) => (cell === '1' || cell === '2' || cell === '3' ? (Number(cell) as Tier) : null));
  const priority = field<Priority>('priority', given.priority, oneOf(PRIORITIES));
  const category = field<string>('category', given.category, (cell) => names?.category(cell) ?? cell);
  const type = field<TicketType>('type', given.type, oneOf(TICKET_TYPES));
  const system = field<string>('system', given.system, (cell) => names?.system(cell) ?? cell);
  const site = field<string>('site', given.site, (cell) => names?.site(cell) ?? cell);
  const attributes = given.attributes.map(({ id, field: spec }) => ({
    id,
    read: field<string>(id, spec, (cell) => names?.attribute(id, cell) ?? cell)!,
  }));
  const requester = slotOf(given.requester);
  const subject = slotOf(given.subject);
  const assignee = slotOf(given.assignee);
  const by = slotOf(given.by);
  const metTarget = field<'met' | 'missed'>('met-target', given.metTarget, oneOf(['met', 'missed']));
  const reassignments = slotOf(given.reassignments);
  const responds = mapping.respondedWhen;
  const ignored = mapping.ignore.map((rule) => ({ ...rule, slot: columns.slot(rule.column) }));

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
