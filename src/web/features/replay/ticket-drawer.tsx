/** The tickets behind a figure, at the foot of the page; the address names the figure. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listReplayTickets } from '../../../contract/replays.js';
import { WEEKDAYS } from '../../../core/calendar/definition.js';
import { call } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { SkeletonRows } from '../../ui/states.js';
import { DataTable } from '../../ui/table.js';
import styles from './replay.module.css';
import type { ReplaySearch } from './search.js';
import { SideChip } from './side-chip.js';

export interface TicketDrawerProps {
  readonly replay: string;
  readonly search: ReplaySearch;
  readonly nameOf: (team: string) => string;
  readonly onClose: () => void;
}

export function TicketDrawer({ replay, search, nameOf, onClose }: TicketDrawerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const params = { partnership: here.id, replay };
  const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
  const query = useInfiniteQuery({
    queryKey: [listReplayTickets.id, params, given],
    queryFn: ({ pageParam, signal }) =>
      call(listReplayTickets, { params, query: { ...given, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  const words = [
    search.team === 'unowned' ? t('replay.filter.unowned') : search.team ? t('replay.filter.team', { team: nameOf(search.team) }) : '',
    search.recordedTeam ? t('replay.filter.recordedTeam', { team: nameOf(search.recordedTeam) }) : '',
    search.moved === 'true' ? t('replay.filter.moved') : '',
    search.missed ? t('replay.filter.missed', { clock: t(`words.clock.${search.missed}`) }) : '',
    search.hour === undefined
      ? ''
      : t('replay.filter.hour', {
          day: t(`words.weekday.${WEEKDAYS[Math.floor(search.hour / 24)] ?? 'mon'}`),
          from: clock(search.hour % 24),
          to: clock((search.hour % 24) + 1),
        }),
    search.bounced ? t('replay.filter.bounced') : '',
  ].filter(Boolean);
  const verdict = (value: 'met' | 'missed' | 'none') => (
    <span className={value === 'missed' ? styles.missed : undefined}>{t(`replay.verdict.${value}`)}</span>
  );
  return (
    <section className={styles.tickets} aria-label={t('replay.behind')}>
      <div className={styles.ticketsHead}>
        <h2>{t('replay.behind')}</h2>
        <span className="mute">{words.join(', ') || t('replay.all')}</span>
        <Button onClick={onClose}>{t('replay.closeTickets')}</Button>
      </div>
      <ProblemNote error={query.error} retry={() => void query.refetch()} />
      {query.isPending ? <SkeletonRows label={t('common.loading')} rows={4} /> : null}
      {query.isSuccess && rows.length === 0 ? <p className="mute">{t('replay.noTickets')}</p> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('tickets.list')}
          head={[
            { key: 'number', text: t('replay.number') },
            { key: 'subject', text: t('replay.subject') },
            { key: 'created', text: t('replay.created') },
            { key: 'recorded', text: t('replay.recorded') },
            { key: 'after', text: t('replay.after') },
            { key: 'respond', text: t('replay.respond') },
            { key: 'resolve', text: t('replay.resolve') },
            { key: 'bounces', text: t('replay.figures.bounces'), number: true },
          ]}
        >
          <tbody>
            {rows.map((row) => (
              <tr key={row.ticket}>
                <td className="mute">{row.number}</td>
                <td>
                  <Link to={paths.ticket} params={{ partnership: here.id, ticket: row.ticket }}>
                    {row.subject}
                  </Link>
                </td>
                <td>{format.full(row.createdAt, here.partnership.zone)}</td>
                <td>
                  {row.recordedTeam === null ? (
                    '–'
                  ) : (
                    <SideChip name={nameOf(row.recordedTeam)} party={here.partyOfTeam(row.recordedTeam)} />
                  )}
                </td>
                <td>
                  <SideChip name={row.team === null ? null : nameOf(row.team)} party={row.party} />
                </td>
                <td>{verdict(row.respond)}</td>
                <td>{verdict(row.resolve)}</td>
                <td data-number>{row.bounces}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {query.hasNextPage ? (
        <Button mt={8} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      ) : null}
    </section>
  );
}
