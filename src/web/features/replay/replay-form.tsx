/** Choose a history and a version, and perhaps another version to compare with. */
import { NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import type { agreementVersion } from '../../../contract/agreements.js';
import type { history } from '../../../contract/histories.js';
import { createReplay, listReplays } from '../../../contract/replays.js';
import { call, refresh } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { ReasonButton } from '../../ui/reason-button.js';
import styles from './replay.module.css';
import type { NewReplaySearch } from './search.js';

export interface ReplayFormProps {
  readonly histories: readonly z.infer<typeof history>[];
  readonly versions: readonly z.infer<typeof agreementVersion>[];
  /** What the address asks for. */
  readonly preferred: NewReplaySearch;
}

export function ReplayForm({ histories, versions, preferred }: ReplayFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const navigate = useNavigate();
  const ready = histories.filter((one) => one.state === 'done');
  const inForce = versions.find((one) => one.state === 'effective') ?? versions[0];
  const [chosen, setChosen] = useState({ history: '', agreement: '', compare: '' });
  const historyId = chosen.history || ready.find((one) => one.id === preferred.history)?.id || ready[0]?.id || '';
  const agreementId = chosen.agreement || versions.find((one) => one.id === preferred.version)?.id || inForce?.id || '';
  const start = useMutation({
    mutationFn: () =>
      call(createReplay, {
        params: { partnership: here.id },
        body: { history: historyId, agreement: agreementId, compare: chosen.compare || null },
      }),
    onSuccess: async ({ replay }) => {
      void refresh(listReplays);
      await navigate({ to: paths.replay, params: { partnership: here.id, replay: replay.id } });
    },
  });
  const names = versions.map((one) => ({
    value: one.id,
    label: t('replay.versionName', { name: one.name, version: one.version, state: t(`agreement.state.${one.state}`) }),
  }));
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (historyId && agreementId) start.mutate();
        }}
      >
        <NativeSelect
          label={t('replay.history')}
          value={historyId}
          data={ready.map((one) => ({ value: one.id, label: `${one.name} (${format.number(one.tickets)})` }))}
          onChange={(event) => setChosen({ ...chosen, history: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('replay.agreement')}
          value={agreementId}
          data={names}
          onChange={(event) => setChosen({ ...chosen, agreement: event.currentTarget.value })}
        />
        {versions.length > 1 ? (
          <NativeSelect
            label={t('replay.compare')}
            value={chosen.compare}
            data={[{ value: '', label: t('replay.compareNone') }, ...names.filter((one) => one.value !== agreementId)]}
            onChange={(event) => setChosen({ ...chosen, compare: event.currentTarget.value })}
          />
        ) : null}
        <ReasonButton
          type="submit"
          variant="filled"
          reason={historyId === '' ? t('replay.needHistory') : agreementId === '' ? t('replay.needAgreement') : null}
          loading={start.isPending}
        >
          {t('replay.start')}
        </ReasonButton>
      </form>
      <ProblemNote error={start.error} />
    </>
  );
}
