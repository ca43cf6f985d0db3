/** On Home, for leads: a review that comes, and what has drifted. Nothing when there is neither. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getUpkeep } from '../../../contract/upkeep.js';
import { queryOf } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { dayInstant } from './day.js';
import styles from './upkeep.module.css';

const LEADS: ReadonlySet<string> = new Set(['internal-lead', 'provider-lead']);
/** Drift comes over weeks; counting it anew each time somebody looks at Home would tell nothing more. */
const STALE_MS = 300_000;

export function UpkeepNotice() {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const params = { partnership: here.id };
  const lead = LEADS.has(here.membership.role);
  const { data } = useQuery({ ...queryOf(getUpkeep, { params }), enabled: lead, staleTime: STALE_MS });
  // That it could not be counted keeps nobody from what waits below.
  if (!data) return null;
  const { review, drifted } = data;
  const date = review === null ? '' : format.date(dayInstant(review.dueOn), 'UTC');
  const lines = [
    ...(review === null || review.state === 'ahead'
      ? []
      : [
          {
            state: review.state,
            text:
              review.days > 0
                ? t('upkeep.home.reviewSoon', { date })
                : review.days === 0
                  ? t('upkeep.home.reviewToday')
                  : t('upkeep.home.reviewLate', { date }),
          },
        ]),
    ...(drifted === 0 ? [] : [{ state: 'drift', text: t('upkeep.home.drifted', { count: drifted }) }]),
  ];
  if (lines.length === 0) return null;
  return (
    <section className={styles.notice} aria-labelledby="upkeep-notice">
      <h2 id="upkeep-notice">{t('upkeep.home.title')}</h2>
      <ul>
        {lines.map(({ state, text }) => (
          <li key={state} data-state={state}>
            <Link to={paths.upkeep} params={params}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
