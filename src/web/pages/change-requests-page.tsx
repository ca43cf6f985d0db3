/** Requests to change the agreement. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CHANGE_REQUEST_STATES, listChangeRequests } from '../../contract/change-requests.js';
import { AskDialog, type AskStart } from '../features/change-requests/ask-dialog.js';
import { RequestList } from '../features/change-requests/request-list.js';
import { call } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { ViewTabs } from '../ui/view-tabs.js';
import { AgreementTabs } from './agreement-tabs.js';

const route = getRouteApi(paths.changeRequests);

export function ChangeRequestsPage() {
  const { t } = useTranslation();
  const here = useHere();
  const { state } = route.useSearch();
  /** True: with nothing typed yet. */
  const [asking, setAsking] = useState<AskStart | boolean>(false);
  const params = { partnership: here.id };
  const query = useInfiniteQuery({
    queryKey: [listChangeRequests.id, params, state ?? null],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(listChangeRequests, { params, query: { state, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    getNextPageParam: (page) => page.next,
  });
  const requests = query.data?.pages.flatMap((page) => page.items) ?? [];
  const ask = (
    <Button variant="filled" onClick={() => setAsking(true)}>
      {t('requests.ask')}
    </Button>
  );
  return (
    <>
      <Head title={t('agreement.title')} tab={t('requests.title')} note={t('requests.text')} actions={ask} />
      <AgreementTabs />
      <ViewTabs label={t('requests.filter')}>
        {[undefined, ...CHANGE_REQUEST_STATES].map((one) => (
          <Link
            key={one ?? 'all'}
            to={paths.changeRequests}
            params={params}
            search={{ state: one }}
            activeProps={{}}
            aria-current={state === one ? 'page' : undefined}
          >
            {t(`requests.states.${one ?? 'all'}`)}
          </Link>
        ))}
      </ViewTabs>
      {query.isPending ? <SkeletonRows label={t('common.loading')} rows={4} /> : null}
      <ProblemNote error={query.error} retry={() => void query.refetch()} />
      {query.isSuccess && requests.length === 0 ? (
        state === undefined ? (
          <EmptyState title={t('requests.emptyTitle')} text={t('requests.emptyText')}>
            {ask}
          </EmptyState>
        ) : (
          <EmptyState title={t('requests.noneTitle')} text={t('requests.noneText')} />
        )
      ) : requests.length > 0 ? (
        <RequestList requests={requests} onAskAgain={setAsking} />
      ) : null}
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('requests.more')}
        </Button>
      ) : null}
      {asking === false ? null : <AskDialog {...(asking === true ? {} : { start: asking })} onClose={() => setAsking(false)} />}
    </>
  );
}
