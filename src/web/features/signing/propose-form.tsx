import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listAgreements } from '../../../contract/agreements.js';
import { getDraft, listDrafts } from '../../../contract/drafts.js';
import type { AnswerOf } from '../../../contract/route.js';
import { type getReadiness, listSignings, proposeDraft } from '../../../contract/signing.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { momentOf } from './moment.js';
import { reasonOf } from './reasons.js';
import styles from './signing.module.css';

export interface ProposeFormProps {
  readonly draft: string;
  readonly readiness: AnswerOf<typeof getReadiness>;
  readonly onProposed: (agreement: string) => void;
}

/** Proposes the revision that was shown; a later edit makes the server refuse. */
export function ProposeForm({ draft, readiness, onProposed }: ProposeFormProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { zone } = here.partnership;
  const [when, setWhen] = useState<'last' | 'at'>('last');
  const [field, setField] = useState('');
  const at = momentOf(field, zone);
  const propose = useMutation({
    mutationFn: () =>
      call(proposeDraft, {
        params: { partnership: here.id, draft },
        body: { revision: readiness.revision, effectiveAt: when === 'at' ? at : null },
      }),
    onSuccess: async (version) => {
      await refresh(listAgreements, listSignings, listDrafts, getDraft);
      onProposed(version.id);
    },
  });
  const missing = when === 'at' && at === null ? t('signing.propose.momentMissing') : null;
  return (
    <form
      className={`${styles.section} ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === null && readiness.can.propose.allowed) propose.mutate();
      }}
    >
      <NativeSelect
        label={t('signing.propose.when')}
        value={when}
        data={[
          { value: 'last', label: t('signing.propose.onLast') },
          { value: 'at', label: t('signing.propose.at') },
        ]}
        onChange={(event) => setWhen(event.currentTarget.value as typeof when)}
      />
      {when === 'at' ? (
        <TextInput
          type="datetime-local"
          label={t('signing.propose.moment', { zone })}
          required
          withAsterisk={false}
          value={field}
          onChange={(event) => setField(event.currentTarget.value)}
        />
      ) : null}
      <ProblemNote error={propose.error} />
      <div className={styles.buttons}>
        <ReasonButton type="submit" variant="filled" reason={reasonOf(readiness.can.propose) ?? missing} loading={propose.isPending}>
          {t('signing.propose.send')}
        </ReasonButton>
      </div>
    </form>
  );
}
