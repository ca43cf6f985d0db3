/** Exceptions in their listed order, each condition in words. */

import type { Agreement, Condition } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { conditionWords } from '../../lib/condition-words.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import { DataTable } from '../../ui/table.js';
import styles from './exceptions.module.css';

export function ExceptionTable({ agreement, names }: { readonly agreement: Agreement; readonly names: Names }) {
  const { t } = useTranslation();
  const here = useHere();
  if (agreement.exceptions.length === 0) return null;
  const words = (when: Condition) => conditionWords(when, names, t);
  return (
    <section className={styles.exceptions}>
      <h2>{t('agreement.exceptions')}</h2>
      <p className="mute">{t('agreement.exceptionsText')}</p>
      <DataTable
        label={t('agreement.exceptions')}
        head={[
          { key: 'rule', text: t('agreement.rule') },
          { key: 'when', text: t('agreement.when') },
          { key: 'accountable', text: t('agreement.accountable') },
          { key: 'responsible', text: t('agreement.responsible') },
          { key: 'scope', text: t('agreement.scope') },
        ]}
      >
        <tbody>
          {agreement.exceptions.map((rule) => (
            <tr key={rule.id}>
              <td className="mute">{rule.id}</td>
              <td>{words(rule.when)}</td>
              <td>
                <TeamChip team={rule.accountable} />
              </td>
              <td>{rule.responsible.map(here.teamName).join(', ')}</td>
              <td>{t(`words.scope.${rule.scope}`)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}
