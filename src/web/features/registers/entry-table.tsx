/** The entries of a register, each opened by its name. */
import { REGISTER_FIELDS, type RegisterField, type RegisterKind } from '../../../core/registers/register.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { PartyChip } from '../../ui/party-chip.js';
import { DataTable } from '../../ui/table.js';
import { type Entry, typedText } from './field-text.js';
import styles from './registers.module.css';
import { choiceText, fieldLabel } from './words.js';

export interface EntryTableProps {
  readonly kind: RegisterKind;
  readonly entries: readonly Entry[];
  readonly onOpen: (entry: Entry) => void;
}

export function EntryTable({ kind, entries, onOpen }: EntryTableProps) {
  const { t } = useTranslation();
  const here = useHere();
  const fields = REGISTER_FIELDS[kind].filter((field) => !field.detail);
  const cell = (field: RegisterField, entry: Entry) => {
    const value = entry.values[field.id];
    if (value === null || value === undefined) return null;
    if (field.type === 'party') return <PartyChip tone={here.tone(String(value))} label={here.partyName(String(value))} />;
    const text = typedText(value);
    return field.type === 'choice' || field.type === 'yes-no' ? choiceText(t, text) : text;
  };
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
                {cell(field, entry)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
