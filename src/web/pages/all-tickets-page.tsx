/** One queue over all partnerships of the viewer. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { listPlaces } from '../../contract/queue.js';
import { MyViewBar } from '../features/queue-views/my-view-bar.js';
import { useMyViews } from '../features/queue-views/use-my-views.js';
import { Shell } from '../features/shell/shell.js';
import {
  acrossSearch,
  asKept,
  meansSame,
  type QueueSearch,
  toView,
  VIEWS,
  type View,
  viewOf,
} from '../features/tickets/queue/queue-search.js';
import { QueueView } from '../features/tickets/queue/queue-view.js';
import type { QueueRow } from '../features/tickets/queue/use-queue.js';
import { namesOf } from '../lib/agreement-names.js';
import { queryOf } from '../lib/api.js';
import { type Here, makeHere } from '../lib/here.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { HereContext, partnershipQuery, usePartnershipId, useSession, usualPartnership } from '../lib/session.js';
import { paths } from '../paths.js';
import { SkeletonRows } from '../ui/states.js';
import { MissingPage } from './frames.js';

const route = getRouteApi(paths.allTickets);
const names = namesOf(undefined);

export function AllTicketsPage() {
  const { t } = useTranslation();
  const { memberships } = useSession();
  // The rail leads into the partnership of last time.
  const id = usePartnershipId() || (usualPartnership(memberships) ?? '');
  const membership = memberships.find((one) => one.partnership === id);
  const query = useQuery({ ...partnershipQuery(id), enabled: membership !== undefined });
  const here = useMemo(() => (query.data && membership ? makeHere(query.data, membership) : null), [query.data, membership]);
  if (!membership) return <MissingPage />;
  if (!here)
    return (
      <main>
        {query.isError ? (
          <ProblemNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <SkeletonRows label={t('common.loading')} />
        )}
      </main>
    );
  return (
    <HereContext.Provider value={here}>
      <Shell across>
        <AllQueue />
      </Shell>
    </HereContext.Provider>
  );
}

function AllQueue() {
  const { t } = useTranslation();
  const { memberships } = useSession();
  const asked = route.useSearch();
  const search = useMemo(() => acrossSearch(asked), [asked]);
  const navigate = useNavigate();
  const places = useQuery({ ...queryOf(listPlaces, {}), staleTime: 120_000 });
  const views = useMyViews();
  const change = useCallback(
    (next: QueueSearch) => void navigate({ to: paths.allTickets, search: { ...search, ...next }, replace: true }),
    [navigate, search],
  );
  const heres = useMemo(() => {
    const found = new Map<string, Here>();
    for (const place of places.data?.items ?? []) {
      const membership = memberships.find((one) => one.partnership === place.id);
      if (membership === undefined) continue;
      const { partnershipName: name, sample, role } = membership;
      found.set(place.id, makeHere({ ...place, name, sample, role, agreementVersion: null }, membership));
    }
    return found;
  }, [places.data, memberships]);
  const hereOf = useCallback((row: QueueRow) => heres.get(row.partnership ?? '') ?? null, [heres]);
  const view = viewOf(search);
  const shown = { ...views, saved: views.saved.filter((one) => one.search.across || meansSame(one.search)) };
  return (
    <>
      <Head title={t('queue.all.title')} note={t('queue.all.note', { count: memberships.length })} />
      <MyViewBar
        views={shown}
        current={search.view}
        kept={asKept(search)}
        builtIn={(Object.keys(VIEWS) as View[]).map((name) => ({
          name,
          label: t(`tickets.view.${name}`),
          search: toView(search, name),
          current: view === name,
        }))}
      />
      <ProblemNote error={places.error} retry={() => void places.refetch()} />
      {places.data ? <QueueView partnership={null} search={search} onChange={change} names={names} hereOf={hereOf} begin={null} /> : null}
    </>
  );
}
