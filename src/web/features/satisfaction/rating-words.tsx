import { IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useTranslation } from '../../lib/i18n/translation.js';
import type { Rating } from './rating-form.js';
import styles from './satisfaction.module.css';

/** What was said, for those who may not change it. */
export function RatingWords({ rating }: { readonly rating: Rating }) {
  const { t } = useTranslation();
  const Icon = rating.good ? IconThumbUp : IconThumbDown;
  return (
    <>
      <p className={styles.said}>
        <Icon size={16} aria-hidden="true" /> {t(rating.good ? 'satisfaction.good' : 'satisfaction.notGood')}
      </p>
      {rating.comment === '' ? null : <blockquote className={styles.quote}>{rating.comment}</blockquote>}
    </>
  );
}
