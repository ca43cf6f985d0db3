/** The queue's filters and order as they stand in the address. */
import { PRIORITIES, TICKET_TYPES } from '../../../../core/agreement/agreement.js';
import { flag, oneOf, type Raw, text } from '../../../lib/search.js';

/** Sorts that follow an index. */
export const SORTS = ['due', 'updated', 'created', 'number'] as const;
/** Sorts by what has few values: the list is fetched value by value. */
export const SECTION_SORTS = ['priority', 'status', 'holder', 'assignee', 'category'] as const;
export const GROUPS = ['status', 'priority', 'holder', 'assignee', 'category', 'due'] as const;
const ALL_SORTS = [...SORTS, ...SECTION_SORTS] as const;
const TIERS = ['1', '2', '3'] as const;
export const STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed', 'active', 'all'] as const;

/** Deadlines of what the own party holds. */
const DUES = ['soon', 'over'] as const;

export interface QueueSearch {
  readonly sort?: (typeof ALL_SORTS)[number] | undefined;
  readonly direction?: 'asc' | 'desc' | undefined;
  readonly group?: (typeof GROUPS)[number] | undefined;
  /** Which columns, in which order and how wide: `number.62,subject,status`. */
  readonly columns?: string | undefined;
  /** The saved view that the filters began with. */
  readonly view?: string | undefined;
  readonly status?: (typeof STATUSES)[number] | undefined;
  readonly priority?: (typeof PRIORITIES)[number] | undefined;
  readonly type?: (typeof TICKET_TYPES)[number] | undefined;
  readonly tier?: 1 | 2 | 3 | undefined;
  readonly party?: string | undefined;
  readonly team?: string | undefined;
  readonly assignee?: string | undefined;
  readonly category?: string | undefined;
  readonly requester?: string | undefined;
  readonly system?: string | undefined;
  readonly site?: string | undefined;
  readonly tag?: string | undefined;
  readonly unowned?: true | undefined;
  readonly proposed?: true | undefined;
  readonly due?: (typeof DUES)[number] | undefined;
  readonly breached?: true | undefined;
  readonly untouched?: true | undefined;
  readonly late?: true | undefined;
  readonly history?: string | undefined;
  readonly search?: string | undefined;
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** No longer than the operations take them. */
const LONGEST = { search: 100, tag: 40, columns: 400, name: 200 } as const;

const upTo = (value: unknown, longest: number): string | undefined => text(value)?.trim().slice(0, longest) || undefined;
const id = (value: unknown): string | undefined => (ID.test(text(value) ?? '') ? text(value) : undefined);

/** A value that the operations would refuse is left out, so that an odd address still shows the queue. */
export const queueSearch = (raw: Raw): QueueSearch => ({
  sort: oneOf(raw.sort, ALL_SORTS),
  direction: oneOf(raw.direction, ['asc', 'desc'] as const),
  group: oneOf(raw.group, GROUPS),
  columns: upTo(raw.columns, LONGEST.columns),
  view: text(raw.view),
  status: oneOf(raw.status, STATUSES),
  priority: oneOf(raw.priority, PRIORITIES),
  type: oneOf(raw.type, TICKET_TYPES),
  tier: (Number(oneOf(raw.tier, TIERS)) as 1 | 2 | 3) || undefined,
  party: upTo(raw.party, LONGEST.name),
  team: upTo(raw.team, LONGEST.name),
  assignee: oneOf(raw.assignee, ['me', 'nobody'] as const) ?? id(raw.assignee),
  category: upTo(raw.category, LONGEST.name),
  requester: id(raw.requester),
  system: upTo(raw.system, LONGEST.name),
  site: upTo(raw.site, LONGEST.name),
  tag: upTo(raw.tag, LONGEST.tag)?.toLowerCase(),
  unowned: flag(raw.unowned),
  proposed: flag(raw.proposed),
  due: oneOf(raw.due, DUES),
  breached: flag(raw.breached),
  untouched: flag(raw.untouched),
  late: flag(raw.late),
  history: id(raw.history),
  search: upTo(raw.search, LONGEST.search),
});

/** The named views: what each sets; everything else of the view's kind is taken away. */
export const VIEWS = {
  active: {},
  mine: { assignee: 'me' },
  handOffs: { proposed: true },
  unowned: { unowned: true },
  overdue: { due: 'over' },
  untouched: { untouched: true },
  late: { late: true },
  resolved: { status: 'resolved', sort: 'updated' },
  all: { status: 'all', sort: 'updated' },
} as const satisfies Record<string, QueueSearch>;

export type View = keyof typeof VIEWS;

const VIEW_KEYS = ['status', 'assignee', 'unowned', 'proposed', 'breached', 'due', 'untouched', 'late'] as const;

/** Which view the filters amount to, or null. */
export function viewOf(search: QueueSearch): View | null {
  const same = (view: QueueSearch): boolean => VIEW_KEYS.every((key) => search[key] === view[key]);
  return (Object.keys(VIEWS) as View[]).find((name) => same(VIEWS[name])) ?? null;
}

/** The address of a view: from a saved one nothing is carried over, from another one the filters beside it are. */
export const toView = (search: QueueSearch, view: View): QueueSearch =>
  search.view ? VIEWS[view] : { ...search, ...Object.fromEntries([...VIEW_KEYS, 'sort'].map((key) => [key, undefined])), ...VIEWS[view] };

/** Whether filters stand beside the view. */
export const narrowed = (search: QueueSearch): boolean =>
  Boolean(
    search.priority ??
      search.type ??
      search.tier ??
      search.party ??
      search.team ??
      search.category ??
      search.system ??
      search.site ??
      search.tag ??
      search.requester ??
      (search.due === 'soon' || undefined) ??
      search.search,
  );

const asTrue = (on: true | undefined) => (on ? ('true' as const) : undefined);

/** What narrows the list, as the operations take it: flags as words, nothing that is not set. */
export const asQuery = (search: QueueSearch) => {
  const {
    unowned,
    proposed,
    breached,
    untouched,
    late,
    sort: _,
    direction: _way,
    group: _by,
    columns: _which,
    view: _view,
    ...rest
  } = search;
  const flags = { unowned, proposed, breached, untouched, late };
  const query = {
    ...rest,
    ...(Object.fromEntries(Object.entries(flags).map(([name, on]) => [name, asTrue(on)])) as Record<
      keyof typeof flags,
      'true' | undefined
    >),
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [Key in keyof typeof query]?: Exclude<(typeof query)[Key], undefined>;
  };
};

/** What a saved view keeps of the address. */
export const asKept = ({ view: _view, history: _import, ...search }: QueueSearch) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [Key in Exclude<keyof QueueSearch, 'view' | 'history'>]?: Exclude<QueueSearch[Key], undefined>;
  };

const LOCAL_KEYS = ['party', 'team', 'category', 'system', 'site', 'requester', 'history'] as const;

const ACROSS_PARTS: readonly (string | undefined)[] = [undefined, 'status', 'priority'];

/** What of an address the queue over all partnerships can follow; the rest is left out. */
export const acrossSearch = (search: QueueSearch): QueueSearch => ({
  ...search,
  ...Object.fromEntries(LOCAL_KEYS.map((key) => [key, undefined])),
  assignee: search.assignee === 'me' || search.assignee === 'nobody' ? search.assignee : undefined,
  group: ACROSS_PARTS.includes(search.group) ? search.group : undefined,
  sort: ACROSS_PARTS.includes(search.sort) || SORTS.some((sort) => sort === search.sort) ? search.sort : undefined,
});

/** Whether filters mean the same in every partnership. */
export const meansSame = (search: QueueSearch): boolean =>
  Object.entries(acrossSearch(search)).every(([key, value]) => search[key as keyof QueueSearch] === value);
