import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { getHome } from '../../contract/partnerships.js';
import { QueueFilters } from '../features/tickets/queue/queue-filters.js';
import { QueueList } from '../features/tickets/queue/queue-list.js';
import { narrowed, type QueueSearch, VIEWS, type View, viewOf } from '../features/tickets/queue/queue-search.js';
import { useQueue } from '../features/tickets/queue/use-queue.js';
import { useAgreement } from '../lib/agreement.js';
import { queryOf } from '../lib/api.js';
import { useFormat } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { Keys } from '../ui/keys.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { TabCount, ViewTabs } from '../ui/view-tabs.js';

const route = getRouteApi(paths.tickets);

export function QueuePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const params = { partnership: here.id };
  const search: QueueSearch = route.useSearch();
  const navigate = useNavigate();
  const [pointed, setPointed] = useState(false);
  const { names } = useAgreement(here.id);
  const { query, rows } = useQueue(here.id, search, pointed);
  const home = useQuery({ ...queryOf(getHome, { params }), staleTime: 30_000 });
  const counts = home.data?.counts;
  const number: Partial<Record<View, number | undefined>> = {
    active: counts?.open,
    mine: counts?.mine,
    handOffs: counts?.handOffs,
    unowned: counts?.unowned,
    overdue: counts?.overdue,
  };

  const change = (next: QueueSearch) => void navigate({ to: paths.tickets, params, search: { ...search, ...next }, replace: true });
  const more = query.hasNextPage && !query.isFetchingNextPage;
  const { fetchNextPage } = query;
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const view = viewOf(search);
  const newTicket = (
    <Button variant="filled" renderRoot={(props) => <Link to={paths.newTicket} params={params} {...props} />}>
      {t('tickets.new')}
      <Keys keys="c" />
    </Button>
  );
  const count =
    rows.length === 0
      ? ''
      : query.hasNextPage
        ? t('tickets.countMore', { count: rows.length })
        : t('tickets.count', { count: rows.length });

  return (
    <>
      <Head title={t('tickets.title')} note={search.history ? t('tickets.imported') : undefined} actions={newTicket} />
      {search.history ? (
        <p>
          <Link to={paths.tickets} params={params}>
            {t('tickets.leaveImported')}
          </Link>
        </p>
      ) : (
        <ViewTabs label={t('tickets.views')}>
          {(Object.keys(VIEWS) as View[]).map((name) => (
            <Link
              key={name}
              to={paths.tickets}
              params={params}
              search={{
                ...search,
                status: undefined,
                assignee: undefined,
                unowned: undefined,
                proposed: undefined,
                breached: undefined,
                due: undefined,
                sort: undefined,
                ...VIEWS[name],
              }}
              activeProps={{}}
              aria-current={view === name ? 'page' : undefined}
            >
              {t(`tickets.view.${name}`)}
              {number[name] ? <TabCount count={format.number(number[name])} /> : null}
            </Link>
          ))}
        </ViewTabs>
      )}
      <QueueFilters search={search} onChange={change} count={count} />
      {query.isError && rows.length === 0 ? <ProblemNote error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonRows label={t('common.loading')} rows={14} /> : null}
      {query.isSuccess && rows.length === 0 ? (
        narrowed(search) || view !== 'active' ? (
          <EmptyState title={t('tickets.noMatchTitle')} text={t('tickets.noMatchText')} />
        ) : (
          <EmptyState title={t('tickets.emptyTitle')} text={t('tickets.emptyText')}>
            {newTicket}
          </EmptyState>
        )
      ) : null}
      {rows.length > 0 ? <QueueList rows={rows} names={names} more={more} onMore={onMore} onPointer={setPointed} /> : null}
    </>
  );
}
