import { Button, NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { changeOnCallSettings, getOnCall } from '../../../contract/on-call.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import styles from './on-call.module.css';
import { clockText, type OnCallTeam } from './on-call-team.js';

const MINUTE = 60_000;

export function TimesDialog({ team, onClose }: { readonly team: OnCallTeam; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [time, setTime] = useState(clockText(team.handOverMinute));
  const [minutes, setMinutes] = useState<number | string>(team.wakeNextMs / MINUTE);
  const save = useMutation({
    mutationFn: () => {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      const body = { handOverMinute: hour * 60 + minute, wakeNextMs: Number(minutes) * MINUTE };
      return call(changeOnCallSettings, { params: { partnership: here.id, team: team.team }, body });
    },
    onSuccess: async () => {
      await refresh(getOnCall);
      onClose();
    },
  });
  return (
    <Dialog
      onClose={onClose}
      title={t('onCall.form.settleTitle', { team: here.teamName(team.team) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          type="time"
          required
          withAsterisk={false}
          data-autofocus
          label={t('onCall.form.handOver')}
          description={t('onCall.form.handOverHint', { zone: team.zone })}
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <NumberInput
          required
          withAsterisk={false}
          label={t('onCall.form.wakeNext')}
          suffix={` ${t('onCall.form.minutes')}`}
          min={1}
          max={1440}
          allowDecimal={false}
          value={minutes}
          onChange={setMinutes}
        />
        <ProblemNote error={save.error} />
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('onCall.form.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
