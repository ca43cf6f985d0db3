/** Parts of a whole in one bar; the label carries the same in words. */
import styles from './share-bar.module.css';

export interface Share {
  readonly key: string;
  /** 0 to 1. */
  readonly share: number;
  readonly colour: string;
}

export const ShareBar = ({
  label,
  shares,
  wide = false,
}: {
  readonly label: string;
  readonly shares: readonly Share[];
  readonly wide?: boolean;
}) => (
  <span className={wide ? styles.wide : styles.bar} role="img" aria-label={label}>
    {shares
      .filter((one) => one.share > 0)
      .map((one) => (
        // What exists is seen: never thinner than three pixels.
        <span key={one.key} style={{ width: `${one.share * 100}%`, minWidth: 3, background: one.colour }} />
      ))}
  </span>
);
