/** The saved views of the partnership and how many tickets each has. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../contract/route.js';
import { countViews, listViews } from '../../../contract/saved-views.js';
import { queryOf } from '../../lib/api.js';

type Listed = AnswerOf<typeof listViews>;

export interface Views {
  readonly saved: Listed['items'];
  readonly defaultView: string | null;
  /** False until it is known which view the queue opens with. */
  readonly known: boolean;
  readonly can: Listed['can'] | null;
  /** "12", "99+"; null where there is none, or it is not counted. */
  readonly countOf: (view: string) => string | null;
}

const MOST = 99;

/** A count as it is written: never more than two digits. */
export function countText(count: number | null, more: boolean): string | null {
  if (count === null || (count === 0 && !more)) return null;
  if (count > MOST) return `${MOST}+`;
  return `${count}${more ? '+' : ''}`;
}

export function useViews(partnership: string): Views {
  const params = { partnership };
  const listed = useQuery({ ...queryOf(listViews, { params }), staleTime: 30_000 });
  const counted = useQuery({ ...queryOf(countViews, { params }), staleTime: 15_000, placeholderData: keepPreviousData });
  const counts = new Map((counted.data?.items ?? []).map((one) => [one.view, countText(one.count, one.more)]));
  return {
    // Those of the queue over all partnerships are shown there.
    saved: (listed.data?.items ?? []).filter((one) => !one.search.across),
    defaultView: listed.data?.defaultView ?? null,
    known: !listed.isPending,
    can: listed.data?.can ?? null,
    countOf: (view) => counts.get(view) ?? null,
  };
}
