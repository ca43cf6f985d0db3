/** Three weights under which owners are suggested; what they suggest is taken by a person, one by one or for all that is open. */
import { Button } from '@mantine/core';
import type { TaskWeights } from '../../../core/task-map/suggest-owner.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import styles from './task-map.module.css';

const NAMES = ['capacity', 'risk', 'expertise'] as const;

export interface WeightsProps {
  readonly weights: TaskWeights;
  readonly onChange: (weights: TaskWeights) => void;
  /** How many tasks are open and have a suggestion. */
  readonly open: number;
  /** Null: the viewer may not decide. */
  readonly onTakeAll: (() => void) | null;
}

export function Weights({ weights, onChange, open, onTakeAll }: WeightsProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.panel} aria-label={t('taskMap.weights.title')}>
      <h2>{t('taskMap.weights.title')}</h2>
      <p className="mute">{t('taskMap.weights.text')}</p>
      {NAMES.map((name) => (
        <label key={name} className={styles.weight}>
          <span>
            {t(`taskMap.weights.${name}`)}
            <span aria-hidden="true">{weights[name]}</span>
          </span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={weights[name]}
            onChange={(event) => onChange({ ...weights, [name]: Number(event.currentTarget.value) })}
          />
        </label>
      ))}
      {onTakeAll !== null && open > 0 ? <Button onClick={onTakeAll}>{t('taskMap.weights.takeAll', { count: open })}</Button> : null}
    </section>
  );
}
