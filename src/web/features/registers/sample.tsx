/** The first rows of a file as they would be taken, with the columns that hold something. */
import type { importEntries } from '../../../contract/registers.js';
import type { AnswerOf } from '../../../contract/route.js';
import { REGISTER_FIELDS, type RegisterKind } from '../../../core/registers/register.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { DataTable } from '../../ui/table.js';
import { typedText } from './field-text.js';
import { FieldValueText } from './field-value.js';
import { fieldLabel } from './words.js';

type Rows = AnswerOf<typeof importEntries>['sample'];
const FIRST = 5;

export function Sample({ kind, rows }: { readonly kind: RegisterKind; readonly rows: Rows }) {
  const { t } = useTranslation();
  const first = rows.slice(0, FIRST);
  const fields = REGISTER_FIELDS[kind].filter((field) => first.some((row) => typedText(row.values[field.id]) !== ''));
  if (first.length === 0) return null;
  return (
    <DataTable
      label={t('registers.sample')}
      head={[{ key: 'name', text: t('registers.name') }, ...fields.map((field) => ({ key: field.id, text: fieldLabel(t, field.id) }))]}
    >
      <tbody>
        {first.map((row) => (
          <tr key={row.line}>
            <td>{row.name}</td>
            {fields.map((field) => (
              <td key={field.id}>
                <FieldValueText field={field} value={row.values[field.id]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
