import { getRouteApi } from '@tanstack/react-router';
import { dayHere, mondayOf } from '../features/time/days.js';
import { MyWeek } from '../features/time/my-week.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { useNow } from '../lib/now.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { EmptyState } from '../ui/states.js';

const route = getRouteApi(paths.time);

export function TimePage() {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const { week } = route.useSearch();
  return (
    <>
      <Head title={t('time.week')} note={t('time.weekNote')} />
      {here.membership.party === null ? (
        <EmptyState title={t('time.notYoursTitle')} text={t('time.notYoursText')} />
      ) : (
        <div style={{ maxWidth: 860 }}>
          <MyWeek monday={week ?? mondayOf(dayHere(now))} />
        </div>
      )}
    </>
  );
}
