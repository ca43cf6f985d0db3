/** An attribute with its values. What names a value that goes is shown, and goes along. */
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, Attribute } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { isSame } from '../../../../core/drafting/apply.js';
import { freedFrom } from '../../../../core/drafting/removal.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { Along } from './along.js';
import { FormDialog } from './form-dialog.js';
import { IconAction } from './icon-action.js';
import { NameField } from './name-field.js';
import { nameTrouble } from './name-trouble.js';
import styles from './parts.module.css';

export interface AttributeDialogProps {
  /** Null: a new one. */
  readonly attribute: Attribute | null;
  readonly agreement: Agreement;
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

interface Line {
  readonly key: string;
  /** Null: a new one. */
  readonly id: string | null;
  readonly name: string;
}

export function AttributeDialog({ attribute, agreement, seen, onEdit, onClose }: AttributeDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(attribute?.name ?? '');
  const [lines, setLines] = useState<readonly Line[]>(
    () => attribute?.values.map((value) => ({ key: value.id, ...value })) ?? [{ key: 'new', id: null, name: '' }],
  );
  const others = seen.attributes.filter((one) => one !== attribute).map((one) => one.name);
  const namesBeside = (line: Line): string[] => lines.filter((one) => one !== line).map((one) => one.name);
  const wrong = nameTrouble(name, others) !== null || lines.some((line) => nameTrouble(line.name, namesBeside(line)) !== null);
  const id =
    attribute?.id ??
    freshId(
      name,
      seen.attributes.map((one) => one.id),
      'attribute',
    );
  const gone = (attribute?.values ?? []).filter((value) => !lines.some((line) => line.id === value.id)).map((value) => value.id);
  const along = freedFrom(agreement, { kind: 'value', attribute: id, ids: gone });
  const save = (): void => {
    const taken = (attribute?.values ?? []).map((value) => value.id);
    const values = lines.map((line) => {
      const value = { id: line.id ?? freshId(line.name, taken, 'value'), name: line.name.trim() };
      taken.push(value.id);
      return value;
    });
    const item = { id, name: name.trim(), values };
    onEdit(
      putOver(seen, (now) => {
        const was = now.attributes.find((one) => one.id === id) ?? null;
        if (was !== null && isSame(was, item)) return [];
        return [...freedFrom(now, { kind: 'value', attribute: id, ids: gone }), { kind: 'put', list: 'attributes', was, item }];
      }),
    );
  };
  return (
    <FormDialog
      title={attribute ? t('draft.teams.edit', { name: attribute.name }) : t('parts.attributes.add')}
      wrong={wrong}
      onSubmit={save}
      onClose={onClose}
    >
      <NameField first value={name} others={others} onChange={setName} />
      <fieldset className={styles.group}>
        <legend>{t('parts.attributes.values')}</legend>
        {lines.map((line) => (
          <div key={line.key} className={styles.value}>
            <NameField
              label={t('parts.attributes.value')}
              value={line.name}
              others={namesBeside(line)}
              onChange={(text) => setLines(lines.map((one) => (one === line ? { ...one, name: text } : one)))}
            />
            <IconAction
              label={t('parts.removeOne', { name: line.name })}
              icon={IconTrash}
              reason={lines.length === 1 ? t('parts.attributes.lastValue') : null}
              onClick={() => setLines(lines.filter((one) => one !== line))}
            />
          </div>
        ))}
        <Button
          size="compact-sm"
          onClick={() => {
            const key = freshId(
              'new',
              lines.map((one) => one.key),
              'new',
            );
            setLines([...lines, { key, id: null, name: '' }]);
          }}
        >
          {t('parts.attributes.addValue')}
        </Button>
      </fieldset>
      {along.length > 0 ? (
        <>
          <p>{t('parts.attributes.along')}</p>
          <Along agreement={agreement} changes={along} label={t('parts.remove.along')} />
        </>
      ) : null}
    </FormDialog>
  );
}
