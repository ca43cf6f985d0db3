/** The personal views of the queue over all partnerships, and how many tickets each has there. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../contract/route.js';
import { countMyViews, listMyViews } from '../../../contract/saved-views.js';
import { queryOf } from '../../lib/api.js';
import { countText, type Views } from './use-views.js';

export type MyView = AnswerOf<typeof listMyViews>['items'][number];

export interface MyViews extends Pick<Views, 'countOf'> {
  readonly saved: readonly MyView[];
}

export function useMyViews(): MyViews {
  const listed = useQuery({ ...queryOf(listMyViews, {}), staleTime: 30_000 });
  const counted = useQuery({ ...queryOf(countMyViews, {}), staleTime: 15_000, placeholderData: keepPreviousData });
  const counts = new Map((counted.data?.items ?? []).map((one) => [one.view, countText(one.count, one.more)]));
  return { saved: listed.data?.items ?? [], countOf: (view) => counts.get(view) ?? null };
}
