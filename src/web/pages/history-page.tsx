import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { getHistory, listRefusedRows } from '../../contract/histories.js';
import { figuresOf } from '../features/history/figures.js';
import { Receipt } from '../features/history/receipt.js';
import { RemoveHistory } from '../features/history/remove-history.js';
import styles from '../features/history/wizard.module.css';
import { queryOf, refresh } from '../lib/api.js';
import { useFormat } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { JobProgress } from '../lib/job-progress.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { useJob } from '../lib/use-job.js';
import { paths } from '../paths.js';
import { ErrorState, SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';

const route = getRouteApi(paths.history);

export function HistoryPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const { history: id } = route.useParams();
  const params = { partnership: here.id, history: id };
  const query = useQuery({
    ...queryOf(getHistory, { params }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' || state.data?.state === 'waiting' ? 2_000 : false),
  });
  const found = query.data;
  const running = found?.state === 'running' || found?.state === 'waiting';
  const job = useJob(here.id, found?.state === 'done' ? null : found?.job, () => void refresh(getHistory, listRefusedRows));
  return (
    <>
      <Head
        title={t('agreement.title')}
        tab={found?.name ?? t('history.title')}
        actions={
          found?.state === 'done' ? (
            <>
              <RemoveHistory found={found} />
              <Button
                renderRoot={(props) => (
                  <Link
                    to={paths.tickets}
                    params={{ partnership: here.id }}
                    search={{ history: id, status: 'all', sort: 'created' }}
                    {...props}
                  />
                )}
              >
                {t('history.openTickets')}
              </Button>
              <Button
                variant="filled"
                renderRoot={(props) => <Link to={paths.replays} params={{ partnership: here.id }} search={{ history: id }} {...props} />}
              >
                {t('history.replayIt')}
              </Button>
            </>
          ) : undefined
        }
      />
      <AgreementTabs />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={5} />}>
        {(one) => (
          <>
            <section className={styles.section} style={{ marginTop: 16 }}>
              <h2>{one.name}</h2>
              {one.firstAt === null || one.lastAt === null ? null : (
                <p className="mute">
                  {format.date(one.firstAt)} – {format.date(one.lastAt)}
                </p>
              )}
              {running && job ? <JobProgress partnership={here.id} job={job} /> : null}
              {one.state === 'failed' ? <ErrorState title={t('history.failed')} detail={one.failure} /> : null}
              {one.state === 'cancelled' ? <ErrorState title={t('history.cancelled')} /> : null}
              <dl className={styles.figures}>
                {figuresOf(one, job).map(([name, value]) => (
                  <div key={name}>
                    <dt>{t(`history.${name}`)}</dt>
                    <dd>{format.number(value)}</dd>
                  </div>
                ))}
              </dl>
              {one.source === 'import' && one.state === 'done' ? <p className="mute">{t('history.reconciled')}</p> : null}
            </section>
            {one.source === 'import' && !running ? <Receipt history={id} /> : null}
          </>
        )}
      </Loaded>
    </>
  );
}
