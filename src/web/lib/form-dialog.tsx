/**
 * A question or a form in a dialog. What is typed stays where the server refuses it, with the reason; a
 * press beside the dialog does not close it. Without a field of its own the focus stands on the answer.
 */
import type { ReactNode } from 'react';
import { Dialog } from '../ui/dialog.js';
import { ReasonButton } from '../ui/reason-button.js';
import styles from './form-dialog.module.css';
import { useTranslation } from './i18n/translation.js';
import { ProblemNote } from './problem.js';

export interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  /** Why it cannot be sent yet. */
  readonly reason?: string | null;
  readonly command: { readonly isPending: boolean; readonly error: unknown };
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Where leaving on purpose is more than closing. */
  readonly onCancel?: () => void;
  readonly size?: 'lg';
  /** Further ways out, at the other end of the buttons. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function FormDialog(props: FormDialogProps) {
  const { title, submit, reason = null, command, onSubmit, onClose, onCancel = onClose, size, more, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      {...(size ? { size } : {})}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === null && !command.isPending) onSubmit();
        }}
      >
        {children}
        <ProblemNote error={command.error} />
        <div className={styles.buttons}>
          {more ? <div className={styles.more}>{more}</div> : null}
          <ReasonButton reason={null} onClick={onCancel}>
            {t('common.cancel')}
          </ReasonButton>
          <ReasonButton type="submit" variant="filled" reason={reason} loading={command.isPending} data-autofocus>
            {submit}
          </ReasonButton>
        </div>
      </form>
    </Dialog>
  );
}
