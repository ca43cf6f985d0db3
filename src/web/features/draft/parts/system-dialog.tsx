/** A system: its name, how critical it is, and whose it is. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Agreement, ServedSystem } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { isSame } from '../../../../core/drafting/apply.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from '../draft.module.css';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { FormDialog } from './form-dialog.js';
import { NameField } from './name-field.js';
import { nameTrouble } from './name-trouble.js';

export interface SystemDialogProps {
  /** Null: a new one. */
  readonly system: ServedSystem | null;
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

const LEVELS = ['critical', 'important', 'ordinary'] as const;

export function SystemDialog({ system, seen, onEdit, onClose }: SystemDialogProps) {
  const { t } = useTranslation();
  const [content, setContent] = useState<Omit<ServedSystem, 'id'>>(system ?? { name: '', criticality: 'ordinary', owner: null });
  const set = (part: Partial<ServedSystem>): void => setContent({ ...content, ...part });
  const others = seen.systems.filter((one) => one !== system).map((one) => one.name);
  return (
    <FormDialog
      title={system ? t('draft.teams.edit', { name: system.name }) : t('parts.systems.add')}
      wrong={nameTrouble(content.name, others) !== null}
      onClose={onClose}
      onSubmit={() => {
        const id =
          system?.id ??
          freshId(
            content.name,
            seen.systems.map((one) => one.id),
            'system',
          );
        const item = { ...content, id, name: content.name.trim() };
        onEdit(
          putOver(seen, (now) => {
            const was = now.systems.find((one) => one.id === id) ?? null;
            return was !== null && isSame(was, item) ? [] : [{ kind: 'put', list: 'systems', was, item }];
          }),
        );
      }}
    >
      <div className={styles.fields}>
        <NameField first value={content.name} others={others} onChange={(name) => set({ name })} />
        <NativeSelect
          label={t('parts.systems.criticality')}
          value={content.criticality}
          data={LEVELS.map((one) => ({ value: one, label: t(`parts.criticality.${one}`) }))}
          onChange={(event) => set({ criticality: LEVELS.find((one) => one === event.currentTarget.value) ?? 'ordinary' })}
        />
        <NativeSelect
          label={t('parts.systems.owner')}
          value={content.owner ?? ''}
          data={[{ value: '', label: t('words.nobody') }, ...seen.parties.map((one) => ({ value: one.id, label: one.name }))]}
          onChange={(event) => set({ owner: event.currentTarget.value || null })}
        />
      </div>
    </FormDialog>
  );
}
