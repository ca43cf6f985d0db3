/** A ticket in the palette: its subject, and where it has the words that were typed. */
import type { AnswerOf } from '../../../contract/route.js';
import type { searchTickets } from '../../../contract/search.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { Marked } from '../../ui/marked.js';
import styles from './palette.module.css';

type Item = AnswerOf<typeof searchTickets>['items'][number];

export function PaletteHit({ row, matches }: Item) {
  const { t } = useTranslation();
  const here = useHere();
  const subject = matches.find((one) => one.in === 'subject');
  const other = matches.find((one) => one.in === 'message' || one.in === 'person');
  const who = other?.in === 'person' ? t(`search.${other.as}`) : other?.in === 'message' ? (other.by?.name ?? t('search.automatic')) : '';
  return (
    <span className={styles.hit}>
      <span className={styles.subject}>
        {subject?.in === 'subject' ? <Marked text={subject.excerpt.text} marks={subject.excerpt.marks} /> : row.subject}
      </span>
      <span className={styles.faint}>
        #{row.number} · {t(`words.status.${row.status}`)}
        {row.holder ? ` · ${here.teamName(row.holder.team)}` : ''}
      </span>
      {other && 'excerpt' in other ? (
        <span className={styles.faint}>
          {who}: <Marked text={other.excerpt.text} marks={other.excerpt.marks} />
        </span>
      ) : null}
    </span>
  );
}
