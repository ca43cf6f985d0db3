import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { changeOnCallSettings, getOnCall } from '../../../contract/on-call.js';
import { call, refresh } from '../../lib/api.js';
import { clockText, minuteOfText } from '../../lib/clock-text.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { WholeNumberField } from '../../ui/whole-number-field.js';
import type { OnCallTeam } from './on-call-team.js';

const MINUTE = 60_000;

export function TimesDialog({ team, onClose }: { readonly team: OnCallTeam; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [time, setTime] = useState(clockText(team.handOverMinute));
  const [minutes, setMinutes] = useState(team.wakeNextMs / MINUTE);
  const handOverMinute = minuteOfText(time);
  const save = useMutation({
    mutationFn: () => {
      const body = { handOverMinute: handOverMinute ?? 0, wakeNextMs: minutes * MINUTE };
      return call(changeOnCallSettings, { params: { partnership: here.id, team: team.team }, body });
    },
    onSuccess: onClose,
    onSettled: () => refresh(getOnCall),
  });
  return (
    <FormDialog
      title={t('onCall.form.settleTitle', { team: here.teamName(team.team) })}
      submit={t('onCall.form.save')}
      reason={handOverMinute === null ? t('onCall.form.needTime') : null}
      command={save}
      onSubmit={save.mutate}
      onClose={onClose}
    >
      <TextInput
        type="time"
        data-autofocus
        label={t('onCall.form.handOver')}
        description={t('onCall.form.handOverHint', { zone: team.zone })}
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      <WholeNumberField
        label={`${t('onCall.form.wakeNext')} (${t('onCall.form.minutes')})`}
        min={1}
        max={1440}
        value={minutes}
        onChange={setMinutes}
      />
    </FormDialog>
  );
}
