import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { finishReview, getReviews, getUpkeep } from '../../../contract/upkeep.js';
import { call, refresh } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useDraft } from '../../lib/use-draft.js';
import { Dialog } from '../../ui/dialog.js';
import type { ReviewPlan } from './answers.js';
import { dayInstant } from './day.js';
import { MeanwhileNote } from './meanwhile-note.js';
import styles from './upkeep.module.css';

export interface FinishReviewDialogProps {
  readonly plan: ReviewPlan;
  readonly onClose: () => void;
}

/** Finishes the review that was shown when the dialog was opened, never the one after it. What was typed outlives an error. */
export function FinishReviewDialog({ plan, onClose }: FinishReviewDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const [opened] = useState(plan);
  const [nextOn, setNextOn] = useState(plan.nextOn);
  const [text, setText, clear] = useDraft(`review.${here.id}`, '');
  const finish = useMutation({
    mutationFn: () =>
      call(finishReview, {
        params: { partnership: here.id },
        body: { revision: opened.revision, text, ...(nextOn === '' ? {} : { nextOn }) },
      }),
    onSuccess: async () => {
      clear();
      await refresh(getReviews, getUpkeep);
      onClose();
    },
    onError: () => void refresh(getReviews),
  });
  const places = placesOf(finish.error);
  const title = t('upkeep.review.finishTitle', { date: format.date(dayInstant(opened.dueOn), 'UTC') });
  return (
    <Dialog onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          finish.mutate();
        }}
      >
        <Textarea
          label={t('upkeep.review.word')}
          description={t('upkeep.review.wordHint')}
          required
          withAsterisk={false}
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2_000}
          value={text}
          error={places.get('text')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('upkeep.review.following')}
          required
          withAsterisk={false}
          value={nextOn}
          error={places.get('nextOn')}
          onChange={(event) => setNextOn(event.currentTarget.value)}
        />
        {places.size > 0 ? null : <MeanwhileNote error={finish.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={finish.isPending}>
            {t('upkeep.review.finish')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
