import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { getReviews, getUpkeep, setReview } from '../../../contract/upkeep.js';
import { dateText } from '../../../core/calendar/civil-date.js';
import { dayIn } from '../../../core/drift/review-date.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import type { ReviewPlan } from './answers.js';
import { MeanwhileNote } from './meanwhile-note.js';
import styles from './upkeep.module.css';

const MONTHS = [1, 2, 3, 4, 6, 9, 12, 18, 24, 36];
const USUAL_MONTHS = 6;

export interface SetReviewDialogProps {
  readonly plan: ReviewPlan | null;
  readonly onClose: () => void;
}

/** Answers the plan as it was when the dialog was opened: what somebody else changed meanwhile is not overwritten unseen. */
export function SetReviewDialog({ plan, onClose }: SetReviewDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { zone } = here.partnership;
  const [revision] = useState(plan?.revision ?? 0);
  const [today] = useState(() => dateText(dayIn(zone, Date.now())));
  const [dueOn, setDueOn] = useState(plan?.dueOn ?? '');
  const [months, setMonths] = useState(plan?.everyMonths ?? USUAL_MONTHS);
  const [note, setNote] = useState(plan?.note ?? '');
  const save = useMutation({
    mutationFn: () => call(setReview, { params: { partnership: here.id }, body: { dueOn, everyMonths: months, note, revision } }),
    onSuccess: async () => {
      await refresh(getReviews, getUpkeep);
      onClose();
    },
    onError: () => void refresh(getReviews),
  });
  const places = placesOf(save.error);
  return (
    <Dialog onClose={onClose} title={t('upkeep.review.setTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          type="date"
          label={t('upkeep.review.date')}
          description={t('upkeep.review.dateHint', { zone })}
          required
          withAsterisk={false}
          data-autofocus
          min={today}
          value={dueOn}
          error={places.get('dueOn')}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('upkeep.review.months')}
          value={String(months)}
          data={[...new Set([...MONTHS, months])]
            .sort((a, b) => a - b)
            .map((count) => ({ value: String(count), label: t('upkeep.review.every', { count }) }))}
          onChange={(event) => setMonths(Number(event.currentTarget.value))}
        />
        <Textarea
          label={`${t('upkeep.review.note')} (${t('upkeep.review.optional')})`}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2_000}
          value={note}
          error={places.get('note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {places.size > 0 ? null : <MeanwhileNote error={save.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
