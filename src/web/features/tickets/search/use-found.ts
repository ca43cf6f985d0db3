/** Where the tickets of a searched queue have the words: one request for the best of them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { AnswerOf } from '../../../../contract/route.js';
import { searchTickets } from '../../../../contract/search.js';
import { queryOf } from '../../../lib/api.js';
import { text } from '../../../lib/search.js';
import { useHere } from '../../../lib/session.js';

type Answer = AnswerOf<typeof searchTickets>;
export type Match = Answer['items'][number]['matches'][number];

/** Of the address of the queue, what narrows it. */
const FILTERS = [
  'status',
  'priority',
  'type',
  'tier',
  'party',
  'team',
  'assignee',
  'requester',
  'category',
  'system',
  'site',
  'unowned',
  'proposed',
  'due',
  'breached',
  'untouched',
  'late',
  'tag',
  'history',
] as const;

export function useFound(): Answer | undefined {
  const here = useHere();
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const q = typeof search.search === 'string' ? search.search.trim() : '';
  const filters = Object.fromEntries(
    FILTERS.flatMap((key) => {
      const value = text(search[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const query = { status: 'active', ...filters, q, limit: 50 } as never;
  const found = useQuery({
    ...queryOf(searchTickets, { params: { partnership: here.id }, query }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return q === '' ? undefined : found.data;
}
