/** A policy that somebody names goes only together with what names it: that takes another one. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { rowInWords } from '../../../../core/agreement/words/rules.js';
import { policyUse, withoutPolicy } from '../../../../core/drafting/policies.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Dialog } from '../../../ui/dialog.js';
import styles from '../draft.module.css';
import { putOver } from '../put-over.js';
import type { PartProps } from './part-props.js';

export interface RemovePolicyDialogProps extends Pick<PartProps, 'onEdit'> {
  readonly seen: Agreement;
  readonly policy: string;
  readonly onClose: () => void;
}

const MOST_NAMED = 8;

export function RemovePolicyDialog({ seen, policy, onEdit, onClose }: RemovePolicyDialogProps) {
  const { t } = useTranslation();
  const name = seen.policies.find((one) => one.id === policy)?.name ?? policy;
  const others = seen.policies.filter((one) => one.id !== policy);
  const [to, setTo] = useState(others.find((one) => one.id === seen.defaultPolicy)?.id ?? others[0]?.id ?? '');
  const use = policyUse(seen, policy);
  const by = [
    ...(use.isDefault ? [t('draftLevels.byDefault')] : []),
    ...seen.rules.filter((rule) => use.rules.includes(rule.id)).map((rule) => rowInWords(seen, rule)),
    ...use.exceptions.map((id) => t('draft.exception.one', { id })),
  ];
  return (
    <Dialog title={t('draftLevels.removeOne', { name })} closeButtonProps={{ 'aria-label': t('common.close') }} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          onEdit(putOver(seen, (now) => withoutPolicy(now, policy, to)));
        }}
      >
        <p className={styles.dialogText}>{t('draftLevels.removeText', { name })}</p>
        <ul>
          {by.slice(0, MOST_NAMED).map((one) => (
            <li key={one}>{one}</li>
          ))}
          {by.length > MOST_NAMED ? <li>{t('draft.more', { count: by.length - MOST_NAMED })}</li> : null}
        </ul>
        <NativeSelect
          mt={10}
          label={t('draftLevels.moveTo')}
          value={to}
          data={others.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <div className={styles.dialogButtons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('draftLevels.removeAndMove')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
