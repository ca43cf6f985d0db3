/** The three other faces of a page: nothing there yet, something went wrong, still loading. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './states.module.css';

export interface EmptyStateProps {
  readonly title: string;
  /** What to do first. */
  readonly text: ReactNode;
  readonly icon?: ReactNode;
  /** Where the page has no other heading. */
  readonly alone?: boolean;
  readonly children?: ReactNode;
}

export const EmptyState = ({ title, text, icon, alone = false, children }: EmptyStateProps) => (
  <div className={styles.empty}>
    {icon ? <span className={styles.emptyIcon}>{icon}</span> : null}
    {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
    <p className="mute">{text}</p>
    {children ? <div className={styles.emptyAction}>{children}</div> : null}
  </div>
);

export interface ErrorStateProps {
  readonly title: string;
  readonly detail?: string | null;
  readonly points?: readonly string[];
  readonly retry?: { readonly label: string; readonly action: () => void } | undefined;
}

export const ErrorState = ({ title, detail, points = [], retry }: ErrorStateProps) => (
  <div className={styles.error} role="alert">
    <strong>{title}</strong>
    {detail && detail !== title ? <p>{detail}</p> : null}
    {points.length > 0 ? (
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    ) : null}
    {retry ? <Button onClick={retry.action}>{retry.label}</Button> : null}
  </div>
);

/** Rows of a table to come, as tall as the real ones so that nothing moves. */
export const SkeletonRows = ({ label, rows = 8 }: { readonly label: string; readonly rows?: number }) => (
  <div className={styles.skeleton} role="status" aria-label={label}>
    {Array.from({ length: rows }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike
      <div className={styles.row} key={row}>
        <span className={styles.bone} />
        <span className={styles.bone} style={{ width: `${45 + ((row * 29) % 45)}%` }} />
        <span className={styles.bone} />
        <span className={styles.bone} />
      </div>
    ))}
  </div>
);

export const SkeletonBlock = ({ label, height }: { readonly label: string; readonly height: number }) => (
  <div className={styles.block} style={{ height }} role="status" aria-label={label} />
);
