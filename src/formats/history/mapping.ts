/** A mapping as the reader uses it: checked, with every default filled in. */
import type { Priority, TicketType, Tier } from '../../core/agreement/agreement.js';
import type { PartyId, TeamId } from '../../core/ids.js';
import type { Encoding } from './csv/decode.js';
import type { Delimiter } from './csv/sniff.js';
import type { MAPPED_STATUSES, OTHERWISE, VERDICTS } from './mapping-schema.js';

export type MappedStatus = (typeof MAPPED_STATUSES)[number];
export type MappedVerdict = (typeof VERDICTS)[number];

/** Where a value comes from, and what each cell means. */
export interface FieldMapping<Value> {
  /** From the top of a path down; empty when `always` holds. */
  readonly columns: readonly string[];
  readonly always: Value | null;
  /** Null: the cell is the value. */
  readonly values: ReadonlyMap<string, Value> | null;
  readonly default: Value | null;
  readonly otherwise: (typeof OTHERWISE)[number];
  readonly whenUnknown: Value | null;
}

export interface TimeMapping {
  readonly column: string;
  readonly form: string;
  readonly zone: string;
}

export interface ColumnMappings {
  readonly number: string;
  readonly changedAt: TimeMapping | null;
  readonly order: string | null;
  readonly createdAt: TimeMapping | null;
  readonly respondedAt: TimeMapping | null;
  readonly resolvedAt: TimeMapping | null;
  readonly closedAt: TimeMapping | null;
  readonly status: FieldMapping<MappedStatus> | null;
  readonly team: FieldMapping<TeamId> | null;
  readonly tier: FieldMapping<Tier> | null;
  readonly priority: FieldMapping<Priority>;
  readonly category: FieldMapping<string>;
  readonly type: FieldMapping<TicketType> | null;
  readonly system: FieldMapping<string> | null;
  readonly site: FieldMapping<string> | null;
  readonly attributes: readonly { readonly id: string; readonly field: FieldMapping<string> }[];
  readonly requester: string | null;
  readonly subject: string | null;
  readonly assignee: string | null;
  readonly by: string | null;
  readonly metTarget: FieldMapping<MappedVerdict> | null;
  readonly reassignments: string | null;
}

/** What the file's own cells mean in an agreement: an id, or null when it has no such thing. */
export interface MappingNames {
  readonly team: (text: string) => string | null;
  readonly category: (text: string) => string | null;
  readonly system: (text: string) => string | null;
  readonly site: (text: string) => string | null;
  readonly attribute: (id: string, text: string) => string | null;
}

export interface Mapping {
  readonly name: string | null;
  readonly shape: 'log' | 'tickets';
  readonly file: {
    readonly delimiter: Delimiter | 'auto';
    readonly encoding: Encoding | 'auto';
    readonly quote: string | null;
    readonly header: boolean;
  };
  /** Cells that mean "not known"; the empty one is always among them. */
  readonly unknown: ReadonlySet<string>;
  readonly teams: ReadonlyMap<TeamId, { readonly party: PartyId; readonly tier: Tier | null }>;
  readonly columns: ColumnMappings;
  readonly respondedWhen: ReadonlySet<string>;
  /** Null: the texts of the file are ids (`fit.ts` gives names). */
  readonly names: MappingNames | null;
  readonly ignore: readonly { readonly column: string; readonly values: ReadonlySet<string> }[];
}
