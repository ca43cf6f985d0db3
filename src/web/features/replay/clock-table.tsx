/** Clocks met and missed by the agreement, beside what the desk itself recorded. */
import type { ReactNode } from 'react';
import type { ClockLine } from '../../../core/replay/report.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ShareBar } from '../../ui/share-bar.js';
import { DataTable } from '../../ui/table.js';
import styles from './replay.module.css';
import type { ReplaySearch } from './search.js';

export interface ClockTableProps {
  readonly clocks: readonly ClockLine[];
  readonly link: (search: ReplaySearch, text: string) => ReactNode;
}

export function ClockTable({ clocks, link }: ClockTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.section}>
      <h2>{t('replay.clocks')}</h2>
      <p className="mute">{t('replay.clocksText')}</p>
      <DataTable
        label={t('replay.clocks')}
        head={[
          { key: 'clock', text: t('replay.clock') },
          { key: 'priority', text: t('replay.priority') },
          { key: 'met', text: t('replay.met'), number: true },
          { key: 'missed', text: t('replay.missed'), number: true },
          { key: 'open', text: t('replay.openClocks'), number: true },
          { key: 'none', text: t('replay.noData'), number: true },
          { key: 'attainment', text: t('replay.attainment'), number: true },
          { key: 'bar', text: <span className="visually-hidden">{t('replay.attainment')}</span> },
          { key: 'recordedMet', text: t('replay.recordedMet'), number: true },
          { key: 'recordedMissed', text: t('replay.recordedMissed'), number: true },
        ]}
      >
        <tbody>
          {clocks.map((line) => {
            const { met, missed, open } = line.counts;
            const judged = met + missed;
            const recorded = (verdict: 'met' | 'missed') => Object.values(line.byRecorded[verdict]).reduce((sum, count) => sum + count, 0);
            const missedText = format.number(missed);
            const name = `${t(`words.clock.${line.kind}`)} ${line.priority}`;
            return (
              <tr key={`${line.kind} ${line.priority}`}>
                <td>{t(`words.clock.${line.kind}`)}</td>
                <td>{line.priority}</td>
                <td data-number>{format.number(met)}</td>
                <td data-number>
                  {missed > 0 && (line.kind === 'respond' || line.kind === 'resolve')
                    ? link({ missed: line.kind }, missedText)
                    : missedText}
                </td>
                <td data-number>{format.number(open)}</td>
                <td data-number>{format.number(line.counts['no-data'])}</td>
                <td data-number>{judged === 0 ? t('words.noData') : format.percent(met / judged)}</td>
                <td className={styles.bar}>
                  {judged === 0 ? null : (
                    <ShareBar
                      label={`${name}: ${format.percent(met / judged)}`}
                      shares={[
                        { key: 'met', share: met / judged, colour: 'var(--good)' },
                        { key: 'missed', share: missed / judged, colour: 'var(--bad-solid)' },
                      ]}
                    />
                  )}
                </td>
                <td data-number>{format.number(recorded('met'))}</td>
                <td data-number>{format.number(recorded('missed'))}</td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </section>
  );
}
