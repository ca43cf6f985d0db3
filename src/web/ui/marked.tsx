/** A plain text with some places of it marked. */
import type { ReactNode } from 'react';
import styles from './marked.module.css';

export interface MarkedProps {
  readonly text: string;
  /** First and first behind, in order and apart. */
  readonly marks: readonly (readonly [number, number])[];
}

export function Marked({ text, marks }: MarkedProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(
      text.slice(at, from),
      <mark key={from} className={styles.mark}>
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
