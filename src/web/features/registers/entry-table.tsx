/** The entries of a register, each opened by its name. */
import { REGISTER_FIELDS, type RegisterKind } from '../../../core/registers/register.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { DataTable } from '../../ui/table.js';
import type { Entry } from './field-text.js';
import { FieldValueText } from './field-value.js';
import styles from './registers.module.css';
import { fieldLabel } from './words.js';

export interface EntryTableProps {
  readonly kind: RegisterKind;
  readonly entries: readonly Entry[];
  readonly onOpen: (entry: Entry) => void;
}

export function EntryTable({ kind, entries, onOpen }: EntryTableProps) {
  const { t } = useTranslation();
  const fields = REGISTER_FIELDS[kind].filter((field) => !field.detail);
  return (
    <DataTable
      label={t(`registers.kind.${kind}`)}
      head={[
        { key: 'name', text: t('registers.name') },
        ...fields.map((field) => ({ key: field.id, text: fieldLabel(t, field.id), number: field.type === 'number' })),
      ]}
    >
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <button type="button" className={styles.open} onClick={() => onOpen(entry)}>
                {entry.name}
              </button>
            </td>
            {fields.map((field) => (
              <td key={field.id} data-number={field.type === 'number' || undefined}>
                <FieldValueText field={field} value={entry.values[field.id]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
