import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { getReadiness, listWaivers, waiveFinding } from '../../../contract/signing.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { endOfDay } from './moment.js';
import styles from './signing.module.css';

export interface WaiveDialogProps {
  readonly draft: string;
  readonly finding: { readonly finding: string; readonly text: string };
  readonly onClose: () => void;
}

/** Lets one finding pass, with the reason and the day on which that ends. */
export function WaiveDialog({ draft, finding, onClose }: WaiveDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const waive = useMutation({
    mutationFn: () =>
      call(waiveFinding, {
        params: { partnership: here.id, draft },
        body: { finding: finding.finding, reason, until: endOfDay(until, here.partnership.zone) ?? 0 },
      }),
    onSuccess: async () => {
      await refresh(getReadiness, listWaivers);
      onClose();
    },
  });
  const places = placesOf(waive.error);
  return (
    <Dialog onClose={onClose} title={t('signing.waiveDialog.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          waive.mutate();
        }}
      >
        <p>{finding.text}</p>
        <p className="mute">{t('signing.waiveDialog.text')}</p>
        <Textarea
          label={t('signing.waiveDialog.reason')}
          required
          withAsterisk={false}
          data-autofocus
          autosize
          minRows={2}
          maxLength={2_000}
          value={reason}
          error={places.get('reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('signing.waiveDialog.until')}
          required
          withAsterisk={false}
          value={until}
          error={places.get('until')}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        {places.size > 0 ? null : <ProblemNote error={waive.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={waive.isPending}>
            {t('signing.waiveDialog.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
