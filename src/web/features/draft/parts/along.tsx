/** What an edit takes away or changes along with what it is about, in words. */
import type { Agreement } from '../../../../core/agreement/agreement.js';
import type { DraftChange } from '../../../../core/drafting/change.js';
import { subjectOf } from '../../../../core/drafting/change.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useFirstFew } from '../../../ui/first-few.js';
import { changeWorder } from '../change-words.js';
import styles from './parts.module.css';

export interface AlongProps {
  readonly agreement: Agreement;
  readonly changes: readonly DraftChange[];
  readonly label: string;
  /** What is said of a thing whose words read as before: it named what goes, or named it in a role that the words leave out. */
  readonly otherwise?: string;
}

/** Where a row holds, before who has it there. */
const PLACE_END = ': ';

const FEW = 8;

export function Along({ agreement, changes, label, otherwise }: AlongProps) {
  const { t } = useTranslation();
  const words = changeWorder(agreement, t);
  const { shown, more } = useFirstFew(changes, FEW, t('parts.showAll', { count: changes.length }));
  return (
    <>
      <ul className={styles.along} aria-label={label}>
        {shown.map((change) => {
          const { subject, before, after } = words(change);
          const place = before.slice(0, before.indexOf(PLACE_END) + PLACE_END.length);
          return (
            <li key={subjectOf(change)}>
              <b>{subject}</b>{' '}
              {change.kind === 'remove'
                ? t('parts.along.gone', { what: before })
                : change.kind === 'set' || before === after
                  ? (otherwise ?? t('parts.along.less'))
                  : t('parts.along.changed', { before, after: after.startsWith(place) ? after.slice(place.length) : after })}
            </li>
          );
        })}
      </ul>
      {more}
    </>
  );
}
