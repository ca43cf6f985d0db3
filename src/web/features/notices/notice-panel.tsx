import { Button, Drawer } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { countNotices, listNotices, readNotices } from '../../../contract/notices.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useNow } from '../../lib/now.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { EmptyState, SkeletonRows } from '../../ui/states.js';
import { NoticeList } from './notice-list.js';
import styles from './notices.module.css';

/** Everything that the viewer was told, beside the page. */
export function NoticePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const params = { partnership: here.id };
  const query = useInfiniteQuery({
    queryKey: [listNotices.id, { params, panel: true }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => call(listNotices, { params, query: pageParam === null ? {} : { after: pageParam }, signal }),
    getNextPageParam: (page) => page.next,
  });
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = notices[0]?.at ?? 0;
  const readAll = useMutation({
    mutationFn: () => call(readNotices, { params, body: { until: newest } }),
    onSuccess: () => refresh(countNotices, listNotices),
  });
  return (
    <Drawer opened onClose={onClose} position="right" title={t('notices.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {query.isPending ? <SkeletonRows label={t('common.loading')} rows={5} /> : null}
      <ProblemNote error={query.error ?? readAll.error} retry={query.error ? () => void query.refetch() : undefined} />
      {notices.some((one) => !one.read) ? (
        <div className={styles.tools}>
          <span className="mute">{t('notices.kept')}</span>
          <Button loading={readAll.isPending} onClick={() => readAll.mutate()}>
            {t('notices.readAll')}
          </Button>
        </div>
      ) : null}
      {query.isSuccess && notices.length === 0 ? <EmptyState title={t('notices.emptyTitle')} text={t('notices.emptyText')} /> : null}
      <NoticeList notices={notices} now={now} onOpen={onClose} />
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      ) : null}
    </Drawer>
  );
}
