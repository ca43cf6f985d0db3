/** The parts of an agreement as they cross the wire when a draft is edited: core's shapes, bounded, without unknown keys. */
import { z } from 'zod';
import { LEVELS, PRIORITIES, SCOPES, TICKET_TYPES, WAIT_REASONS } from '../core/agreement/agreement.js';
import { WEEKDAYS } from '../core/calendar/definition.js';
import type { DraftChange } from '../core/drafting/change.js';
import { tier } from './shapes.js';

export const thingId = z.string().min(1).max(120);
/** As it is: what was seen has to be compared. */
const name = z.string().min(1).max(300);
const ids = z.array(thingId).max(1_000);
const orNull = <S extends z.ZodType>(item: S) => z.array(item).max(1_000).nullable();
const milliseconds = z
  .number()
  .int()
  .min(1)
  .max(10_000 * 86_400_000);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A date is written YYYY-MM-DD');

const periods = z.array(z.strictObject({ from: z.number().int().min(0).max(1440), to: z.number().int().min(0).max(1440) })).max(48);
const week = z.partialRecord(z.enum(WEEKDAYS), periods);
const holidays = z
  .array(
    z.strictObject({
      date: z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'A date is written YYYY-MM-DD, or MM-DD for every year'),
      name,
      closed: periods.exactOptional(),
    }),
  )
  .max(2_000);
const zone = z.string().min(1).max(100);

export const calendarDefinition = z.strictObject({
  zone,
  week,
  holidays,
  exceptions: z
    .array(
      z.union([
        z.strictObject({ date, name, open: periods }),
        z.strictObject({ date, name, opens: periods }),
        z.strictObject({ date, name, closes: periods }),
      ]),
    )
    .max(2_000),
});

const named = z.strictObject({ id: thingId, name });
const assignment = {
  accountable: thingId.nullable(),
  responsible: ids.max(20),
  consulted: ids.max(20),
  informed: ids.max(20),
  scope: z.enum(SCOPES),
  policy: thingId.nullable(),
};
const priority = z.enum(PRIORITIES);
const types = orNull(z.enum(TICKET_TYPES));
const clock = z.enum(['respond', 'update', 'resolve', 'accept']);

const ITEMS = {
  parties: named.extend({ kind: z.enum(['internal', 'provider']) }),
  teams: named.extend({
    party: thingId,
    coverage: thingId,
    onCall: z
      .strictObject({
        calendar: thingId,
        people: z.array(name).max(100),
        turnDays: z.number().int().min(1).max(366),
        from: date,
      })
      .nullable(),
  }),
  categories: named.extend({ parent: thingId.nullable(), decides: z.enum(['policy', 'strategy', 'risk-acceptance']).nullable() }),
  systems: named.extend({ criticality: z.enum(['critical', 'important', 'ordinary']), owner: thingId.nullable() }),
  sites: named,
  attributes: named.extend({ values: z.array(named).max(1_000) }),
  rules: z.strictObject({ id: thingId, category: thingId, windows: orNull(thingId), tiers: orNull(tier), ...assignment }),
  exceptions: z.strictObject({
    id: thingId,
    when: z.strictObject({
      categories: orNull(thingId),
      types,
      tiers: orNull(tier),
      priorities: orNull(priority),
      windows: orNull(thingId),
      systems: orNull(thingId.nullable()),
      sites: orNull(thingId.nullable()),
      attributes: z.record(thingId, z.array(thingId.nullable()).max(1_000)),
    }),
    ...assignment,
  }),
  policies: named.extend({
    targets: z
      .array(
        z.strictObject({
          priority,
          types,
          calendar: thingId,
          respondMs: milliseconds.nullable(),
          updateMs: milliseconds.nullable(),
          resolveMs: milliseconds.nullable(),
          pausedWhile: z.array(z.enum(WAIT_REASONS)).max(4),
        }),
      )
      .max(100),
    holds: z.array(z.strictObject({ party: thingId, priority, holdMs: milliseconds })).max(100),
    thresholds: z.array(z.number().min(0).max(1_000)).max(20),
  }),
  escalation: z.strictObject({
    id: thingId,
    clock,
    atPercent: z.number().min(0).max(1_000),
    priorities: orNull(priority),
    notify: ids.max(50),
    leads: z.boolean(),
    wake: z.boolean(),
  }),
} as const;

const FIELD_VALUES = {
  name,
  windows: z.strictObject({
    zone,
    holidays,
    holidayWindow: thingId,
    windows: z
      .array(named.extend({ week: week.nullable() }))
      .min(1)
      .max(50),
  }),
  defaultPolicy: thingId,
  handOff: z.strictObject({
    transfer: z.enum(['on-acceptance', 'immediate']),
    acceptWithinMs: milliseconds,
    bounceLimit: z.number().int().min(1).max(100),
    requiredFields: z.array(z.strictObject({ category: thingId, fields: z.array(name).max(50) })).max(500),
    noAccess: z.enum(['request-and-hold', 'other-party', 'warn']),
  }),
  priorityMatrix: z.record(z.enum(LEVELS), z.record(z.enum(LEVELS), priority)),
} as const;

const lists = Object.entries(ITEMS);
const puts = lists.map(([list, item]) =>
  z.strictObject({ kind: z.literal('put'), list: z.literal(list), item, was: item.nullable(), after: thingId.nullable().exactOptional() }),
);
const removes = lists.map(([list, was]) => z.strictObject({ kind: z.literal('remove'), list: z.literal(list), was }));
const sets = Object.entries(FIELD_VALUES).map(([field, value]) =>
  z.strictObject({ kind: z.literal('set'), field: z.literal(field), value, was: value }),
);

const move = z.strictObject({
  kind: z.literal('move'),
  list: z.enum(Object.keys(ITEMS) as [keyof typeof ITEMS]),
  id: thingId,
  after: thingId.nullable(),
  wasAfter: thingId.nullable(),
});
const calendar = z.strictObject({
  kind: z.literal('calendar'),
  id: thingId,
  value: calendarDefinition.nullable(),
  was: calendarDefinition.nullable(),
});

type Options = [z.ZodObject, ...z.ZodObject[]];

/** One change of a draft, as `core/drafting` describes it. */
export const draftChange = z
  .discriminatedUnion('kind', [
    z.discriminatedUnion('list', puts as unknown as Options),
    z.discriminatedUnion('list', removes as unknown as Options),
    z.discriminatedUnion('field', sets as unknown as Options),
    move,
    calendar,
  ])
  .meta({ id: 'DraftChange' }) as unknown as z.ZodType<DraftChange, DraftChange>;

/** An edit: made whole or not at all. */
export const draftChanges = z.array(draftChange).min(1).max(500);
