/** Above a searched queue: what may have been meant, and that there is more than was looked at. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from './did-you-mean.module.css';
import { useFound } from './use-found.js';

export function DidYouMean() {
  const { t } = useTranslation();
  const found = useFound();
  if (found === undefined || (found.suggestion === null && !found.capped)) return null;
  return (
    <p className={styles.note} role="status">
      {found.suggestion === null ? (
        t('search.capped')
      ) : (
        <>
          {t('search.meant')}{' '}
          <Link to="." search={((now: object) => ({ ...now, search: found.suggestion })) as never}>
            {found.suggestion}
          </Link>
        </>
      )}
    </p>
  );
}
