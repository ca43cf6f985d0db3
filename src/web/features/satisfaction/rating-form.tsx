/** One click says whether it went well; a word may go along, and both may change for a while. */
import { Button, Textarea } from '@mantine/core';
import { IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import { type getRating, MOST_COMMENT } from '../../../contract/satisfaction.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import styles from './satisfaction.module.css';

export type Rating = NonNullable<z.infer<(typeof getRating)['answer']>['rating']>;

export interface RatingFormProps {
  readonly rating: Rating | null;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSend: (said: { good: boolean; comment: string }) => void;
}

export function RatingForm({ rating, pending, error, onSend }: RatingFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [comment, setComment] = useState<string | null>(null);
  const words = comment ?? rating?.comment ?? '';
  const choice = (good: boolean) => (
    <Button
      variant={rating?.good === good ? 'filled' : 'default'}
      aria-pressed={rating?.good === good}
      leftSection={good ? <IconThumbUp size={16} aria-hidden="true" /> : <IconThumbDown size={16} aria-hidden="true" />}
      disabled={pending}
      onClick={() => onSend({ good, comment: words.trim() })}
    >
      {t(good ? 'satisfaction.good' : 'satisfaction.notGood')}
    </Button>
  );
  return (
    <div className={styles.form}>
      <fieldset className={styles.choices}>
        <legend>{t('satisfaction.question')}</legend>
        {choice(true)}
        {choice(false)}
      </fieldset>
      <p role="status" className="mute">
        {rating === null ? '' : t('satisfaction.noted', { when: format.full(rating.settlesAt) })}
      </p>
      {rating === null ? null : (
        <>
          <Textarea
            label={t('satisfaction.comment')}
            description={t('satisfaction.commentReaders')}
            autosize
            minRows={2}
            maxLength={MOST_COMMENT}
            value={words}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {words.trim() === rating.comment ? null : (
            <div>
              <Button variant="filled" loading={pending} onClick={() => onSend({ good: rating.good, comment: words.trim() })}>
                {t('satisfaction.save')}
              </Button>
            </div>
          )}
        </>
      )}
      <ProblemNote error={error} />
    </div>
  );
}
