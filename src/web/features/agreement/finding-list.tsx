/** Every finding of the proof, each with its place in the grid and its mend. */

import type { Finding } from '../../../core/proof/finding.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import styles from './matrix.module.css';

export interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly current: string | undefined;
  readonly onChoose: (finding: Finding) => void;
}

export function FindingList({ findings, current, onChoose }: FindingListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (findings.length === 0) return <p>{t('agreement.nothingFound')}</p>;
  return (
    <ul className={styles.findings} aria-label={t('agreement.findings')}>
      {findings.map((finding) => (
        <li key={finding.id}>
          <button
            type="button"
            className={styles.finding}
            data-severity={finding.severity}
            aria-pressed={current === finding.id}
            onClick={() => onChoose(finding)}
          >
            <span className={styles.severity} data-severity={finding.severity}>
              {t(`agreement.severity.${finding.severity}`)}
              {finding.trafficShare ? ` · ${t('agreement.traffic', { share: format.percent(finding.trafficShare) })}` : ''}
            </span>
            <span>{finding.text}</span>
            {current === finding.id ? (
              <span className={styles.mend}>
                {t('agreement.mend')}: {finding.mend}
              </span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
