/** The columns of an upload with what stands in them. */

import type { previewUpload } from '../../../contract/histories.js';
import type { AnswerOf } from '../../../contract/route.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { DataTable } from '../../ui/table.js';
import styles from './wizard.module.css';

export type Preview = AnswerOf<typeof previewUpload>;

const DELIMITERS: Readonly<Record<string, 'comma' | 'semicolon' | 'tab'>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

export function PreviewTable({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = DELIMITERS[preview.delimiter];
  const delimiter = known ? t(`history.wizard.${known}`) : t('history.wizard.other', { char: preview.delimiter });
  return (
    <>
      <p className="mute">
        {t('history.wizard.format', { encoding: preview.encoding, delimiter, columns: format.number(preview.columns.length) })}
      </p>
      <div className={styles.twoTables}>
        <DataTable
          label={t('history.wizard.preview')}
          head={[
            { key: 'position', text: t('history.wizard.position'), number: true },
            { key: 'name', text: t('history.wizard.column') },
            { key: 'samples', text: t('history.wizard.samples') },
            { key: 'distinct', text: t('history.wizard.distinct'), number: true },
          ]}
        >
          <tbody>
            {preview.columns.map((column) => (
              <tr key={column.position}>
                <td data-number className="mute">
                  {column.position}
                </td>
                <td>
                  {column.name}
                  {column.duplicateOf === null ? null : (
                    <span className="mute"> {t('history.wizard.duplicate', { position: column.duplicateOf })}</span>
                  )}
                </td>
                <td className={styles.samples} title={column.samples.join('\n')}>
                  {column.samples.join(' · ')}
                </td>
                <td data-number>{format.number(column.distinct)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </>
  );
}
