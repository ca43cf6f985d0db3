import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { getReplay, type replay as replayShape } from '../../contract/replays.js';
import type { ReplayReport } from '../../core/replay/report.js';
import { ClockTable } from '../features/replay/clock-table.js';
import { Compare } from '../features/replay/compare.js';
import { Figures } from '../features/replay/figures.js';
import { LoadMaps } from '../features/replay/load-maps.js';
import { RemoveReplay } from '../features/replay/remove-replay.js';
import styles from '../features/replay/replay.module.css';
import type { ReplaySearch } from '../features/replay/search.js';
import { BounceTable, MoveTable, TeamTable, UnownedTable } from '../features/replay/tables.js';
import { TicketDrawer } from '../features/replay/ticket-drawer.js';
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

const route = getRouteApi(paths.replay);

export function ReplayPage() {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const { replay: id } = route.useParams();
  const search: ReplaySearch = route.useSearch();
  const params = { partnership: here.id, replay: id };
  const query = useQuery({
    ...queryOf(getReplay, { params }),
    refetchInterval: ({ state }) => (state.data?.replay.state === 'running' || state.data?.replay.state === 'waiting' ? 2_000 : false),
  });
  const replay = query.data?.replay;
  const running = replay?.state === 'running' || replay?.state === 'waiting';
  const job = useJob(here.id, running ? replay.job : null, () => void refresh(getReplay));
  const report = query.data?.report as ReplayReport | null | undefined;
  const nameOfReplayed = ({ draft, agreementName }: z.infer<typeof replayShape>): string =>
    draft === null ? agreementName : t('replay.draftName', { name: draft.name, revision: draft.revision });
  const open = Object.values(search).some((value) => value !== undefined);
  const go = (next: ReplaySearch) => void navigate({ to: paths.replay, params, search: next, replace: true, resetScroll: false });
  const link = (next: ReplaySearch, text: string) => (
    <Link to={paths.replay} params={params} search={Object.keys(next).length === 0 ? { all: true } : next} resetScroll={false}>
      {text}
    </Link>
  );
  const nameOf = (team: string) => report?.teams.find((line) => line.team === team)?.name ?? here.teamName(team);
  return (
    <>
      <Head
        title={t('agreement.title')}
        tab={t('replay.title')}
        actions={
          query.data && !running ? (
            <>
              <RemoveReplay replay={id} can={query.data.can.remove} />
              {report ? <Button onClick={() => window.print()}>{t('common.print')}</Button> : null}
            </>
          ) : undefined
        }
      />
      <AgreementTabs />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={10} />}>
        {({ replay: one }) => (
          <>
            <h2 className={styles.subtitle}>{t('replay.over', { agreement: nameOfReplayed(one), history: one.historyName })}</h2>
            {one.draft === null ? null : (
              <p className="mute">
                {t('replay.draftFrozen')}{' '}
                <Link to={paths.draft} params={{ partnership: here.id, draft: one.draft.id }}>
                  {t('replay.openDraft')}
                </Link>
              </p>
            )}
            {running && job ? <JobProgress partnership={here.id} job={job} /> : null}
            {one.state === 'failed' ? <ErrorState title={t('replay.failed')} detail={one.failure} /> : null}
            {one.state === 'cancelled' ? <ErrorState title={t('replay.cancelled')} /> : null}
            {report ? (
              <>
                <Period report={report} />
                <Figures report={report} link={link} />
                {report.compare ? (
                  <Compare
                    compare={report.compare}
                    replayed={nameOfReplayed(one)}
                    isLater={one.draft !== null || report.compare.agreement.version < report.agreement.version}
                  />
                ) : null}
                <LoadMaps load={report.load} onOpen={(hour) => go({ hour })} />
                <div className={styles.pair}>
                  <TeamTable report={report} link={link} />
                  <MoveTable report={report} link={link} />
                </div>
                <ClockTable clocks={report.clocks} link={link} />
                <UnownedTable report={report} link={link} />
                <BounceTable report={report} />
                {open ? <TicketDrawer replay={id} search={{ ...search, all: undefined }} nameOf={nameOf} onClose={() => go({})} /> : null}
              </>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  );
}

function Period({ report }: { readonly report: ReplayReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (report.firstAt === null || report.lastAt === null) return null;
  return <p className="mute">{t('replay.period', { from: format.date(report.firstAt), to: format.date(report.lastAt) })}</p>;
}
