import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { getAgreementInForce, listAgreements } from '../../../contract/agreements.js';
import { ProblemError } from '../../../contract/errors.js';
import { getPartnership } from '../../../contract/partnerships.js';
import { getSigning, listSignings, signAgreement } from '../../../contract/signing.js';
import { call, refresh, WRONG_PASSWORD } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { ProposedAnew } from './proposed-anew.js';
import styles from './signing.module.css';

export interface SignDialogProps {
  readonly agreement: string;
  /** The digest that is shown. */
  readonly hash: string;
  readonly party: string;
  readonly onClose: () => void;
}

/** The password again, at this moment. */
export function SignDialog({ agreement, hash, party, onClose }: SignDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [password, setPassword] = useState('');
  const sign = useMutation({
    mutationFn: () => call(signAgreement, { params: { partnership: here.id, agreement }, body: { hash, password } }),
    onSuccess: async () => {
      await refresh(getSigning, listSignings, listAgreements, getAgreementInForce, getPartnership);
      onClose();
    },
  });
  const wrong =
    sign.error instanceof ProblemError ? (sign.error.problem.causes.find((cause) => cause.code === WRONG_PASSWORD)?.text ?? null) : null;
  const anew =
    sign.error instanceof ProblemError
      ? (sign.error.problem.causes.find((cause) => cause.code === 'signing.proposed-anew')?.ref ?? null)
      : null;
  return (
    <Dialog
      onClose={onClose}
      title={t('signing.signDialog.title', { party })}
      size={anew === null ? 'md' : 'lg'}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          sign.mutate();
        }}
      >
        <p>{t('signing.signDialog.text')}</p>
        <code className={styles.digest}>{hash}</code>
        <PasswordInput
          label={t('signing.signDialog.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          error={wrong}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {wrong === null ? <ProblemNote error={sign.error} /> : null}
        {anew === null ? null : <ProposedAnew from={agreement} to={anew} onLeave={onClose} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={sign.isPending}>
            {t('signing.signDialog.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
