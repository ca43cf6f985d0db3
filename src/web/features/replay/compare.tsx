/** The same tickets under a second agreement: only what differs. */

import type { CompareReport, OutcomeSide } from '../../../core/replay/report.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { DataTable } from '../../ui/table.js';
import styles from './replay.module.css';
import { SideChip } from './side-chip.js';

export function Compare({ compare }: { readonly compare: CompareReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const side = (outcome: OutcomeSide) => (
    <>
      <SideChip name={outcome.name} party={outcome.party} />{' '}
      {outcome.scope === null || outcome.scope === 'included' ? '' : t(`words.scope.${outcome.scope}`)}
      <span className="mute"> {outcome.rule ?? ''}</span>
    </>
  );
  return (
    <section className={styles.section}>
      <h2>{t('replay.compareTitle', { name: compare.agreement.name, version: compare.agreement.version })}</h2>
      <p className="mute">{t('replay.compareText', { different: format.number(compare.different), same: format.number(compare.same) })}</p>
      {compare.changes.length === 0 ? null : (
        <DataTable
          label={t('replay.change')}
          head={[
            { key: 'from', text: t('replay.from') },
            { key: 'to', text: t('replay.to') },
            { key: 'count', text: t('replay.count'), number: true },
            { key: 'examples', text: t('replay.examples') },
          ]}
        >
          <tbody>
            {compare.changes.slice(0, 40).map((change) => (
              <tr key={JSON.stringify([change.before, change.after])}>
                <td>{side(change.before)}</td>
                <td>{side(change.after)}</td>
                <td data-number>{format.number(change.tickets)}</td>
                <td className={styles.samples}>{change.samples.slice(0, 4).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  );
}
