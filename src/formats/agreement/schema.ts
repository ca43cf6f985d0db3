/**
 * The agreement file, as a schema. The parser walks it (`read-shape.ts`), and the JSON Schema that
 * editors use is generated from it (`json-schema.ts`), so that both accept the same keys.
 */
import { z } from 'zod';
import { WAIT_REASONS } from '../../core/agreement/agreement.js';
import type { Read } from './read-shape.js';
import { catalogueRoot, category, exceptionRule, gridRule, priority, ticketType } from './schema-rules.js';
import {
  calendar,
  calendarException,
  duration,
  holidayEntry,
  holidays,
  hours,
  id,
  name,
  oneOrMany,
  party,
  policy,
  team,
  window,
  zone,
} from './schema-scalars.js';

const partyEntry = z.strictObject({
  name,
  id: id.optional(),
  kind: z
    .enum(['internal', 'provider'])
    .describe("The company's own IT is `internal` (exactly one party); an outside company is a `provider`"),
});

const teamEntry = z.strictObject({
  name,
  id: id.optional(),
  party: party.describe('The party whose people these are, by name or id'),
  coverage: calendar.describe('The calendar of when the team is staffed, by name or id'),
  'on-call': z
    .strictObject({
      calendar: calendar.describe('When somebody is on call, by name or id'),
      people: z.array(z.string().min(1).max(300)).describe('Who takes turns, in this order'),
      'turn-days': z
        .int()
        .min(1)
        .max(366)
        .describe('How many days a turn lasts')
        .meta({ examples: [7] }),
      from: z
        .string()
        .describe('The first day of the first turn')
        .meta({ examples: ['2026-01-05'] }),
    })
    .optional()
    .describe('Who answers outside staffed hours'),
});

export const calendarObject = z.strictObject({
  id: id.optional(),
  zone: zone.optional().describe('Left out, the `zone` of the agreement'),
  hours,
  holidays: holidays.optional(),
  exceptions: z.array(calendarException).optional().describe('Dated exceptions; they beat holidays and the week'),
});

const calendarEntry = z.union([hours, calendarObject]).describe('Opening hours');

const windowEntry = z
  .union([hours, z.strictObject({ id: id.optional(), hours })])
  .describe('Hours such as `mon-fri 08:00-17:00`, or `the rest` for all that the other windows leave over');

const coverageWindows = z
  .strictObject({
    zone: zone.optional().describe('Left out, the `zone` of the agreement'),
    hours: z.record(name, windowEntry).describe('The windows by name. They may not overlap, and exactly one is `the rest`.'),
    holidays: holidays.optional(),
    'holidays-fall-into': window.describe('The window that a holiday belongs to, by name or id'),
  })
  .describe('Coverage windows: named hours. Every instant belongs to exactly one.');

const attributeEntry = z.strictObject({
  name,
  id: id.optional(),
  values: z.array(z.union([name, z.strictObject({ name, id: id.optional() })])).describe('The values it may have'),
});

const targetEntry = z.strictObject({
  priority,
  type: oneOrMany(ticketType).optional().describe('Only for these types; left out, for all'),
  calendar: calendar.describe('The calendar on which these clocks run, by name or id'),
  respond: duration.optional().describe('Until the first answer to the requester'),
  update: duration.optional().describe('Between two answers to the requester'),
  resolve: duration.optional().describe('Until resolved, pauses not counted'),
  'paused-while': oneOrMany(z.enum(WAIT_REASONS))
    .optional()
    .describe('The clock stands while the ticket waits on these; left out, it never stands'),
});

const policyEntry = z.strictObject({
  name,
  id: id.optional(),
  targets: z.array(targetEntry).describe('Targets by priority; the first that matches holds'),
  holds: z
    .array(z.strictObject({ party, priority, hold: duration.describe("How long the party may hold a ticket, on the target's calendar") }))
    .optional()
    .describe('How long each party may hold a ticket'),
  thresholds: z.array(z.number()).optional().describe('Percentages at which a clock changes colour; 50, 75, 90 and 100 when left out'),
});

