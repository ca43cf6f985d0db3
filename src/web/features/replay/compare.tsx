/** The same tickets under a second agreement: only what differs, the earlier of the two first. */
import type { CompareReport, OutcomeSide } from '../../../core/replay/report.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useFirstFew } from '../../ui/first-few.js';
import { DataTable } from '../../ui/table.js';
import styles from './replay.module.css';
import { SideChip } from './side-chip.js';

const FEW = 20;

export interface CompareProps {
  readonly compare: CompareReport;
  /** The agreement that the history ran through, by name. */
  readonly replayed: string;
  /** It is the later one of the two: a draft, or a version with a higher number. */
  readonly isLater: boolean;
}

export function Compare({ compare, replayed, isLater }: CompareProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const changes = useFirstFew(compare.changes, FEW, t('replay.showAll', { count: compare.changes.length }));
  const turns = useFirstFew(compare.verdicts, FEW, t('replay.showAll', { count: compare.verdicts.length }));
  const other = t('replay.compareName', { name: compare.agreement.name, version: compare.agreement.version });
  /** The report has the replayed one first. */
  const inOrder = <Side,>({ before, after }: { before: Side; after: Side }): readonly [Side, Side] =>
    isLater ? [after, before] : [before, after];
  const [first, second] = inOrder({ before: replayed, after: other });
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
            { key: 'from', text: t('replay.byName', { name: first }) },
            { key: 'to', text: t('replay.byName', { name: second }) },
            { key: 'count', text: t('replay.count'), number: true },
            { key: 'examples', text: t('replay.examples') },
          ]}
        >
          <tbody>
            {changes.shown.map((change) => {
              const [from, to] = inOrder(change);
              return (
                <tr key={JSON.stringify([change.before, change.after])}>
                  <td>{side(from)}</td>
                  <td>{side(to)}</td>
                  <td data-number>{format.number(change.tickets)}</td>
                  <td className={styles.samples}>{change.samples.slice(0, 4).join(', ')}</td>
                </tr>
              );
            })}
          </tbody>
        </DataTable>
      )}
      {changes.more}
      {compare.verdicts.length === 0 ? null : (
        <>
          <h3 className={styles.subtitle}>{t('replay.turns')}</h3>
          <p className="mute">{t('replay.turnsText')}</p>
          <DataTable
            label={t('replay.turns')}
            head={[
              { key: 'clock', text: t('replay.clock') },
              { key: 'priority', text: t('replay.priority') },
              { key: 'from', text: t('replay.byName', { name: first }) },
              { key: 'to', text: t('replay.byName', { name: second }) },
              { key: 'count', text: t('replay.count'), number: true },
              { key: 'examples', text: t('replay.examples') },
            ]}
          >
            <tbody>
              {turns.shown.map((turn) => {
                const [from, to] = inOrder(turn);
                return (
                  <tr key={`${turn.kind} ${turn.priority} ${turn.before} ${turn.after}`}>
                    <td>{t(`words.clock.${turn.kind}`)}</td>
                    <td>{turn.priority}</td>
                    <td>{t(`replay.turn.${from}`)}</td>
                    <td className={to === 'missed' ? styles.missed : undefined}>{t(`replay.turn.${to}`)}</td>
                    <td data-number>{format.number(turn.tickets)}</td>
                    <td className={styles.samples}>{turn.samples.slice(0, 4).join(', ')}</td>
                  </tr>
                );
              })}
            </tbody>
          </DataTable>
          {turns.more}
        </>
      )}
    </section>
  );
}
