/** How far long work is. Without a known end it says that it moves, not how far. */
import styles from './progress.module.css';

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1; null while the end is unknown. */
  readonly share: number | null;
}

export const Progress = ({ label, share }: ProgressProps) => (
  <div
    className={styles.track}
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
  >
    <div
      className={styles.fill}
      data-open={share === null || undefined}
      style={share === null ? undefined : { width: `${share * 100}%` }}
    />
  </div>
);
