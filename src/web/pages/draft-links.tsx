/** What can be done with a draft before anybody proposes it. */
import { Link } from '@tanstack/react-router';
import styles from '../features/compare/compare.module.css';
import { useTranslation } from '../lib/i18n/translation.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';

export interface DraftLinksProps {
  readonly draft: string;
  /** The page on which they stand: it names itself, and leads back to the draft. */
  readonly on?: 'situation' | 'compare';
}

export function DraftLinks({ draft, on }: DraftLinksProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, draft };
  return (
    <nav className={styles.links} aria-label={t('compare.draftTools')}>
      {on === undefined ? null : (
        <Link to={paths.draft} params={params}>
          {t('compare.backToDraft')}
        </Link>
      )}
      {on === 'situation' ? null : (
        <Link to={paths.draftSituation} params={params}>
          {t('compare.toolSituation')}
        </Link>
      )}
      <Link to={paths.replays} params={params} search={{ draft }}>
        {t('compare.toolReplay')}
      </Link>
      {on === 'compare' ? null : (
        <Link to={paths.draftCompare} params={params}>
          {t('compare.toolCompare')}
        </Link>
      )}
    </nav>
  );
}
