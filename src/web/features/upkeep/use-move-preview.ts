/** The preview of a move, page after page until all have been looked at or somebody stops it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { previewTicketMove } from '../../../contract/upkeep.js';
import { call } from '../../lib/api.js';

export function useMovePreview(partnership: string, to: string, versions: readonly number[]) {
  const [stopped, setStopped] = useState(false);
  const query = useInfiniteQuery({
    queryKey: [previewTicketMove.id, partnership, to, versions],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(previewTicketMove, { params: { partnership }, body: { versions: [...versions], after: pageParam }, signal }),
    getNextPageParam: (page) => page.next,
    // What was looked at is shown as it was; looking again begins anew.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage, data } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError && !stopped) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, stopped, fetchNextPage]);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return {
    query,
    items,
    running: !isError && !stopped && (query.isPending || hasNextPage),
    stop: () => setStopped(true),
    partial: stopped && hasNextPage,
  };
}
