import { Button } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { useViews } from '../features/queue-views/use-views.js';
import { ViewBar } from '../features/queue-views/view-bar.js';
import { asKept, type QueueSearch, toView, VIEWS, type View, viewOf } from '../features/tickets/queue/queue-search.js';
import { QueueView } from '../features/tickets/queue/queue-view.js';
import { useAgreement } from '../lib/agreement.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { Keys } from '../ui/keys.js';

const route = getRouteApi(paths.tickets);
export function QueuePage() {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id };
  const search: QueueSearch = route.useSearch();
  const navigate = useNavigate();
  const { names } = useAgreement(here.id);
  const views = useViews(here.id);
  const change = useCallback(
    (next: QueueSearch) =>
      void navigate({ to: paths.tickets, params: { partnership: here.id }, search: { ...search, ...next }, replace: true }),
    [navigate, here.id, search],
  );
  useFirstView(views, search, (first) => void navigate({ to: paths.tickets, params, search: first, replace: true }));
  const view = viewOf(search);
  const newTicket = (
    <Button variant="filled" renderRoot={(props) => <Link to={paths.newTicket} params={params} {...props} />}>
      {t('tickets.new')}
      <Keys keys="c" />
    </Button>
  );
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
        <ViewBar
          views={views}
          current={search.view}
          kept={asKept(search)}
          builtIn={(Object.keys(VIEWS) as View[]).map((name) => ({
            name,
            label: t(`tickets.view.${name}`),
            search: toView(search, name),
            current: view === name,
          }))}
        />
      )}
      <QueueView partnership={here.id} search={search} onChange={change} names={names} hereOf={() => here} begin={newTicket} />
    </>
  );
}

/** The queue opens with the view that its reader wants first; an address that says something says what is shown. */
function useFirstView(views: ReturnType<typeof useViews>, search: QueueSearch, open: (search: QueueSearch) => void): void {
  const opened = useRef(false);
  const first = views.saved.find((one) => one.id === views.defaultView);
  const empty = Object.values(search).every((value) => value === undefined);
  useEffect(() => {
    if (opened.current || !views.known) return;
    opened.current = true;
    if (first && empty) open({ ...first.search, view: first.id });
  });
}
