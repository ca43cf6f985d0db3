/** A dialog with fields. What is wrong is said at its field, what was typed stays, and nothing is saved before all is right. */
import { Button } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Dialog } from '../../../ui/dialog.js';
import styles from '../draft.module.css';

const Tried = createContext(false);

/** Whether somebody tried to save: from then on a field that is still empty says so. */
export const useTried = (): boolean => useContext(Tried);

export interface FormDialogProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly wrong: boolean;
  readonly submit?: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function FormDialog({ title, wide = false, wrong, submit, onSubmit, onClose, children }: FormDialogProps) {
  const { t } = useTranslation();
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return (
    <Dialog title={title} size={wide ? 'xl' : 'lg'} closeButtonProps={{ 'aria-label': t('common.close') }} onClose={onClose}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong) setTries(tries + 1);
          else onSubmit();
        }}
      >
        <Tried value={tries > 0}>{children}</Tried>
        <div className={styles.dialogButtons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled">
            {submit ?? t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
