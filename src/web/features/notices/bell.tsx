/** The bell: how many notices are unread. What they say is fetched when it is opened. */

import { IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { countNotices, listNotices } from '../../../contract/notices.js';
import { queryOf } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { onLive } from '../../lib/live/live.js';
import { useHere } from '../../lib/session.js';
import styles from './notices.module.css';

const NoticePanel = lazy(() => import('./notice-panel.js').then((part) => ({ default: part.NoticePanel })));

/** A notice may come due without that anything changes, so that it is asked for now and then, too. */
const EVERY_MS = 30_000;
const GATHER_MS = 4_000;

/** @param compact only the icon, for the bar of a phone */
export function Bell({ compact }: { readonly compact: boolean }) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id };
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...queryOf(countNotices, { params }), refetchInterval: EVERY_MS });
  const unread = data?.unread ?? 0;
  useRenewal();
  const label = unread === 0 ? t('notices.none') : t('notices.unread', { count: unread });
  return (
    <>
      <button
        type="button"
        className={styles.bell}
        data-compact={compact || undefined}
        aria-haspopup="dialog"
        aria-label={label}
        onClick={() => setOpen(true)}
      >
        <IconBell size={compact ? 20 : 16} stroke={1.7} aria-hidden="true" />
        {compact ? null : <span className={styles.bellText}>{t('notices.title')}</span>}
        {unread > 0 ? (
          <span className={styles.count} aria-hidden="true">
            {unread < 100 ? unread : '99+'}
          </span>
        ) : null}
      </button>
      <Suspense fallback={null}>{open ? <NoticePanel onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}

/** Whatever changes may have told somebody something. */
function useRenewal(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = onLive(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const one of [countNotices, listNotices]) void client.invalidateQueries({ queryKey: [one.id] });
      }, GATHER_MS);
    });
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [client]);
}
