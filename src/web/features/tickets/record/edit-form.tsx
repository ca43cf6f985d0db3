/** Fields that are saved together, with what the server says against it. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import styles from './record.module.css';

export interface EditFormProps {
  readonly name: string;
  /** In words, what stands on the record: it is told when somebody else changes it meanwhile. */
  readonly now: string;
  /** Why it cannot be saved yet. */
  readonly reason?: string | null;
  readonly command: { readonly isPending: boolean; readonly error: unknown };
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function EditForm({ name, now, reason = null, command, onSave, onCancel, children }: EditFormProps) {
  const { t } = useTranslation();
  const [begunAt] = useState(now);
  return (
    <form
      className={styles.edit}
      aria-label={t('record.change', { what: name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason === null && !command.isPending) onSave();
      }}
    >
      {now === begunAt ? null : (
        <p className={styles.meanwhile} role="status">
          {t('typed.changedTo')} <b>{now || t('record.none')}</b>
        </p>
      )}
      {children}
      <ProblemNote error={command.error} />
      <div className={styles.buttons}>
        <ReasonButton type="submit" variant="filled" size="xs" reason={reason} loading={command.isPending}>
          {t('record.save')}
        </ReasonButton>
        <ReasonButton size="xs" reason={null} onClick={onCancel}>
          {t('common.cancel')}
        </ReasonButton>
      </div>
    </form>
  );
}
