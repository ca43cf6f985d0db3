/** A register as a list, page by page. */
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { listEntries } from '../../../contract/registers.js';
import type { RegisterKind } from '../../../core/registers/register.js';
import { call } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { EmptyState, SkeletonRows } from '../../ui/states.js';
import { EntryTable } from './entry-table.js';
import type { Entry } from './field-text.js';

export interface RegisterListProps {
  readonly kind: RegisterKind;
  readonly find: string;
  readonly onOpen: (entry: Entry) => void;
}

export function RegisterList({ kind, find, onOpen }: RegisterListProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, kind };
  const asked = { limit: 100, ...(find ? { search: find } : {}) };
  const query = useInfiniteQuery({
    queryKey: [listEntries.id, params, asked],
    queryFn: ({ pageParam, signal }) =>
      call(listEntries, { params, query: { ...asked, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const entries = (query.data?.pages.flatMap((page) => page.items) ?? []).filter((entry) => entry.kind === kind);
  // What is still shown may be another register's, or what other words have found.
  const waiting = query.isPending || (query.isPlaceholderData && entries.length === 0);
  return (
    <>
      <ProblemNote error={query.error} retry={() => void query.refetch()} />
      {waiting ? <SkeletonRows label={t('common.loading')} rows={6} /> : null}
      {query.isSuccess && !waiting && entries.length === 0 ? (
        find ? (
          <EmptyState title={t('registers.nothing')} text={t('registers.nothingText')} />
        ) : (
          <EmptyState title={t('registers.emptyTitle')} text={t('registers.emptyText')} />
        )
      ) : null}
      {entries.length > 0 ? <EntryTable kind={kind} entries={entries} onOpen={onOpen} /> : null}
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      ) : null}
    </>
  );
}
