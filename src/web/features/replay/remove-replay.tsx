/** Asks once, and says what goes. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { deleteReplay, listReplays } from '../../../contract/replays.js';
import type { permission } from '../../../contract/shapes.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { Dialog } from '../../ui/dialog.js';
import { ReasonButton } from '../../ui/reason-button.js';
import styles from './replay.module.css';

export function RemoveReplay({ replay, can }: { readonly replay: string; readonly can: z.infer<typeof permission> }) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => call(deleteReplay, { params: { partnership: here.id, replay } }),
    onSuccess: async () => {
      void refresh(listReplays);
      await navigate({ to: paths.replays, params: { partnership: here.id } });
    },
  });
  return (
    <>
      <ReasonButton reason={can.allowed ? null : (can.causes[0]?.text ?? '')} onClick={() => setAsking(true)}>
        {t('replay.removeShort')}
      </ReasonButton>
      {asking ? (
        <Dialog onClose={() => setAsking(false)} title={t('replay.remove')} closeButtonProps={{ 'aria-label': t('common.close') }}>
          <div className={styles.asking}>
            <p>{t('replay.removeText')}</p>
            <ProblemNote error={remove.error} />
            <div className={styles.buttons}>
              <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
              <Button variant="filled" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('replay.remove')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
