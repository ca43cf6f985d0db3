/** One move: how far it is while it runs, and ticket by ticket what came of it. */
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../contract/route.js';
import { getDrift, getTicketMove, getTicketMoves, listMovedTickets } from '../../../contract/upkeep.js';
import { call, queryOf, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { JobProgress } from '../../lib/job-progress.js';
import { Loaded } from '../../lib/loaded.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useJob } from '../../lib/use-job.js';
import { paths } from '../../paths.js';
import { ErrorState, SkeletonRows } from '../../ui/states.js';
import { DataTable } from '../../ui/table.js';
import { ViewTabs } from '../../ui/view-tabs.js';
import { obstacleWords } from './move-words.js';
import { OUTCOMES, type UpkeepSearch } from './search.js';
import styles from './upkeep.module.css';

type Move = AnswerOf<typeof getTicketMove>;
type Outcome = UpkeepSearch['outcome'];

export interface MoveOutcomeProps {
  readonly move: string;
  readonly outcome: Outcome;
}

export function MoveOutcome({ move: id, outcome }: MoveOutcomeProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, move: id };
  const query = useQuery({
    ...queryOf(getTicketMove, { params }),
    refetchInterval: ({ state }) => (state.data && state.data.endedAt === null ? 2_000 : false),
  });
  const running = query.data?.endedAt === null;
  const job = useJob(
    here.id,
    running ? query.data?.job : null,
    () => void refresh(getTicketMove, getTicketMoves, listMovedTickets, getDrift),
  );
  return (
    <div className={styles.table} aria-live="polite">
      <h3 className={styles.sub}>{t('upkeep.moves.result')}</h3>
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={3} />}>
        {(move) =>
          running ? (
            job ? (
              <JobProgress partnership={here.id} job={job} title={t('upkeep.moves.job', { version: move.to })} />
            ) : null
          ) : (
            <Ended move={move} outcome={outcome} />
          )
        }
      </Loaded>
    </div>
  );
}

function Ended({ move, outcome }: { readonly move: Move; readonly outcome: Outcome }) {
  const { t } = useTranslation();
  const here = useHere();
  // Most people come for what stayed behind.
  const shown = outcome ?? (move.refused > 0 ? 'refused' : 'all');
  const left = move.total - move.moved - move.refused;
  return (
    <>
      <p className={styles.text}>
        {t('upkeep.moves.resultText', { count: move.moved, version: move.to, name: move.by.name })}
        {move.refused > 0 ? `; ${t('upkeep.moves.refused', { count: move.refused })}` : ''}.{' '}
        {move.state === 'done' && left > 0 ? t('upkeep.moves.ended') : null}
      </p>
      {move.state === 'cancelled' ? <p className={styles.text}>{t('upkeep.moves.cancelled')}</p> : null}
      {move.state === 'failed' ? <ErrorState title={t('upkeep.moves.failed')} detail={move.failure} /> : null}
      {move.moved + move.refused === 0 ? null : (
        <>
          <ViewTabs label={t('upkeep.moves.rowColumns.outcome')}>
            {OUTCOMES.map((one) => (
              <Link
                key={one}
                to={paths.upkeep}
                params={{ partnership: here.id }}
                search={{ move: move.id, outcome: one }}
                resetScroll={false}
                activeProps={{}}
                aria-current={shown === one ? 'page' : undefined}
              >
                {t(`upkeep.moves.outcomes.${one}`)}
              </Link>
            ))}
          </ViewTabs>
          <Rows move={move.id} outcome={shown} />
        </>
      )}
    </>
  );
}

const COLUMNS = ['ticket', 'from', 'outcome', 'why'] as const;

function Rows({ move, outcome }: { readonly move: string; readonly outcome: NonNullable<Outcome> }) {
  const { t } = useTranslation();
  const here = useHere();
  const query = useInfiniteQuery({
    queryKey: [listMovedTickets.id, here.id, move, outcome],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(listMovedTickets, {
        params: { partnership: here.id, move },
        query: { ...(outcome === 'all' ? {} : { outcome }), ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });
  if (query.isPending) return <SkeletonRows label={t('common.loading')} rows={3} />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNote error={query.error} retry={() => void query.refetch()} />
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('upkeep.moves.nothing')}</p>
      ) : (
        <div className={styles.table}>
          <DataTable label={t('upkeep.moves.result')} head={COLUMNS.map((key) => ({ key, text: t(`upkeep.moves.rowColumns.${key}`) }))}>
            <tbody>
              {rows.map((row) => (
                <tr key={row.ticket}>
                  <td>
                    <Link to={paths.ticket} params={{ partnership: here.id, ticket: row.ticket }}>
                      {row.number}
                    </Link>{' '}
                    {row.subject}
                  </td>
                  <td>{row.from}</td>
                  <td>{t(`upkeep.moves.outcome.${row.outcome}`)}</td>
                  <td>{row.cause === null ? '–' : obstacleWords(row.cause, t, here.teamName)}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </div>
      )}
      {query.hasNextPage ? (
        <Button mt={10} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('upkeep.moves.more')}
        </Button>
      ) : null}
    </>
  );
}
