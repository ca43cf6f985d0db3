/** Random agreements without problems, with names and ids that people would rather not choose, for the round trip through a file. */
import fc from 'fast-check';
import {
  type Agreement,
  type Assignment,
  type Category,
  type Condition,
  FOUR_RS,
  LEVELS,
  PRIORITIES,
  SCOPES,
  TICKET_TYPES,
  TIERS,
  WAIT_REASONS,
} from '../../../core/agreement/agreement.js';
import { WEEKDAYS } from '../../../core/calendar/definition.js';
import { anyCalendar, anyDate, anyHolidays, anyId, anyName, things, ZONE } from './any-calendar.js';

const anyCategories: fc.Arbitrary<readonly Category[]> = fc
  .tuple(
    things(0, 10),
    fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
    fc.array(fc.constantFrom(null, null, 'policy' as const, 'strategy' as const), { minLength: 14, maxLength: 14 }),
    fc.boolean(),
  )
  .map(([nodes, parents, decides, renamed]) => {
    const roots: Category[] = FOUR_RS.map((id, i) => ({
      id,
      name: renamed && i === 1 ? 'Beantworten' : id[0]!.toUpperCase() + id.slice(1),
      parent: null,
      decides: decides[i] ?? null,
    }));
    const below: Category[] = [];
    for (const [i, node] of nodes.entries()) {
      if (roots.some((root) => root.id === node.id)) continue;
      const all = [...roots, ...below];
      below.push({ ...node, parent: all[parents[i]! % all.length]!.id, decides: decides[i + 4] ?? null });
    }
    return [...roots, ...below];
  });

interface World {
  readonly teams: readonly string[];
  readonly categories: readonly string[];
  readonly windows: readonly string[];
  readonly systems: readonly string[];
  readonly sites: readonly string[];
  readonly policies: readonly string[];
  readonly attributes: readonly { readonly id: string; readonly values: readonly { readonly id: string }[] }[];
}

const some = <T>(values: readonly T[]): fc.Arbitrary<readonly T[] | null> =>
  values.length === 0
    ? fc.constant(null)
    : fc.option(fc.shuffledSubarray([...values], { minLength: 1, maxLength: Math.min(3, values.length) }));
const few = (values: readonly string[]) => fc.shuffledSubarray([...values], { maxLength: Math.min(2, values.length) });

const anyAssignment = (world: World): fc.Arbitrary<Assignment> =>
  fc.record({
    accountable: fc.option(fc.constantFrom(...world.teams), { freq: 6 }),
    responsible: few(world.teams),
    consulted: few(world.teams),
    informed: few(world.teams),
    scope: fc.constantFrom(...SCOPES),
    policy: fc.option(fc.constantFrom(...world.policies)),
  });

const anyCondition = (world: World): fc.Arbitrary<Condition> =>
  fc.record({
    categories: some(world.categories),
    types: some(TICKET_TYPES),
    tiers: some(TIERS),
    priorities: some(PRIORITIES),
    windows: some(world.windows),
    systems: some([...world.systems, null]),
    sites: some([...world.sites, null]),
    attributes: fc
      .tuple(
        ...world.attributes.map(({ id, values }) => some([...values.map((value) => value.id), null]).map((list) => [id, list] as const)),
      )
      .map((lists) => Object.fromEntries(lists.flatMap(([id, list]) => (list === null ? [] : [[id, list]])))),
  });

const duration = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((n) => n * 60_000),
  fc.integer({ min: 1, max: 1e10 }),
);
const orNone = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);

