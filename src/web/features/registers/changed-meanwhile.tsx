/** Somebody was faster: what stands there now, field by field, where it is no longer what was opened. */
import { Button } from '@mantine/core';
import { REGISTER_FIELDS } from '../../../core/registers/register.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { type Entry, typedText } from './field-text.js';
import styles from './registers.module.css';
import { fieldLabel } from './words.js';

export interface ChangedMeanwhileProps {
  /** As it was opened. */
  readonly before: Entry;
  /** Null: it was taken off. */
  readonly now: Entry | null;
  readonly pending: boolean;
  /** Null: there is nothing to save over. */
  readonly onSaveOver: (() => void) | null;
}

export function ChangedMeanwhile({ before, now, pending, onSaveOver }: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  if (now === null)
    return (
      <p className={styles.meanwhile} role="alert">
        {t('registers.changedGone')}
      </p>
    );
  const changes = [
    { label: t('registers.name'), was: before.name, is: now.name },
    ...REGISTER_FIELDS[now.kind].map((field) => ({
      label: fieldLabel(t, field.id),
      was: typedText(before.values[field.id]),
      is: typedText(now.values[field.id]),
    })),
  ].filter((one) => one.was !== one.is);
  return (
    <div className={styles.meanwhile} role="alert">
      <p>{t('registers.changed', { name: now.editedBy.name })}</p>
      <ul>
        {changes.map((one) => (
          <li key={one.label}>
            {one.label}: {one.is || t('registers.nothingThere')}
          </li>
        ))}
      </ul>
      {onSaveOver ? (
        <Button loading={pending} onClick={onSaveOver}>
          {t('registers.saveOver')}
        </Button>
      ) : null}
    </div>
  );
}
