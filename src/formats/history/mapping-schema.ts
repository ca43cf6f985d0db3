/**
 * The mapping file, as a schema: how the columns and values of a history become tickets, in the words
 * of this product. `parse-mapping.ts` walks it, and the JSON Schema that editors use is made from it.
 * docs/guide/history.md explains it by example.
 */
import { z } from 'zod';
import { PRIORITIES, TICKET_TYPES } from '../../core/agreement/agreement.js';
import { ENCODINGS } from './csv/decode.js';

/** What a state of the desk means. `keep`: it says nothing of the status. */
export const MAPPED_STATUSES = [
  'new',
  'open',
  'waiting on requester',
  'waiting on third party',
  'waiting on other party',
  'scheduled',
  'resolved',
  'closed',
  'keep',
] as const;

export const VERDICTS = ['met', 'missed'] as const;
export const DELIMITER_WORDS = ['auto', ',', ';', 'tab', '|'] as const;
export const QUOTES = ['"', "'", 'none'] as const;
export const OTHERWISE = ['stop', 'skip', 'unknown'] as const;

const id = z.string().min(1).max(200);
const cell = z.string().max(1_000);
const tier = z.literal([1, 2, 3]);

const column = z
  .string()
  .min(1)
  .max(500)
  .describe('A column by its name, or by its place: "#7" is the seventh')
  .meta({ examples: ['opened_at', '#7'] });

const zone = z
  .string()
  .min(1)
  .max(100)
  .describe('The IANA zone of wall times that carry no offset; UTC when left out')
  .meta({ examples: ['Europe/Rome', 'UTC'] });

const form = z
  .string()
  .min(1)
  .max(100)
  .describe('How instants are written: iso, epoch-seconds, epoch-milliseconds, or a pattern')
  .meta({ examples: ['d/M/yyyy HH:mm', 'iso'] });

/** A column, or a column with a table; `columns` from the top of a path down; `always` for one value in every row. */
const field = <Value extends z.ZodType>(value: Value) =>
  z.union([
    column,
    z.strictObject({
      column: column.optional(),
      columns: z
        .array(column)
        .optional()
        .describe('A path from the top down; the table writes it as "Network › VPN", and the longest one it knows decides'),
      always: value.optional().describe('The same value for every row'),
      values: z.record(cell, value).optional().describe('What each value of the column means'),
      default: value.optional().describe('For values that the table lacks'),
      otherwise: z
        .enum(OTHERWISE)
        .optional()
        .describe(
          'For values that the table lacks: stop refuses the row (also when left out), skip leaves it out by rule, unknown takes it as not known',
        ),
      'when-unknown': value.optional().describe('For cells that are empty or hold an unknown marker'),
    }),
  ]);

const time = z.union([column, z.strictObject({ column, form: form.optional(), zone: zone.optional() })]);

const columns = z.strictObject({
  number: column.describe('The ticket number: rows with the same number are one ticket'),
  'changed-at': time
    .optional()
    .describe('When the change was made; a log needs it. For shape: tickets the last change, since when a ticket that waits has waited'),
  order: column.optional().describe('A whole number that orders changes made at the same instant'),
  'created-at': time.optional().describe('When the ticket was created. A log may leave it out: its first change counts'),
  'responded-at': time.optional().describe('When the requester was first answered; for shape: tickets'),
  'resolved-at': time.optional().describe('For shape: tickets'),
  'closed-at': time.optional().describe('For shape: tickets'),
  status: field(z.enum(MAPPED_STATUSES)).optional(),
  team: field(id).optional().describe('The group that holds the ticket, as one of the teams'),
  tier: field(tier).optional().describe('Left out, the tier of the team, or 1'),
  priority: field(z.enum(PRIORITIES)),
  category: field(id).describe('A category of the agreement, by id'),
  type: field(z.enum(TICKET_TYPES)).optional().describe('Left out, every ticket is an incident'),
  system: field(id).optional(),
  site: field(id).optional(),
  attributes: z.record(id, field(id)).optional().describe('Further attributes that the agreement routes by'),
  requester: column.optional(),
  subject: column.optional(),
  assignee: column.optional(),
  by: column.optional().describe('Who made the change; for shape: log'),
  'met-target': field(z.enum(VERDICTS)).optional().describe("The desk's own verdict on its target"),
  reassignments: column.optional().describe('How often the desk says that the ticket was passed on'),
});

export const mappingSchema = z
  .strictObject({
    mapping: z.literal(1).describe('The version of this format'),
    name: z.string().min(1).max(200).optional(),
    shape: z.enum(['log', 'tickets']).describe('log: one row per change. tickets: one row per ticket'),
    file: z
      .strictObject({
        delimiter: z.enum(DELIMITER_WORDS).optional(),
        encoding: z.enum(['auto', ...ENCODINGS]).optional(),
        quote: z.enum(QUOTES).optional(),
        header: z.boolean().optional().describe('false: the first row is data, and columns are named by place'),
      })
      .optional()
      .describe('Left out, all of it is found out from the file'),
    unknown: z.array(cell).optional().describe('Cells that mean "not known", besides empty ones'),
    zone: zone.optional(),
    time: form.optional().describe('The form of instants whose column says nothing else; iso when left out'),
    teams: z
      .record(id, z.strictObject({ party: id, tier: tier.optional() }))
      .optional()
      .describe('The teams that held tickets, each with its party; ids as in the agreement'),
    columns,
    'responded-when': z.array(cell).optional().describe('States of the desk whose first occurrence counts as an answer to the requester'),
    ignore: z
      .array(z.strictObject({ column, values: z.array(cell) }))
      .optional()
      .describe('Rows left out by rule: those with one of the values in the column'),
  })
  .meta({ title: 'History mapping', description: 'How the columns and values of a ticket history become tickets' });

/**
 * The JSON Schema by which editors complete and check a mapping file (draft 7, which they know best).
 * `mapping.schema.json` beside this file is its text, committed.
 */
export const mappingJsonSchema = (): Record<string, unknown> => {
  const { $schema, ...rest } = z.toJSONSchema(mappingSchema, { target: 'draft-7', io: 'input' }) as Record<string, unknown>;
  return { $schema, ...rest, patternProperties: { '^x-': { description: 'Yours: a place for anchors' } } };
};
