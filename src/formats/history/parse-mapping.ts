/** The text of a mapping file to a mapping, or everything that is wrong with it, each with its place. */
import { isZone } from '../../core/calendar/zone.js';
import { loadDocument } from '../agreement/load.js';
import { type Found, type Keyed, type Read, ShapeReader } from '../agreement/read-shape.js';
import { ProblemReport, type Spot } from '../agreement/report.js';
import { YamlTree } from '../agreement/yaml-tree.js';
import type { FileProblem } from '../place.js';
import { formProblem } from './instants.js';
import type { ColumnMappings, FieldMapping, Mapping, TimeMapping } from './mapping.js';
import { mappingSchema } from './mapping-schema.js';

export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly omitted: number };

type Shape = Read<typeof mappingSchema>;
type Columns = NonNullable<Shape['columns']>['value'];
type ReadField<Value> =
  | string
  | {
      readonly column?: Found<string>;
      readonly columns?: Found<readonly Found<string>[]>;
      readonly always?: Found<Value>;
      readonly values?: Found<ReadonlyMap<string, Keyed<Value>>>;
      readonly default?: Found<Value>;
      readonly otherwise?: Found<'stop' | 'skip' | 'unknown'>;
      readonly 'when-unknown'?: Found<Value>;
    };

/** Reads what a checked shape means, and reports what contradicts itself. */
class MeaningReader {
  constructor(
    private readonly shape: Shape,
    private readonly report: ProblemReport,
  ) {}

  mapping(): Mapping {
    const { shape } = this;
    const columns = shape.columns;
    const file = shape.file?.value;
    const quote = file?.quote?.value ?? '"';
    const delimiter = file?.delimiter?.value ?? 'auto';
    const teams = new Map(
      [...(shape.teams?.value ?? [])].map(([id, team]) => [
        id,
        { party: team.value.party?.value ?? '', tier: team.value.tier?.value ?? null },
      ]),
    );
    if (columns !== undefined) this.checkShape(columns.value, columns.spot);
    return {
      name: shape.name?.value ?? null,
      shape: shape.shape?.value ?? 'log',
      file: {
        delimiter: delimiter === 'tab' ? '\t' : delimiter,
        encoding: file?.encoding?.value ?? 'auto',
        quote: quote === 'none' ? null : quote,
        header: file?.header?.value ?? true,
      },
      unknown: new Set(['', ...this.cells(shape.unknown)]),
      teams,
      columns: this.columns(columns?.value ?? {}),
      respondedWhen: new Set(this.cells(shape['responded-when'])),
      names: null,
      ignore: (shape.ignore?.value ?? []).map(({ value }) => ({
        column: value.column?.value ?? '',
        values: new Set(this.cells(value.values)),
      })),
    };
  }

  private cells(found: Found<readonly Found<string>[]> | undefined): string[] {
    return (found?.value ?? []).map((cell) => cell.value.trim());
  }

  private columns(given: Columns): ColumnMappings {
    return {
      number: given.number?.value ?? '',
      changedAt: this.time(given['changed-at']),
      order: given.order?.value ?? null,
      createdAt: this.time(given['created-at']),
      respondedAt: this.time(given['responded-at']),
      resolvedAt: this.time(given['resolved-at']),
      closedAt: this.time(given['closed-at']),
      status: this.field(given.status),
      team: this.team(given.team),
      tier: this.field(given.tier),
      priority: this.field(given.priority) ?? NOTHING,
      category: this.field(given.category) ?? NOTHING,
      type: this.field(given.type),
      system: this.field(given.system),
      site: this.field(given.site),
      attributes: [...(given.attributes?.value ?? [])].map(([id, field]) => ({ id, field: this.field<string>(field) ?? NOTHING })),
      requester: given.requester?.value ?? null,
      subject: given.subject?.value ?? null,
      assignee: given.assignee?.value ?? null,
      by: given.by?.value ?? null,
      metTarget: this.field(given['met-target']),
      reassignments: given.reassignments?.value ?? null,
    };
  }

  private field<Value>(found: Found<ReadField<Value>> | undefined): FieldMapping<Value> | null {
    if (found === undefined) return null;
    const { value, spot } = found;
    if (typeof value === 'string') return { ...NOTHING, columns: [value] };
    const sources = [value.column, value.columns, value.always].filter((source) => source !== undefined);
    if (sources.length === 0) this.report.add(spot, 'Nothing says where this comes from', { expected: 'column, columns or always' });
    if (sources.length > 1)
      this.report.add(sources[1]!.spot, 'This comes from two places', { expected: 'one of column, columns and always' });
    if (value.columns?.value.length === 0) this.report.add(value.columns.spot, 'The list is empty', { expected: 'the columns of a path' });
    if (value.default !== undefined && value.otherwise !== undefined)
      this.report.add(value.otherwise.spot, 'There is a default already for values that the table lacks', {
        expected: 'default or otherwise',
      });
    return {
      columns: value.columns?.value.map((column) => column.value) ?? (value.column === undefined ? [] : [value.column.value]),
      always: value.always?.value ?? null,
      values: value.values === undefined ? null : new Map([...value.values.value].map(([cell, entry]) => [cell.trim(), entry.value])),
      default: value.default?.value ?? null,
      otherwise: value.otherwise?.value ?? 'stop',
      whenUnknown: value['when-unknown']?.value ?? null,
    };
  }

