/** Exceptions in their listed order, each condition in words. */

import type { Agreement, Condition } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import { DataTable } from '../../ui/table.js';
import styles from './exceptions.module.css';

export function ExceptionTable({ agreement, names }: { readonly agreement: Agreement; readonly names: Names }) {
  const { t } = useTranslation();
  const here = useHere();
  if (agreement.exceptions.length === 0) return null;
  const words = (when: Condition): string => {
    const or = (list: readonly string[] | null | undefined) => (list && list.length > 0 ? [list.join(' / ')] : []);
    const named = (list: readonly (string | null)[] | null, name: (id: string) => string) =>
      list?.map((id) => (id === null ? t('words.none') : name(id))) ?? null;
    return [
      ...or(when.categories?.map(names.categoryPath)),
      ...or(when.types?.map((type) => t(`words.type.${type}`))),
      ...or(when.tiers?.map((tier) => t('words.tier', { tier }))),
      ...or(when.priorities),
      ...or(when.windows?.map(names.window)),
      ...or(named(when.systems, (id) => `${t('agreement.systems')} ${names.system(id)}`)),
      ...or(named(when.sites, (id) => `${t('agreement.sites')} ${names.site(id)}`)),
      ...Object.values(when.attributes).flatMap((values) => or(values.map((value) => value ?? t('words.none')))),
    ].join(', ');
  };
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
