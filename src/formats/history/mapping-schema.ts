/**
 * The mapping file: how the columns and values of a history become tickets, in the words of this product.
 *
 * It is YAML for people; `mapping.ts` reads it with places, and `mappingJsonSchema` lets an editor
 * complete and check it. docs/guide/history.md explains it by example.
 */
import { z } from 'zod';
import { PRIORITIES, TICKET_TYPES } from '../../core/agreement/agreement.js';
import { isZone } from '../../core/calendar/zone.js';
import { ENCODINGS } from './csv/decode.js';
import { formProblem } from './instants.js';

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
export type MappedStatus = (typeof MAPPED_STATUSES)[number];

const id = z.string().min(1).max(200);
const cell = z.string().max(1_000);

const column = z.string().min(1).max(500).describe('A column by its name, or by its place: "#7" is the seventh.');

const zone = z
  .string()
  .max(100)
  .refine(isZone, { error: 'is no time zone; write an IANA name such as Europe/Rome' })
  .describe('The IANA zone of wall times that carry no offset.');

const form = z
  .string()
  .max(100)
  .superRefine((value, context) => {
    const problem = formProblem(value);
    if (problem !== null) context.addIssue({ code: 'custom', message: `is no form of an instant: ${problem}` });
  })
  .describe('iso, epoch-seconds, epoch-milliseconds, or a pattern such as d/M/yyyy HH:mm.');

const otherwise = z
  .enum(['stop', 'skip', 'unknown'])
  .describe('For a value that the table lacks: stop refuses the row, skip ignores it by rule, unknown treats it as not known.');

const rules = <Value extends z.ZodType>(value: Value) => ({
  values: z.record(cell, value).optional().describe('What each value of the column means.'),
  default: value.optional().describe('For values that the table lacks.'),
  otherwise: otherwise.optional(),
  'when-unknown': value.optional().describe('For cells that are empty or hold an unknown marker.'),
});

const field = <Value extends z.ZodType>(value: Value) =>
  z.union([column, z.strictObject({ always: value }), z.strictObject({ column, ...rules(value) })]);

/** As `field`, from several columns of a path; the longest path that the table knows decides. */
const pathField = <Value extends z.ZodType>(value: Value) =>
  z.union([
    column,
    z.strictObject({ always: value }),
    z.strictObject({ column, ...rules(value) }),
    z.strictObject({
      columns: z.array(column).min(1).max(6).describe('From the top down; the table writes paths as "Network › VPN".'),
      ...rules(value),
    }),
  ]);

const time = z.union([column, z.strictObject({ column, form: form.optional(), zone: zone.optional() })]);

const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const DELIMITER_WORDS = ['auto', ',', ';', 'tab', '|'] as const;

const columns = z.strictObject({
  number: column.describe('The ticket number: rows with the same number are one ticket.'),
  'changed-at': time
    .optional()
    .describe('When the change was made; a log needs it. For shape: tickets the last change, from which a ticket that waits has waited.'),
  order: column.optional().describe('A whole number that orders changes made at the same instant.'),
  'created-at': time.optional().describe('When the ticket was created. A log may leave it out: then its first change counts.'),
  'responded-at': time.optional().describe('When the requester was first answered. Only for shape: tickets.'),
  'resolved-at': time.optional().describe('Only for shape: tickets.'),
  'closed-at': time.optional().describe('Only for shape: tickets.'),
  status: field(z.enum(MAPPED_STATUSES)).optional(),
  team: field(id).optional().describe('The group that holds the ticket, as a team under `teams`.'),
  tier: field(tier).optional(),
  priority: field(z.enum(PRIORITIES)),
  category: pathField(id),
  type: field(z.enum(TICKET_TYPES)).optional().describe('Left out: every ticket is an incident.'),
  system: field(id).optional(),
  site: field(id).optional(),
  attributes: z.record(id, field(id)).optional(),
  requester: column.optional(),
  subject: column.optional(),
  assignee: column.optional(),
  by: column.optional().describe('Who made the change.'),
  'met-target': field(z.enum(['met', 'missed']))
    .optional()
    .describe("The desk's own verdict on its target."),
  reassignments: column.optional().describe('How often the desk says that the ticket was passed on.'),
});

export const mappingSchema = z
  .strictObject({
    mapping: z.literal(1).describe('The version of this format.'),
    name: z.string().min(1).max(200).optional(),
    shape: z.enum(['log', 'tickets']).describe('log: one row per change. tickets: one row per ticket.'),
    file: z
      .strictObject({
        delimiter: z.enum(DELIMITER_WORDS).default('auto'),
        encoding: z.enum(['auto', ...ENCODINGS]).default('auto'),
        quote: z.enum(['"', "'", 'none']).default('"'),
        header: z.boolean().default(true).describe('false: the first row is data, and columns are named by place.'),
      })
      .default({ delimiter: 'auto', encoding: 'auto', quote: '"', header: true }),
    unknown: z.array(cell).max(50).default([]).describe('Cells that mean "not known", besides empty ones.'),
    zone: zone.default('UTC'),
    time: form.default('iso').describe('The form of instants whose column says nothing else.'),
    teams: z
      .record(id, z.strictObject({ party: id, tier: tier.optional() }))
      .default({})
      .describe('The teams that held tickets, each with its party; ids as in the agreement.'),
    columns,
    'responded-when': z
      .array(cell)
      .max(100)
      .default([])
      .describe('States of the desk whose first occurrence counts as an answer to the requester.'),
    ignore: z
      .array(z.strictObject({ column, values: z.array(cell).min(1).max(1_000) }))
      .max(50)
      .default([])
      .describe('Rows left out by rule: those with one of the values in the column.'),
  })
  .superRefine((mapping, context) => {
    const { columns: given, shape, teams } = mapping;
    const respondedWhen = mapping['responded-when'];
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (shape === 'log') {
      if (given['changed-at'] === undefined)
        refuse(['columns'], 'lacks changed-at: a log needs the column that says when each change was made');
      for (const key of ['responded-at', 'resolved-at', 'closed-at'] as const)
        if (given[key] !== undefined) refuse(['columns', key], 'belongs to shape: tickets; a log says it by its changes of status');
    } else {
      if (given['created-at'] === undefined)
        refuse(['columns'], 'lacks created-at: one row per ticket needs the column that says when it was created');
      for (const key of ['order', 'by'] as const) if (given[key] !== undefined) refuse(['columns', key], 'belongs to shape: log');
      if (respondedWhen.length > 0) refuse(['responded-when'], 'belongs to shape: log; use the column responded-at');
    }
    if (respondedWhen.length > 0 && given.status === undefined) refuse(['responded-when'], 'needs the column status');
    const team = given.team;
    if (team === undefined || typeof team === 'string') return;
    const known = (value: string | undefined, path: (string | number)[]) => {
      if (value !== undefined && !Object.hasOwn(teams, value))
        refuse(['columns', 'team', ...path], `team "${value}" is not listed under teams`);
    };
    if ('always' in team) known(team.always, ['always']);
    else {
      known(team.default, ['default']);
      known(team['when-unknown'], ['when-unknown']);
      for (const [name, value] of Object.entries(team.values ?? {})) known(value, ['values', name]);
    }
  });

/** A mapping whose form has been checked; every default is filled in. */
export type Mapping = z.output<typeof mappingSchema>;

/** The JSON Schema of the mapping file, for editors. */
export const mappingJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(mappingSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }),
  title: 'History mapping',
});
