/** Further attributes that the agreement routes by, each with its values. */
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, Attribute } from '../../../../core/agreement/agreement.js';
import { withoutThing } from '../../../../core/drafting/removal.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { DataTable } from '../../../ui/table.js';
import { AttributeDialog } from './attribute-dialog.js';
import { IconAction } from './icon-action.js';
import type { PartProps } from './part-props.js';
import { PartSection } from './part-section.js';
import styles from './parts.module.css';
import { useRemoval } from './removal.js';
import { useShortList } from './short-list.js';

/** Null: a new one. */
interface Edited {
  readonly attribute: Attribute | null;
  readonly seen: Agreement;
}

const VALUES_SHOWN = 6;

export function AttributesSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Edited | null>(null);
  const removal = useRemoval({ agreement, onEdit });
  const { attributes } = agreement;
  const list = useShortList(attributes, t('parts.attributes.search'), (one) => one.name);
  const valuesOf = ({ values }: Attribute): string => {
    const names = values.slice(0, VALUES_SHOWN).map(({ name }) => name);
    return values.length > VALUES_SHOWN
      ? `${names.join(', ')} ${t('draft.more', { count: values.length - VALUES_SHOWN })}`
      : names.join(', ');
  };
  return (
    <PartSection
      title={t('parts.attributes.title')}
      text={t('parts.attributes.text')}
      add={mayEdit ? { label: t('parts.attributes.add'), action: () => setEdited({ attribute: null, seen: agreement }) } : null}
    >
      {list.search}
      {attributes.length > 0 ? (
        <DataTable
          label={t('parts.attributes.title')}
          head={[
            { key: 'name', text: t('draft.name') },
            { key: 'values', text: t('parts.attributes.values') },
            { key: 'actions', text: <span className="visually-hidden">{t('draft.exception.actions')}</span> },
          ]}
        >
          <tbody>
            {list.shown.map((attribute) => (
              <tr key={attribute.id}>
                <td>{attribute.name}</td>
                <td>{valuesOf(attribute)}</td>
                <td className={styles.actions}>
                  {mayEdit ? (
                    <>
                      <IconAction
                        label={t('draft.teams.edit', { name: attribute.name })}
                        icon={IconPencil}
                        onClick={() => setEdited({ attribute, seen: agreement })}
                      />
                      <IconAction
                        label={t('parts.removeOne', { name: attribute.name })}
                        icon={IconTrash}
                        onClick={() => removal.remove(attribute.name, (now) => withoutThing(now, 'attributes', attribute.id))}
                      />
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {list.more}
      {removal.dialog}
      {edited ? (
        <AttributeDialog
          {...edited}
          agreement={agreement}
          onClose={() => setEdited(null)}
          onEdit={(intent) => {
            setEdited(null);
            onEdit(intent);
          }}
        />
      ) : null}
    </PartSection>
  );
}
