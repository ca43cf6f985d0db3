import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { deleteHistory, type history, listHistories } from '../../../contract/histories.js';
import { call, refresh } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import styles from './wizard.module.css';

/** Names what goes and asks once. */
export function RemoveHistory({ found }: { readonly found: z.infer<typeof history> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => call(deleteHistory, { params: { partnership: here.id, history: found.id } }),
    onSuccess: async () => {
      void refresh(listHistories);
      await navigate({ to: paths.histories, params: { partnership: here.id } });
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('history.remove')}</Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('history.removeTitle')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <p>{t('history.removeText', { name: found.name, tickets: format.number(found.tickets) })}</p>
        <ProblemNote error={remove.error} />
        <div className={styles.buttons}>
          <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          <Button variant="filled" color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('history.remove')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
