import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import type { agreementVersion } from '../../../contract/agreements.js';
import { getTicketMoves, startTicketMove } from '../../../contract/upkeep.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import type { MoveFigures } from './move-words.js';
import styles from './upkeep.module.css';

export interface ConfirmMoveProps {
  readonly versions: readonly number[];
  readonly to: z.infer<typeof agreementVersion>;
  readonly figures: MoveFigures;
  readonly onClose: () => void;
  readonly onStarted: (move: string) => void;
}

/** Asks once, and says what happens. */
export function ConfirmMove({ versions, to, figures, onClose, onStarted }: ConfirmMoveProps) {
  const { t } = useTranslation();
  const here = useHere();
  const start = useMutation({
    mutationFn: () => call(startTicketMove, { params: { partnership: here.id }, body: { versions: [...versions], to: to.id } }),
    onSuccess: async ({ move }) => {
      await refresh(getTicketMoves);
      onStarted(move.id);
    },
    onError: () => void refresh(getTicketMoves),
  });
  const title = t('upkeep.moves.confirmTitle', { count: figures.movable, version: to.version });
  return (
    <Dialog onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={styles.form}>
        <p>
          {t('upkeep.moves.confirm', { version: to.version })}{' '}
          {figures.staying > 0 ? t('upkeep.moves.confirmLeft', { count: figures.staying }) : null}
        </p>
        <ProblemNote error={start.error} />
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="filled" data-autofocus loading={start.isPending} onClick={() => start.mutate()}>
            {t('upkeep.moves.move', { count: figures.movable })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