  private team(found: Found<ReadField<string>> | undefined): FieldMapping<string> | null {
    const field = this.field(found);
    if (found === undefined || typeof found.value === 'string') return field;
    const known = [...(this.shape.teams?.value.keys() ?? [])];
    const named = [found.value.always, found.value.default, found.value['when-unknown'], ...(found.value.values?.value.values() ?? [])];
    for (const team of named)
      if (team !== undefined && !known.includes(team.value))
        this.report.add(team.spot, `There is no team "${team.value.slice(0, 60)}" under teams`, { wanted: team.value, known });
    return field;
  }

  private time(
    found: Found<string | { column?: Found<string>; form?: Found<string>; zone?: Found<string> }> | undefined,
  ): TimeMapping | null {
    if (found === undefined) return null;
    const { value } = found;
    const own = typeof value === 'string' ? {} : value;
    return {
      column: typeof value === 'string' ? value : (value.column?.value ?? ''),
      form: this.form(own.form ?? this.shape.time),
      zone: this.zone(own.zone ?? this.shape.zone),
    };
  }

  private form(found: Found<string> | undefined): string {
    if (found === undefined) return 'iso';
    const problem = formProblem(found.value);
    if (problem === null) return found.value;
    this.report.add(found.spot, `"${found.value.slice(0, 60)}" is no form of an instant: ${problem}`, {
      expected: 'iso, or a pattern such as d/M/yyyy HH:mm',
    });
    return 'iso';
  }

  private zone(found: Found<string> | undefined): string {
    if (found === undefined || isZone(found.value)) return found?.value ?? 'UTC';
    this.report.add(found.spot, `"${found.value.slice(0, 60)}" is no time zone`, {
      expected: 'an IANA name such as Europe/Rome',
      wanted: found.value,
      known: Intl.supportedValuesOf('timeZone'),
    });
    return 'UTC';
  }

  private checkShape(columns: Columns, spot: Spot): void {
    const log = this.shape.shape?.value === 'log';
    const needed = log ? 'changed-at' : 'created-at';
    if (this.shape.shape !== undefined && columns[needed] === undefined)
      this.report.add(spot, `The key "${needed}" is missing`, {
        expected: log ? 'the column that says when each change was made' : 'the column that says when the ticket was created',
      });
    if (this.shape.shape !== undefined)
      for (const key of log ? (['responded-at', 'resolved-at', 'closed-at'] as const) : (['order', 'by'] as const)) {
        const found = columns[key];
        if (found === undefined) continue;
        const expected = log ? 'status: a log says it by its changes' : null;
        this.report.add(found.spot, `"${key}" belongs to shape: ${log ? 'tickets' : 'log'}`, { expected });
      }
    const responded = this.shape['responded-when'];
    if (responded === undefined || responded.value.length === 0) return;
    if (!log) this.report.add(responded.spot, '"responded-when" belongs to shape: log', { expected: 'the column responded-at' });
    else if (columns.status === undefined) this.report.add(responded.spot, '"responded-when" needs the column status');
  }
}

const NOTHING = { columns: [], always: null, values: null, default: null, otherwise: 'stop', whenUnknown: null } as const;

/**
 * @param input the file, as text or bytes, of at most 2 MB
 * @example parseMapping('mapping: 1\nshape: log\ncolumns: …')
 */
export const parseMapping = (input: string | Uint8Array): ParsedMapping => {
  const loaded = loadDocument(input);
  if (!loaded.ok) return { ok: false, problems: loaded.problems, omitted: 0 };
  const { document, lines, problems } = loaded.loaded;
  const report = new ProblemReport(lines);
  const tree = new YamlTree(document, report);
  const whole: Spot = { from: 0, to: 0, trail: null };
  const found = new ShapeReader(tree, report).read(mappingSchema, document.contents, whole);
  const mapping = found === undefined ? null : new MeaningReader(found.value, report).mapping();
  const all = [...problems, ...report.list()];
  return mapping === null || all.length > 0 ? { ok: false, problems: all, omitted: report.omitted } : { ok: true, mapping };
};
