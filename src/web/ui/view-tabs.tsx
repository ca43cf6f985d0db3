/** Links side by side, one of them current: views of a list, parts of a page. */
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './view-tabs.module.css';

/** For links that differ in their filters alone: one is current only when every filter is the same. */
export const WHOLE_ADDRESS = { exact: true, includeSearch: true } as const;

export interface ViewTabsProps {
  readonly label: string;
  /** Names the current one: it is scrolled into sight where there is not room for all. */
  readonly current?: string | undefined;
  readonly children: ReactNode;
}

export function ViewTabs({ label, current, children }: ViewTabsProps) {
  const bar = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for when another one is current
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - (bar.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={bar} className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  );
}

export const TabCount = ({ count }: { readonly count: string }) => <span className={styles.count}>{count}</span>;
