/** In a row of a searched queue: the words marked in the subject, and behind it where else they stand. */
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Marked } from '../../../ui/marked.js';
import styles from './found-in.module.css';
import type { Match } from './use-found.js';

export function FoundSubject({ matches, subject }: { readonly matches: readonly Match[]; readonly subject: string }) {
  const match = matches.find((one) => one.in === 'subject');
  // A long subject comes as an excerpt; the list shows it whole.
  return match && match.excerpt.text === subject ? <Marked text={subject} marks={match.excerpt.marks} /> : subject;
}

export function FoundElsewhere({ matches }: { readonly matches: readonly Match[] }) {
  const { t } = useTranslation();
  const match = matches.find((one) => one.in === 'message' || one.in === 'person');
  if (match === undefined || (match.in !== 'message' && match.in !== 'person')) return null;
  const who = match.in === 'person' ? t(`search.${match.as}`) : (match.by?.name ?? t('search.automatic'));
  return (
    <span className={styles.found} title={`${who}: ${match.excerpt.text}`}>
      <span className={styles.who}>{who}:</span> <Marked text={match.excerpt.text} marks={match.excerpt.marks} />
    </span>
  );
}
