/** A plain table in the product's measures. Numbers stand right: give their cells `data-number`. */
import type { ReactNode } from 'react';
import styles from './table.module.css';

export interface HeadCell {
  readonly key: string;
  readonly text: ReactNode;
  readonly number?: boolean;
}

export interface DataTableProps {
  readonly label: string;
  readonly head: readonly HeadCell[];
  /** On a phone each row is a block of its own: cells that need their heading there say it as `data-label`. */
  readonly stack?: boolean;
  readonly children: ReactNode;
}

export const DataTable = ({ label, head, stack = false, children }: DataTableProps) => (
  // A table wider than the page scrolls by itself, also by keyboard.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable
  <section className={styles.scroll} aria-label={label} tabIndex={0}>
    <table className={styles.table} data-stack={stack || undefined}>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell.key} scope="col" data-number={cell.number || undefined}>
              {cell.text}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  </section>
);
