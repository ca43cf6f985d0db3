/** The same life as rows: for screen readers always, for everybody else when asked for. */

import styles from './strip.module.css';
import type { StripSegment } from './strip-segment.js';

export interface StripTableProps {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly segments: readonly StripSegment[];
  readonly shown: boolean;
}

export const StripTable = ({ id, caption, columns, segments, shown }: StripTableProps) => (
  <div
    id={id}
    className={shown ? styles.tableBox : 'visually-hidden'}
    {...(shown ? { role: 'region', tabIndex: 0, 'aria-label': caption } : {})}
  >
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment.key}>
            {segment.cells.map((cell, index) => (
              <td key={columns[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
