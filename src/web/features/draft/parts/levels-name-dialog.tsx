/** Names a policy: one that is there, or a new one that begins as a copy of another. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Dialog } from '../../../ui/dialog.js';
import styles from '../draft.module.css';
import { putOver } from '../put-over.js';
import { nameTaken, policyCopied, policyEdit } from './levels-edits.js';
import type { PartProps } from './part-props.js';

export interface PolicyNameDialogProps extends Pick<PartProps, 'onEdit'> {
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  /** Null: a new one. */
  readonly policy: string | null;
  readonly onClose: () => void;
}

export function PolicyNameDialog({ seen, policy, onEdit, onClose }: PolicyNameDialogProps) {
  const { t } = useTranslation();
  const before = seen.policies.find((one) => one.id === policy)?.name ?? '';
  const [name, setName] = useState(before);
  const [from, setFrom] = useState(seen.defaultPolicy);
  const wrong = nameTaken(seen, name, policy) ? t('draftLevels.nameTaken', { name: name.trim() }) : null;
  const title = policy === null ? t('draftLevels.add') : t('draftLevels.renameOne', { name: before });
  return (
    <Dialog title={title} closeButtonProps={{ 'aria-label': t('common.close') }} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = name.trim();
          if (wrong !== null || wanted === '') return;
          onClose();
          onEdit(
            putOver(
              seen,
              policy === null ? (now) => policyCopied(now, from, wanted) : policyEdit(policy, (was) => ({ ...was, name: wanted })),
            ),
          );
        }}
      >
        <TextInput
          label={t('draft.name')}
          data-autofocus
          required
          maxLength={300}
          value={name}
          error={wrong}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {policy === null ? (
          <NativeSelect
            mt={10}
            label={t('draftLevels.copyOf')}
            description={t('draftLevels.copyHelp')}
            value={from}
            data={seen.policies.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        ) : null}
        <div className={styles.dialogButtons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
