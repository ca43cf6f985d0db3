import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getHome } from '../../contract/partnerships.js';
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
import { paths } from '../paths.js';
import { Keys } from '../ui/keys.js';
import { EmptyState, SkeletonBlock, SkeletonRows } from '../ui/states.js';

export function HomePage() {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const format = useFormat();
  const params = { partnership: here.id };
  const home = useQuery(queryOf(getHome, { params }));
  useRowKeys();
  const toQueue = (search: QueueSearch, count: number | null) => (
    <Link to={paths.tickets} params={params} search={search}>
      {count === null ? t('home.clearAction') : t('home.all', { count })}
    </Link>
  );
  return (
    <>
      <Head
        title={t('home.title')}
        note={t('home.waits', { name: here.partnership.name })}
        actions={
          <Button variant="filled" renderRoot={(props) => <Link to={paths.newTicket} params={params} {...props} />}>
            {t('tickets.new')}
            <Keys keys="c" />
          </Button>
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
        {({ counts, handOffs, dueSoon, unowned, mine }) => (
          <>
            <div className={styles.figures}>
              {(
                [
                  ['countHandOffs', counts.handOffs, { proposed: true }, 'calm'],
                  ['countOverdue', counts.overdue, { due: 'over' }, 'bad'],
                  ['countDueSoon', counts.dueSoon, { due: 'soon' }, 'warn'],
                  ['countUnowned', counts.unowned, { unowned: true }, 'bad'],
                  ['countMine', counts.mine, { assignee: 'me' }, 'calm'],
                  ['countOpen', counts.open, {}, 'calm'],
                ] as const
              ).map(([key, count, search, state]) => (
                <Link key={key} to={paths.tickets} params={params} search={search} data-state={count > 0 ? state : 'calm'}>
                  <b>{format.number(count)}</b> {t(`home.${key}`, { count }).replace(/^[\d.,\s]+/, '')}
                </Link>
              ))}
            </div>
            <UpkeepNotice />
            <TicketSection
              title={t('home.handOffs')}
              text={t('home.handOffsText')}
              rows={handOffs}
              now={now}
              all={toQueue({ proposed: true }, counts.handOffs)}
            />
            <TicketSection
              title={t('home.dueSoon')}
              rows={dueSoon}
              now={now}
              all={toQueue({ party: here.membership.party ?? undefined }, null)}
            />
            <TicketSection
              title={t('home.unowned')}
              text={t('home.unownedText')}
              rows={unowned}
              now={now}
              all={toQueue({ unowned: true }, counts.unowned)}
            />
            <TicketSection title={t('home.mine')} rows={mine} now={now} all={toQueue({ assignee: 'me' }, counts.mine)} />
            {handOffs.length + dueSoon.length + unowned.length + mine.length === 0 ? (
              <EmptyState title={t('home.clearTitle')} text={t('home.clearText')}>
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
