/** What a hand-off of a category must also say. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { namesOf } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Dialog } from '../../../ui/dialog.js';
import styles from '../draft.module.css';
import { putOver } from '../put-over.js';
import { categoriesLeft, readFields, requiredEdit } from './escalation-edits.js';
import type { PartProps } from './part-props.js';

export interface HandOffFieldsDialogProps extends Pick<PartProps, 'onEdit'> {
  /** Null: a line for a category that has none. */
  readonly category: string | null;
  readonly seen: Agreement;
  readonly onClose: () => void;
}

export function HandOffFieldsDialog({ category, seen, onEdit, onClose }: HandOffFieldsDialogProps) {
  const { t } = useTranslation();
  const names = namesOf(seen);
  const [chosen, setChosen] = useState(category);
  const [text, setText] = useState(seen.handOff.requiredFields.find((one) => one.category === category)?.fields.join(', ') ?? '');
  const [tried, setTried] = useState(false);
  const fields = readFields(text);
  return (
    <Dialog
      title={t(category === null ? 'draftLevels.handOff.addFields' : 'draftLevels.handOff.editFields', {
        name: names.category(category ?? ''),
      })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (chosen === null || fields.length === 0) return;
          onClose();
          onEdit(putOver(seen, requiredEdit(category, chosen, fields)));
        }}
      >
        <Select
          label={t('agreement.category')}
          description={t('draftLevels.handOff.categoryHelp')}
          data={categoriesLeft(seen, category).map((one) => ({ value: one.id, label: names.categoryPath(one.id) }))}
          value={chosen}
          searchable
          limit={100}
          error={tried && chosen === null ? t('draftLevels.handOff.categoryMissing') : undefined}
          onChange={setChosen}
        />
        <TextInput
          mt={10}
          label={t('draftLevels.handOff.fieldNames')}
          description={t('draftLevels.handOff.fieldNamesHelp')}
          value={text}
          maxLength={400}
          error={tried && fields.length === 0 ? t('draftLevels.handOff.fieldsMissing') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
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
