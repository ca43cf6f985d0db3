/** Links side by side, one of them current: views of a list, parts of a page. */
import type { ReactNode } from 'react';
import styles from './view-tabs.module.css';

export const ViewTabs = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav className={styles.tabs} aria-label={label}>
    {children}
  </nav>
);

export const TabCount = ({ count }: { readonly count: string }) => <span className={styles.count}>{count}</span>;