/** Any agreement that a file can hold. */
export const anyAgreement: fc.Arbitrary<Agreement> = fc
  .record({
    head: fc.record({ id: anyId, name: anyName, version: fc.integer({ min: 1, max: 999 }) }),
    parties: things(1, 3),
    teams: things(1, 4),
    calendars: fc.uniqueArray(fc.tuple(anyId, anyCalendar), { minLength: 1, maxLength: 3, selector: ([id]) => id }),
    categories: anyCategories,
    windows: fc.uniqueArray(fc.record({ id: anyId, name: anyName }), { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    windowZone: ZONE,
    windowHolidays: anyHolidays,
    systems: things(0, 3),
    sites: things(0, 3),
    attributes: fc.uniqueArray(fc.record({ id: anyId, name: anyName, values: things(1, 3) }), { maxLength: 2, selector: ({ id }) => id }),
    policies: things(1, 2),
    ruleIds: fc.uniqueArray(anyId, { maxLength: 8 }),
  })
  .filter(({ windows }) => new Set(windows.map(({ id }) => id)).size === windows.length)
  .chain((parts) => {
    const ids = (list: readonly { readonly id: string }[]) => list.map((item) => item.id);
    const [calendarIds, partyIds] = [parts.calendars.map(([id]) => id), ids(parts.parties)];
    const world: World = {
      teams: ids(parts.teams),
      categories: ids(parts.categories),
      windows: ids(parts.windows),
      systems: ids(parts.systems),
      sites: ids(parts.sites),
      policies: ids(parts.policies),
      attributes: parts.attributes,
    };
    const calendar = fc.constantFrom(...calendarIds);
    const rota = fc.record({
      calendar,
      people: fc.array(anyName, { minLength: 1, maxLength: 3 }),
      turnDays: fc.integer({ min: 1, max: 366 }),
      from: anyDate,
    });
    const target = fc.record({
      priority: fc.constantFrom(...PRIORITIES),
      types: some(TICKET_TYPES),
      calendar,
      respondMs: orNone(duration),
      updateMs: orNone(duration),
      resolveMs: orNone(duration),
      pausedWhile: fc.shuffledSubarray([...WAIT_REASONS]),
    });
    const hold = fc.record({ party: fc.constantFrom(...partyIds), priority: fc.constantFrom(...PRIORITIES), holdMs: duration });
    const thresholds = fc.oneof(
      fc.constant([50, 75, 90, 100]),
      fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 }).map((list) => list.sort((a, b) => a - b)),
    );
    const policy = fc.record({
      targets: fc.array(target, { minLength: 1, maxLength: 4 }),
      holds: fc.uniqueArray(hold, { maxLength: 2, selector: (each) => `${each.party} ${each.priority}` }),
      thresholds,
    });
    const level = fc.constantFrom(...PRIORITIES);
    const row = fc.record({ high: level, medium: level, low: level });
    const step = fc.record({
      clock: fc.constantFrom('respond' as const, 'accept' as const),
      atPercent: fc.constantFrom(50, 100, 33.3, 0.0000001),
      priorities: some(PRIORITIES),
      notify: few(world.teams),
      leads: fc.constant(true),
      wake: fc.boolean(),
    });
    const rule = fc.record({
      category: fc.constantFrom(...world.categories),
      windows: some(world.windows),
      tiers: some(TIERS),
      owners: anyAssignment(world),
    });
    const exception = fc.record({ when: anyCondition(world), owners: anyAssignment(world) });
    const split = Math.floor(parts.ruleIds.length / 2);
    const each = <T>(count: number, arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: count, maxLength: count });
    return fc
      .record({
        owners: each(parts.teams.length, fc.record({ party: fc.constantFrom(...partyIds), coverage: calendar, onCall: orNone(rota) })),
        served: each(
          parts.systems.length,
          fc.record({
            criticality: fc.constantFrom('critical' as const, 'important' as const, 'ordinary' as const),
            owner: orNone(fc.constantFrom(...partyIds)),
          }),
        ),
        policies: each(parts.policies.length, policy),
        rules: each(split, rule),
        exceptions: each(parts.ruleIds.length - split, exception),
        steps: fc.uniqueArray(fc.tuple(anyId, step), { maxLength: 2, selector: ([id]) => id }),
        transfer: fc.constantFrom('on-acceptance' as const, 'immediate' as const),
        acceptWithinMs: duration,
        bounceLimit: fc.integer({ min: 1, max: 100 }),
        required: fc.array(
          fc.record({ category: fc.constantFrom(...world.categories), fields: fc.uniqueArray(anyName, { minLength: 1, maxLength: 2 }) }),
          { maxLength: 2 },
        ),
        noAccess: fc.constantFrom('request-and-hold' as const, 'other-party' as const, 'warn' as const),
        matrix: fc.record(Object.fromEntries(LEVELS.map((each) => [each, row])) as Record<(typeof LEVELS)[number], typeof row>),
        rest: fc.nat({ max: parts.windows.length - 1 }),
        holidayWindow: fc.constantFrom(...world.windows),
        defaultPolicy: fc.constantFrom(...world.policies),
      })
      .map(
        (more): Agreement => ({
          ...parts.head,
          parties: parts.parties.map((party, i) => ({ ...party, kind: i === 0 ? 'internal' : 'provider' })),
          teams: parts.teams.map((team, i) => ({ ...team, ...more.owners[i]! })),
          calendars: Object.fromEntries(parts.calendars),
          categories: parts.categories,
          windows: {
            zone: parts.windowZone,
            holidays: parts.windowHolidays,
            holidayWindow: more.holidayWindow,
            // A day of its own for each window, so that none overlap.
            windows: parts.windows.map((window, i) => ({
              ...window,
              week: i === more.rest ? null : { [WEEKDAYS[i]!]: [{ from: 60, to: 1380 }] },
            })),
          },
          systems: parts.systems.map((system, i) => ({ ...system, ...more.served[i]! })),
          sites: parts.sites,
          attributes: parts.attributes,
          rules: more.rules.map(({ owners, ...cells }, i) => ({ id: parts.ruleIds[i]!, ...cells, ...owners })),
          exceptions: more.exceptions.map(({ owners, when }, i) => ({ id: parts.ruleIds[split + i]!, when, ...owners })),
          policies: parts.policies.map((named, i) => ({ ...named, ...more.policies[i]! })),
          defaultPolicy: more.defaultPolicy,
          escalation: more.steps.map(([id, body]) => ({ id, ...body })),
          handOff: {
            transfer: more.transfer,
            acceptWithinMs: more.acceptWithinMs,
            bounceLimit: more.bounceLimit,
            requiredFields: more.required,
            noAccess: more.noAccess,
          },
          priorityMatrix: more.matrix,
        }),
      );
  });
