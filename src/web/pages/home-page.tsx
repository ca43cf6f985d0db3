import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listApprovals } from '../../contract/approvals.js';
import { listNotices } from '../../contract/notices.js';
import { getHome } from '../../contract/partnerships.js';
import { NoticeList } from '../features/notices/notice-list.js';
import type { QueueSearch } from '../features/tickets/queue/queue-search.js';
import { TicketSection, useRowKeys } from '../features/tickets/ticket-section.js';
import styles from '../features/tickets/ticket-section.module.css';
import { UpkeepNotice } from '../features/upkeep/upkeep-notice.js';
import { queryOf } from '../lib/api.js';
import { useFormat } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { useNow } from '../lib/now.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { When } from '../lib/when.js';
import { paths } from '../paths.js';
import { Keys } from '../ui/keys.js';
import { EmptyState, SkeletonBlock, SkeletonRows } from '../ui/states.js';

/** What waits, most urgent first. Each section leads to the queue of the very same tickets. */
const SECTIONS = [
  { list: 'handOffs', text: 'handOffsText', search: { proposed: true } },
  { list: 'overdue', text: undefined, search: { due: 'over' } },
  { list: 'dueSoon', text: undefined, search: { due: 'soon' } },
  { list: 'late', text: 'lateText', search: { late: true } },
  { list: 'unowned', text: 'unownedText', search: { unowned: true } },
  { list: 'untouched', text: 'untouchedText', search: { untouched: true } },
  { list: 'mine', text: undefined, search: { assignee: 'me' } },
] as const;
/** Whoever only asks for help has what he asked for, and nothing to answer or to own. */
const ASKED = [{ list: 'mine', text: undefined, search: {} }] as const;
/** The newest are looked at for unread ones; the bell has all of them. */
const LOOKED_AT = 30;
const SHOWN = 5;
const EVERY_MS = 30_000;

export function HomePage() {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const format = useFormat();
  const params = { partnership: here.id };
  const asRequester = here.membership.party === null;
  const sections = asRequester ? ASKED : SECTIONS;
  const home = useQuery(queryOf(getHome, { params }));
  useRowKeys();
  const notices = useQuery({ ...queryOf(listNotices, { params, query: { limit: LOOKED_AT } }), refetchInterval: EVERY_MS });
  const approvals = useQuery({ ...queryOf(listApprovals, { params }), refetchInterval: EVERY_MS }).data?.items ?? [];
  const told = (notices.data?.items ?? []).filter((one) => !one.read).slice(0, SHOWN);
  const toQueue = (search: QueueSearch, count: number) => (
    <Link to={paths.tickets} params={params} search={search}>
      {t('home.all', { count })}
    </Link>
  );
  return (
    <>
      <Head
        title={t('home.title')}
        note={t('home.waits', { name: here.partnership.name })}
        actions={
          <>
            {asRequester ? null : (
              <Button renderRoot={(props) => <Link to={paths.onCall} params={params} {...props} />}>{t('home.onCall')}</Button>
            )}
            <Button variant="filled" renderRoot={(props) => <Link to={paths.newTicket} params={params} {...props} />}>
              {t('tickets.new')}
              <Keys keys="c" />
            </Button>
          </>
        }
      />
      <Loaded
        query={home}
        skeleton={
          <>
            <SkeletonBlock label={t('common.loading')} height={62} />
            <SkeletonRows label={t('common.loading')} />
          </>
        }
      >
        {({ counts, ...lists }) => (
          <>
            {asRequester ? null : (
              <div className={styles.figures}>
                {(
                  [
                    ['countHandOffs', counts.handOffs, { proposed: true }, 'calm'],
                    ['countOverdue', counts.overdue, { due: 'over' }, 'bad'],
                    ['countDueSoon', counts.dueSoon, { due: 'soon' }, 'warn'],
                    ['countUnowned', counts.unowned, { unowned: true }, 'bad'],
                    ['countUntouched', counts.untouched, { untouched: true }, 'warn'],
                    ['countLate', counts.late, { late: true }, 'warn'],
                    ['countMine', counts.mine, { assignee: 'me' }, 'calm'],
                    ['countOpen', counts.open, {}, 'calm'],
                  ] as const
                ).map(([key, count, search, state]) => (
                  <Link key={key} to={paths.tickets} params={params} search={search} data-state={count > 0 ? state : 'calm'}>
                    <b>{format.number(count)}</b> {t(`home.${key}`, { count }).replace(/^[\d.,\s]+/, '')}
                  </Link>
                ))}
              </div>
            )}
            <UpkeepNotice />
            {told.length > 0 ? (
              <section className={styles.section} aria-label={t('home.notices')}>
                <div className={styles.sectionHead}>
                  <h2>{t('home.notices')}</h2>
                </div>
                <NoticeList notices={told} now={now} />
              </section>
            ) : null}
            {approvals.length > 0 ? (
              <section className={styles.section} aria-label={t('home.approvals')}>
                <div className={styles.sectionHead}>
                  <h2>{t('home.approvals')}</h2>
                </div>
                <ul className={styles.list}>
                  {approvals.map(({ approval, name, askedAt, ticket }) => (
                    <li className={styles.row} key={approval}>
                      <span className="mute">{ticket.number}</span>
                      <Link className={styles.subject} data-row-link to={paths.ticket} params={{ ...params, ticket: ticket.id }}>
                        {ticket.subject}
                      </Link>
                      <span />
                      <span>{name}</span>
                      <span className={styles.due}>
                        <When at={askedAt} now={now} look="moment" />
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            {sections.map(({ list, text, search }) => (
              <TicketSection
                key={list}
                title={t(asRequester ? 'home.asked' : list === 'overdue' ? 'home.overdueTitle' : `home.${list}`)}
                text={text === undefined ? undefined : t(`home.${text}`)}
                rows={lists[list]}
                now={now}
                all={toQueue(search, counts[list])}
              />
            ))}
            {told.length === 0 && approvals.length === 0 && sections.every(({ list }) => lists[list].length === 0) ? (
              <EmptyState title={t('home.clearTitle')} text={t(asRequester ? 'home.askText' : 'home.clearText')}>
                <Link to={paths.tickets} params={params}>
                  {t('home.clearAction')}
                </Link>
              </EmptyState>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  );
}
