/** Takes a thing away: at once when nothing else is lost, otherwise after showing what goes along. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DraftChange } from '../../../../core/drafting/change.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Dialog } from '../../../ui/dialog.js';
import styles from '../draft.module.css';
import type { Intent } from '../draft-session.js';
import { Along } from './along.js';
import type { PartProps } from './part-props.js';

interface Asked {
  readonly name: string;
  readonly intent: Intent;
}

/** The last change of a removal is the thing itself. */
const alongOf = (changes: readonly DraftChange[]): readonly DraftChange[] => changes.slice(0, -1);

export function useRemoval({ agreement, onEdit }: Pick<PartProps, 'agreement' | 'onEdit'>) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const remove = (name: string, intent: Intent): void => {
    if (alongOf(intent(agreement)).length === 0) onEdit(intent);
    else setAsked({ name, intent });
  };
  // What others change while it is open is listed as well, since it would go along.
  const changes = asked ? asked.intent(agreement) : [];
  const dialog: ReactNode =
    asked && changes.length > 0 ? (
      <RemovalDialog
        name={asked.name}
        agreement={agreement}
        along={alongOf(changes)}
        onClose={() => setAsked(null)}
        onRemove={() => {
          setAsked(null);
          onEdit(asked.intent);
        }}
      />
    ) : null;
  return { remove, dialog };
}

interface RemovalDialogProps extends Pick<PartProps, 'agreement'> {
  readonly name: string;
  readonly along: readonly DraftChange[];
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

function RemovalDialog({ name, agreement, along, onRemove, onClose }: RemovalDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('parts.remove.title', { name })} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }} onClose={onClose}>
      <p className={styles.dialogText}>{t('parts.remove.text', { count: along.length })}</p>
      <Along agreement={agreement} changes={along} label={t('parts.remove.along')} />
      <div className={styles.dialogButtons}>
        <Button onClick={onClose} data-autofocus>
          {t('common.cancel')}
        </Button>
        <Button variant="filled" color="red.9" onClick={onRemove}>
          {t('parts.remove.action')}
        </Button>
      </div>
    </Dialog>
  );
}
