/** Random agreements and situations for laws, which shrink to small ones. */
import fc from 'fast-check';
import {
  type Agreement,
  type Assignment,
  type Category,
  type Condition,
  type ExceptionRule,
  FOUR_RS,
  type GridRule,
  PRIORITIES,
  SCOPES,
  TICKET_TYPES,
  TIERS,
} from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { WeeklyHours } from '../calendar/definition.js';
import { harborLane } from './harbor-lane.js';

/** The largest number of each thing. */
export interface AgreementSize {
  readonly categories: number;
  readonly windows: number;
  readonly systems: number;
  readonly sites: number;
  readonly attributes: number;
  readonly values: number;
  readonly rules: number;
  readonly exceptions: number;
}

/** Few enough situations to look at every one of them. */
export const TINY: AgreementSize = { categories: 5, windows: 2, systems: 2, sites: 1, attributes: 1, values: 1, rules: 5, exceptions: 4 };
export const SMALL: AgreementSize = {
  categories: 12,
  windows: 3,
  systems: 5,
  sites: 3,
  attributes: 2,
  values: 3,
  rules: 12,
  exceptions: 12,
};

const TEAMS = ['onsite-it', 'service-desk', 'infrastructure'];

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at + 1}`, name: `${prefix.toUpperCase()}${at + 1}` }));

const DAYTIME = [{ from: 480, to: 1020 }];
/** The rest, workdays, and a Saturday morning. */
const WEEKS: readonly (WeeklyHours | null)[] = [
  null,
  { mon: DAYTIME, tue: DAYTIME, wed: DAYTIME, thu: DAYTIME, fri: DAYTIME },
  { sat: [{ from: 360, to: 720 }] },
];

/** A subset of some values, or null for any; seldom all of them. */
const some = <Value>(values: readonly Value[]): fc.Arbitrary<readonly Value[] | null> =>
  values.length === 0
    ? fc.constant(null)
    : fc.option(fc.subarray([...values], { minLength: 1, maxLength: Math.max(1, Math.min(3, values.length)) }), { nil: null, freq: 2 });

export const arbitraryAssignment: fc.Arbitrary<Assignment> = fc.record({
  accountable: fc.option(fc.constantFrom(...TEAMS), { freq: 8 }),
  responsible: fc.uniqueArray(fc.constantFrom(...TEAMS), { maxLength: 2 }),
  consulted: fc.uniqueArray(fc.constantFrom(...TEAMS), { maxLength: 1 }),
  informed: fc.constant([]),
  scope: fc.constantFrom(...SCOPES.slice(0, 2)),
  policy: fc.constantFrom(null, null, 'standard'),
});

/** Assignments of few kinds, so that rules often agree. */
const plainAssignment: fc.Arbitrary<Assignment> = fc
  .constantFrom(...TEAMS.slice(0, 2))
  .map((team) => ({ accountable: team, responsible: [team], consulted: [], informed: [], scope: 'included', policy: null }));

const assignment = fc.oneof({ weight: 3, arbitrary: plainAssignment }, { weight: 1, arbitrary: arbitraryAssignment });

function arbitraryCategories(count: number): fc.Arbitrary<readonly Category[]> {
  return fc
    .array(fc.record({ parent: fc.nat(), decides: fc.constantFrom(null, null, null, 'policy' as const) }), { maxLength: count })
    .map((nodes) => [
      ...FOUR_RS.slice(0, Math.min(2, count)).map((id) => ({ id, name: id, parent: null, decides: null })),
      ...nodes.slice(0, Math.max(0, count - 2)).map(({ parent, decides }, at) => {
        const above = parent % (Math.min(2, count) + at);
        const id = above < 2 ? FOUR_RS[above]! : `c${above - 1}`;
        return { id: `c${at + 1}`, name: `C${at + 1}`, parent: id, decides };
      }),
    ]);
}

export function arbitraryCondition(agreement: Agreement): fc.Arbitrary<Condition> {
  const ids = (list: readonly { readonly id: string }[]) => list.map((item) => item.id);
  return fc.record({
    categories: some(ids(agreement.categories)),
    types: some(TICKET_TYPES),
    tiers: some(TIERS),
    priorities: some(PRIORITIES),
    windows: some(ids(agreement.windows.windows)),
    systems: some([null, ...ids(agreement.systems)]),
    sites: some([null, ...ids(agreement.sites)]),
    attributes: fc
      .record(Object.fromEntries(agreement.attributes.map((attribute) => [attribute.id, some([null, ...ids(attribute.values)])])))
      .map((lists) => Object.fromEntries(Object.entries(lists).flatMap(([id, list]) => (list === null ? [] : [[id, list]])))),
  });
}

export function arbitraryException(agreement: Agreement, id: string): fc.Arbitrary<ExceptionRule> {
  return fc.tuple(arbitraryCondition(agreement), assignment).map(([when, owners]) => ({ id, when, ...owners }));
}

export function arbitraryRow(agreement: Agreement, id: string): fc.Arbitrary<GridRule> {
  return fc
    .record({
      category: fc.constantFrom(...agreement.categories.map((category) => category.id)),
      windows: some(agreement.windows.windows.map((window) => window.id)),
      tiers: some(TIERS),
      owners: assignment,
    })
    .map(({ owners, ...row }) => ({ id, ...row, ...owners }));
}

/** An agreement of at most the given size. Ids repeat from one agreement to the next, so that two can be compared. */
export function arbitraryAgreement(size: AgreementSize): fc.Arbitrary<Agreement> {
  return fc
    .record({
      categories: arbitraryCategories(size.categories),
      windows: fc.integer({ min: 1, max: size.windows }),
      systems: fc.integer({ min: 0, max: size.systems }),
      sites: fc.integer({ min: 0, max: size.sites }),
      attributes: fc.integer({ min: 0, max: size.attributes }),
    })
    .chain(({ categories, windows, systems, sites, attributes }) => {
      const bare: Agreement = {
        ...harborLane,
        id: 'random',
        name: 'Random',
        categories,
        windows: {
          ...harborLane.windows,
          holidayWindow: 'w1',
          windows: numbered('w', windows).map((item, at) => ({ ...item, week: WEEKS[at % WEEKS.length]! })),
        },
        systems: numbered('s', systems).map((item) => ({ ...item, criticality: 'ordinary', owner: null })),
        sites: numbered('p', sites),
        attributes: numbered('a', attributes).map((item) => ({ ...item, values: numbered('v', size.values) })),
        rules: [],
        exceptions: [],
      };
      const list = <Rule>(count: number, make: (at: number) => fc.Arbitrary<Rule>): fc.Arbitrary<readonly Rule[]> =>
        fc.integer({ min: 0, max: count }).chain((length) => fc.tuple(...Array.from({ length }, (_, at) => make(at))));
      return fc
        .tuple(
          list(size.rules, (at) => arbitraryRow(bare, `r${at + 1}`)),
          list(size.exceptions, (at) => arbitraryException(bare, `x${at + 1}`)),
        )
        .map(([rules, exceptions]) => ({ ...bare, rules, exceptions }));
    });
}

/** The same with all four roots in its catalogue, so that it can be read: for laws about what people write and edit. */
export const readableAgreement = (size: AgreementSize): fc.Arbitrary<Agreement> =>
  arbitraryAgreement(size).map((agreement) => {
    const roots = FOUR_RS.filter((id) => !agreement.categories.some((category) => category.id === id));
    return { ...agreement, categories: [...roots.map((id) => ({ id, name: id, parent: null, decides: null })), ...agreement.categories] };
  });

/** Any situation of an agreement. */
export function arbitrarySituation(agreement: Agreement): fc.Arbitrary<Situation> {
  const orNone = (list: readonly { readonly id: string }[]) => fc.constantFrom(null, ...list.map((item) => item.id));
  return fc.record({
    category: fc.constantFrom(...agreement.categories.map((category) => category.id)),
    type: fc.constantFrom(...TICKET_TYPES),
    tier: fc.constantFrom(...TIERS),
    priority: fc.constantFrom(...PRIORITIES),
    window: fc.constantFrom(...agreement.windows.windows.map((window) => window.id)),
    system: orNone(agreement.systems),
    site: orNone(agreement.sites),
    attributes: fc.record(Object.fromEntries(agreement.attributes.map((attribute) => [attribute.id, orNone(attribute.values)]))),
  });
}

/** Every situation of an agreement, one after the other. For tiny ones. */
export function* everySituation(agreement: Agreement): Generator<Situation> {
  let attributes: Record<string, string | null>[] = [{}];
  for (const { id, values } of agreement.attributes)
    attributes = attributes.flatMap((set) => [null, ...values.map((value) => value.id)].map((value) => ({ ...set, [id]: value })));
  for (const { id: category } of agreement.categories)
    for (const type of TICKET_TYPES)
      for (const tier of TIERS)
        for (const priority of PRIORITIES)
          for (const { id: window } of agreement.windows.windows)
            for (const system of [null, ...agreement.systems.map((item) => item.id)])
              for (const site of [null, ...agreement.sites.map((item) => item.id)])
                for (const set of attributes) yield { category, type, tier, priority, window, system, site, attributes: set };
}
