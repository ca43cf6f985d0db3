/** The queue's filters and order as they stand in the address. */
import { PRIORITIES, TICKET_TYPES } from '../../../../core/agreement/agreement.js';
import { flag, oneOf, type Raw, text } from '../../../lib/search.js';

export const SORTS = ['due', 'updated', 'created', 'number'] as const;
const STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed', 'active', 'all'] as const;

/** Deadlines of what the own party holds. */
const DUES = ['soon', 'over'] as const;

export interface QueueSearch {
  readonly sort?: (typeof SORTS)[number] | undefined;
  readonly status?: (typeof STATUSES)[number] | undefined;
  readonly priority?: (typeof PRIORITIES)[number] | undefined;
  readonly type?: (typeof TICKET_TYPES)[number] | undefined;
  readonly party?: string | undefined;
  readonly team?: string | undefined;
  readonly assignee?: string | undefined;
  readonly category?: string | undefined;
  readonly system?: string | undefined;
  readonly unowned?: true | undefined;
  readonly proposed?: true | undefined;
  readonly due?: (typeof DUES)[number] | undefined;
  readonly breached?: true | undefined;
  readonly history?: string | undefined;
  readonly search?: string | undefined;
}

export const queueSearch = (raw: Raw): QueueSearch => ({
  sort: oneOf(raw.sort, SORTS),
  status: oneOf(raw.status, STATUSES),
  priority: oneOf(raw.priority, PRIORITIES),
  type: oneOf(raw.type, TICKET_TYPES),
  party: text(raw.party),
  team: text(raw.team),
  assignee: text(raw.assignee),
  category: text(raw.category),
  system: text(raw.system),
  unowned: flag(raw.unowned),
  proposed: flag(raw.proposed),
  due: oneOf(raw.due, DUES),
  breached: flag(raw.breached),
  history: text(raw.history),
  search: text(raw.search),
});

/** The named views: what each sets; everything else of the view's kind is taken away. */
export const VIEWS = {
  active: {},
  mine: { assignee: 'me' },
  handOffs: { proposed: true },
  unowned: { unowned: true },
  overdue: { due: 'over' },
  resolved: { status: 'resolved', sort: 'updated' },
  all: { status: 'all', sort: 'updated' },
} as const satisfies Record<string, QueueSearch>;

export type View = keyof typeof VIEWS;

const VIEW_KEYS = ['status', 'assignee', 'unowned', 'proposed', 'breached', 'due'] as const;

/** Which view the filters amount to, or null. */
export function viewOf(search: QueueSearch): View | null {
  const same = (view: QueueSearch): boolean => VIEW_KEYS.every((key) => search[key] === view[key]);
  return (Object.keys(VIEWS) as View[]).find((name) => same(VIEWS[name])) ?? null;
}

/** How many filters stand beside the view. */
export const narrowed = (search: QueueSearch): boolean =>
  Boolean(
    search.priority ??
      search.type ??
      search.party ??
      search.team ??
      search.category ??
      search.system ??
      (search.due === 'soon' || undefined) ??
      search.search,
  );

const asTrue = (on: true | undefined) => (on ? ('true' as const) : undefined);

/** As the operation takes it: flags as words, nothing that is not set. */
export const asQuery = (search: QueueSearch) => {
  const { unowned, proposed, breached, ...rest } = search;
  const query = { ...rest, unowned: asTrue(unowned), proposed: asTrue(proposed), breached: asTrue(breached) };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [Key in keyof typeof query]?: Exclude<(typeof query)[Key], undefined>;
  };
};
