/** Notices, newest first; opening one reads it. */
import { Link } from '@tanstack/react-router';
import { countNotices, listNotices, readNotices } from '../../../contract/notices.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { When } from '../../lib/when.js';
import { type Notice, noticeTarget, noticeText } from './notice-words.js';
import styles from './notices.module.css';

export interface NoticeListProps {
  readonly notices: readonly Notice[];
  readonly now: number;
  readonly onOpen?: () => void;
}

export function NoticeList({ notices, now, onOpen }: NoticeListProps) {
  const { t } = useTranslation();
  const here = useHere();
  const open = (notice: Notice) => {
    onOpen?.();
    // That it could not be marked keeps nobody from reading it.
    if (!notice.read)
      void call(readNotices, { params: { partnership: here.id }, body: { ids: [notice.id] } })
        .then(() => refresh(countNotices, listNotices))
        .catch(() => undefined);
  };
  return (
    <ul className={styles.list}>
      {notices.map((notice) => {
        const target = noticeTarget(notice);
        const text = noticeText(notice, t, here);
        return (
          <li key={notice.id} className={styles.notice} data-unread={!notice.read || undefined}>
            {notice.read ? <span /> : <span className={styles.dot} role="img" aria-label={t('notices.isUnread')} />}
            <span className={styles.text}>
              {target === null ? (
                text
              ) : (
                <Link
                  to={target.to}
                  params={{ partnership: here.id, ticket: notice.ticket?.id ?? '' }}
                  search={target.search ?? {}}
                  data-row-link
                  onClick={() => open(notice)}
                >
                  {text}
                </Link>
              )}
              {notice.ticket ? (
                <span className={styles.about}>
                  {notice.ticket.number} {notice.ticket.subject}
                </span>
              ) : null}
            </span>
            <When className={styles.when} at={notice.at} now={now} look="moment" />
          </li>
        );
      })}
    </ul>
  );
}