const escalationEntry = z.strictObject({
  id: id.describe('A short name for the step'),
  clock: z.enum(['respond', 'update', 'resolve', 'accept']).describe('The clock that it watches'),
  at: z
    .union([
      z.number(),
      z
        .string()
        .max(20)
        .regex(/^\s*\d+(?:\.\d+)?\s*%?\s*$/),
    ])
    .describe('The percentage of the target at which it acts')
    .meta({ examples: ['75 %', 100] }),
  priority: oneOrMany(priority).optional().describe('Only for these priorities; left out, for all'),
  notify: oneOrMany(team).optional().describe('Teams that are told'),
  leads: z.boolean().optional().describe('Whether the leads of both parties are told; false when left out'),
  wake: z.boolean().optional().describe('Whether people are reached outside their hours; false when left out'),
});

const handOff = z.strictObject({
  transfer: z
    .enum(['on-acceptance', 'immediate'])
    .optional()
    .describe('When a hand-off changes who has the ball; `on-acceptance` when left out'),
  'accept-within': duration
    .optional()
    .describe("After this much of the receiving team's open time it transfers by itself; 30 min when left out"),
  'bounce-limit': z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('At this many returns across the party line the leads are called in; 2 when left out'),
  'required-fields': z
    .array(z.strictObject({ category, fields: oneOrMany(z.string().min(1).max(300)).describe('Names of the fields that must be filled') }))
    .optional()
    .describe('Context that a hand-off must give, by category, beyond what was tried, the evidence and what is needed'),
  'no-access': z
    .enum(['request-and-hold', 'other-party', 'warn'])
    .optional()
    .describe('What happens when the Responsible team has no access to the touched system; `request-and-hold` when left out'),
});

const urgencies = z.strictObject({
  high: priority.describe('At high urgency'),
  medium: priority.describe('At medium urgency'),
  low: priority.describe('At low urgency'),
});

export const agreementFile = z
  .strictObject({
    tandem: z.literal(1).describe('The version of this file format'),
    name: name.describe('The name of the agreement, usually those of the two sides'),
    id: id.optional(),
    version: z.int().min(1).describe('The version of the agreement, counted up with every change that is signed'),
    zone: zone.optional().describe('The time zone of every calendar and window that gives none of its own'),
    parties: z.array(partyEntry).describe('The sides: the internal IT and its providers'),
    teams: z.array(teamEntry).describe('The teams of both sides'),
    holidays: z.record(name, z.array(holidayEntry)).optional().describe('Lists of holidays by name, for calendars and windows to refer to'),
    calendars: z.record(name, calendarEntry).describe('Opening hours by name'),
    windows: coverageWindows,
    catalogue: z
      .strictObject({
        run: catalogueRoot.optional(),
        respond: catalogueRoot.optional(),
        reinforce: catalogueRoot.optional(),
        reinvent: catalogueRoot.optional(),
      })
      .describe('The service catalogue: every kind of work, under Run, Respond, Reinforce or Reinvent'),
    systems: z
      .array(
        z.union([
          name,
          z.strictObject({
            name,
            id: id.optional(),
            criticality: z.enum(['critical', 'important', 'ordinary']).optional().describe('`ordinary` when left out'),
            owner: party.optional().describe('The party that owns it, by name or id'),
          }),
        ]),
      )
      .optional()
      .describe('Things served: applications, servers, networks, tenants'),
    sites: z
      .array(z.union([name, z.strictObject({ name, id: id.optional() })]))
      .optional()
      .describe('Places'),
    attributes: z.array(attributeEntry).optional().describe('Further attributes to route by, such as the group of the requester'),
    rules: z.array(gridRule).describe('The responsibility matrix, one entry a row'),
    exceptions: z.array(exceptionRule).optional().describe('Exceptions, before every row and in this order'),
    policies: z.array(policyEntry).describe('SLA policies: targets and the calendars they run on'),
    'default-policy': policy.optional().describe('The policy of rules that name none; needed when there are several'),
    escalation: z.array(escalationEntry).optional().describe('Who is told when a clock runs out'),
    'hand-off': handOff.optional().describe('How work crosses the party line'),
    'priority-matrix': z
      .strictObject({
        high: urgencies.describe('At high impact'),
        medium: urgencies.describe('At medium impact'),
        low: urgencies.describe('At low impact'),
      })
      .optional()
      .describe('Priority from impact (rows) and urgency (within); the usual matrix when left out'),
  })
  .describe(
    'An agreement between an internal IT team and its providers: who owns what, when, under which clocks. Keys that begin with `x-` are yours, for anchors.',
  );

/** The file as `read-shape.ts` reads it: what fits, each value with its place. */
export type AgreementFileRead = Read<typeof agreementFile>;
