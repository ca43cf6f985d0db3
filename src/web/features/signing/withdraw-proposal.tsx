import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listAgreements } from '../../../contract/agreements.js';
import { getDraft, listDrafts } from '../../../contract/drafts.js';
import { getSigning, listSignings, withdrawProposal } from '../../../contract/signing.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import styles from './signing.module.css';

/** Asks once, and says what goes. */
export function WithdrawProposal({ agreement, version }: { readonly agreement: string; readonly version: number }) {
  const { t } = useTranslation();
  const here = useHere();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => call(withdrawProposal, { params: { partnership: here.id, agreement } }),
    onSuccess: async () => {
      await refresh(getSigning, listSignings, listAgreements, listDrafts, getDraft);
      setAsking(false);
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('signing.page.withdraw')}</Button>
      {asking ? (
        <Dialog
          onClose={() => setAsking(false)}
          title={t('signing.page.withdrawTitle', { version })}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <div className={styles.form}>
            <p>{t('signing.page.withdrawText')}</p>
            <ProblemNote error={withdraw.error} />
            <div className={styles.buttons}>
              <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
              <Button variant="filled" color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
                {t('signing.page.withdraw')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
